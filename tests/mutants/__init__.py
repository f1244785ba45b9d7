"""Changed on purpose: every rule of every policy is bent in every way, and the tests have to notice each time."""
