"""The workspace of an agency: officer, units, clerk and head at work."""
