"""Published figures: rows of them, read, scored and checked against each other."""
