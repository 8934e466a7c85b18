"""How offices in Thailand write numbers, dates, years and names; no libraries, no clock."""
