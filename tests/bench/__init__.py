"""How fast the pages are, beside the fastest that this machine can serve. `make bench` runs it."""
