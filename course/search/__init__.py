"""Finding in the course: lessons, modules, words, assignments and image cards."""
