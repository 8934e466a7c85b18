"""Views of papers: one module for each thing that people do with them."""
