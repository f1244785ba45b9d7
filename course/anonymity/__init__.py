"""Rules that look in a Dutch text for what could identify somebody; they warn, and they promise nothing.

Nothing here knows Flask or the database, and nothing here keeps or logs a word: a text goes in, places in it come out.
"""

from course.anonymity.check import find_hits
from course.anonymity.hits import Hit, Kind
from course.anonymity.known import Known
from course.anonymity.marks import Checked, Piece, look_over

__all__ = ["Checked", "Hit", "Kind", "Known", "Piece", "find_hits", "look_over"]
