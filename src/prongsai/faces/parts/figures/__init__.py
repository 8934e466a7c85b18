"""The figures that an agency receives: typed, pasted or sent as a file; the form on screen and in Excel; the checks."""
