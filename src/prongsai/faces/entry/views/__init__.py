"""The pages below `/account/`."""
