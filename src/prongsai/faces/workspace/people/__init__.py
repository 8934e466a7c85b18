"""People, units, posts, the agency itself: `/office/<code>/people/…`, `/office/<code>/agency/…`."""
