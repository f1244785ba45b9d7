"""Values that forms carry along."""


def whole_number(text: str) -> int:
    """Give the number that a hidden field carries, such as a revision; anything else counts as 0."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
