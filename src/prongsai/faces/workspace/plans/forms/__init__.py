"""Forms of plans: what people type, read into the drafts of the records."""
