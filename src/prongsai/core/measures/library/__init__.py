"""คลังมาตรการ: measures to start from, one file an indicator, in our own words."""
