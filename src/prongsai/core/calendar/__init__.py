"""When something is due: periods and rhythms of measures in the months of the fiscal year."""
