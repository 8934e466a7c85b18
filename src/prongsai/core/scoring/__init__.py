"""tally → score → grade, and the bounds that rounded figures allow."""
