"""The blocks in a lesson: found in the text, held against their shape, and drawn."""
