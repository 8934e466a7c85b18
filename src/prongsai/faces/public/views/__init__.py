"""One page each: read the request, call one selector or core, render."""
