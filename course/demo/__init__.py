"""The demonstration: a small believable world, and the command that serves it."""
