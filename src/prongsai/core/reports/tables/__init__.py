"""Tables of measures: which columns they have, what stands in each, and in which groups their rows come."""
