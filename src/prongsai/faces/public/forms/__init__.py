"""What people ask for and send in: read from a request, with a word on everything that could not be read."""
