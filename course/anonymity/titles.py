"""A name after a title: mevrouw Jansen, dhr. van Dijk, meneer de boer, mevrouw K."""

from collections.abc import Callable

from course.anonymity.first_names import FIRST_NAMES
from course.anonymity.ordinary import NO_PERSON, PARTICLES, POLITE, PSEUDONYMS, SHORT_TITLES, THINKERS, TITLES
from course.anonymity.surnames import SURNAMES, surely_ends_as_surname
from course.anonymity.words import Word, at

MOST_PARTICLES = 3
MOST_AFTER = 4
IsName = Callable[[Word], bool]


def titled_at(words: list[Word], place: int, is_surname: IsName, is_first_name: IsName) -> int | None:
    """Give behind which word a name with a title ends that begins here, or None.

    Args:
        words: the words of the text.
        place: where the title may stand.
        is_surname: whether a word is a surname.
        is_first_name: whether a word is a first name and nothing else.
    """
    title = words[place].folded
    if title not in TITLES:
        return None
    after = place + 1
    while (
        after - place <= MOST_PARTICLES
        and (word := at(words, after))
        and _joins(word, title)
        and word.folded in PARTICLES
    ):
        after += 1
    name = at(words, after)
    if name is None or not _joins(name, title) or not _is_name(name, title, is_surname, is_first_name):
        return None
    return _surname_end(words, after + 1)


def _joins(word: Word, title: str) -> bool:
    return word.follows or (title in SHORT_TITLES and word.follows_dot)


def _is_name(word: Word, title: str, is_surname: IsName, is_first_name: IsName) -> bool:
    if len(word.text) == 1:
        return word.text.upper() not in PSEUDONYMS and word.text.isupper()
    if word.folded in NO_PERSON or word.folded in THINKERS:
        return False
    if word.text[0].isupper():
        return True
    listed = word.folded in SURNAMES or word.folded in FIRST_NAMES or surely_ends_as_surname(word.folded)
    return title in POLITE and (listed or is_surname(word) or is_first_name(word))


def _surname_end(words: list[Word], place: int) -> int:
    """Go on as long as capitals follow: mevrouw Fatima El Idrissi."""
    end = place
    while (word := at(words, end)) and word.follows and word.is_capitalised and end - place < MOST_AFTER:
        end += 1
    return end
