"""The first page of an agency: where it stands, and what comes next for this person."""
