"""Settings: base, and on it demo (a laptop), production and test."""
