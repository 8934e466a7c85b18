"""Papers from draft to publication: `/office/<code>/papers/…`."""
