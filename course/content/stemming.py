"""Dutch words brought back to one form, so that who looks for "grens" also finds "grenzen".

The form need not be a word; it need only be the same twice. The two Dutch stemmers of `snowballstemmer` were tried
first. Both miss grens and grenzen, mens and mensen, boos and boze, mentaliseert and mentaliseren, and the better of the
two misses kwetsbaar and kwetsbare as well. Those are the words of this course.
"""

import re
import unicodedata
from functools import lru_cache

SHORTEST = 4

HEDEN = re.compile(r"(?<=\w)heden$")
SMALL = re.compile(r"(?<=\w\w[^aeiouy])jes?$")
# The s of teams, trainers, fotos and reflecties, and not that of grens, huis or fiets.
PLURAL_S = re.compile(r"(?<=\w\w[^aeiouyknst])s$|(?<=\w[^aeiouy][aiouy])s$|(?<=\wie)s$|(?<=\w\w\wen)s$")
EN = re.compile(r"(?<=[^aeiouy])en?$|(?<=[aeiouy][aeiou])en$")
# The t of loopt, leest and draait, and not that of weet, vast or kwast.
T = re.compile(r"(?<=[^aeiouys])t$|(?<=[aeiou][aeiou]s)t$|(?<=ijs)t$|(?<=[aeo]i)t$")
DOUBLED = re.compile(r"([^aeiouy])\1$")
ONE_SHORT_SYLLABLE = re.compile(r"([^aeiouy]*)([aeou])([^aeiouy])")
LATER_LONG_VOWEL = re.compile(r"(?<=[aeiouy])([^aeiouy]+)([aeou])\2([^aeiouy]*)$")
HARD_AT_THE_END = str.maketrans("vz", "fs")


def fold(word: str) -> str:
    """The word in small letters, without accents and without the 's of a plural."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace("’", "'").removesuffix("'s"))
    return "".join(letter for letter in letters if letter.isalnum())


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The form that a folded word shares with its plural and with most of its other forms."""
    if len(word) < SHORTEST:
        return word
    whole = PLURAL_S.sub("", SMALL.sub("", HEDEN.sub("heid", word)))
    cut = EN.sub("", whole)
    short = _harden(T.sub("", DOUBLED.sub(r"\1", cut)))
    open_syllable = ONE_SHORT_SYLLABLE.fullmatch(short) if cut != whole and short[-2:-1] == cut[-2:-1] else None
    if open_syllable:
        before, vowel, after = open_syllable.groups()
        return f"{before}{vowel}{vowel}{after}"
    return PLURAL_S.sub("", LATER_LONG_VOWEL.sub(r"\1\2\3", short))


def _harden(word: str) -> str:
    """At the end of a word v is written f, and z is written s: brieven and brief, huizen and huis."""
    return word[:-1] + word[-1:].translate(HARD_AT_THE_END)
