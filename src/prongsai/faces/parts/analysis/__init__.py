"""The gap to a level, assumptions and peers, as every face shows them."""
