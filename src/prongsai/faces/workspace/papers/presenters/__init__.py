"""What the pages of papers show, made ready for the templates."""
