"""Making and reading a plan: `/office/<code>/plans/…`."""
