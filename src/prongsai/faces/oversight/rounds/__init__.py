"""Official rounds: made, given their calendar and agencies, opened, closed, announced."""
