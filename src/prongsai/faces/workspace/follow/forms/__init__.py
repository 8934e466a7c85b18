"""Forms of following up: what people type, read into the drafts of the records."""
