"""What the pages show, shaped as small dataclasses: scorecards and rows in, sentences and figures out."""
