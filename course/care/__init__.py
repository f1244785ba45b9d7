"""What asks for care: a wish to talk, a trainer who worries, a text in which somebody can be recognised."""
