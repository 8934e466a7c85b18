"""Claims of a text, held against what is known."""
