"""What a result says to those who must improve it."""
