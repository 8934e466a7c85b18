"""Asking: how many must answer, and what one person's answers are before they are counted."""
