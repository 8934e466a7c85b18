"""What all faces stand on: the stylesheet, the base templates, the template tags."""
