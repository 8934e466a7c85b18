"""The analysis of a result: `/office/<code>/analysis/…`."""
