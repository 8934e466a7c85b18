"""The officers of a round's agencies: who has come, who is invited, and by which list."""
