"""How measures go: progress, meetings, circulars: `/office/<code>/follow/…`."""
