"""Taking the course: modules, lessons, what was read, and when a module is complete."""
