"""Language at B1: sentences and their length, found with the line on which they begin."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from course.content.blocks.source import DataBlock, SourceBlock
from course.content.faults import Report
from course.content.yaml_data import YamlData

LONGEST_SENTENCE_WORDS = 25
HIGHEST_MEAN_WORDS = 13
LONGEST_WORD_LETTERS = 20
MOST_PASSIVE = 0.05
FEWEST_LESSON_WORDS = 600
MOST_LESSON_WORDS = 1000

WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")
PARTICIPLE = r"(?:ge|be|ver|ont|her|er)[a-zà-ÿ]{2,}(?:d|t|en)"
PASSIVE = re.compile(
    rf"\b(?:word|wordt|worden|werd|werden)\b(?:\W+[\w’'-]+){{0,7}}?\W+{PARTICIPLE}\b"
    rf"|\b{PARTICIPLE}\W+(?:word|wordt|worden|werd|werden)\b",
    re.I,
)
PARTS_OF_WORD = re.compile(r"[-'’./]")
SENTENCE_END = re.compile(r"[.?!…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*(?:[A-ZÀ-Þ0-9]|[’'][snt]\s))")
ABBREVIATION = re.compile(r"(?:\b(?:bijv|bv|dr|drs|mr|ir|prof|nr|blz|ca|vgl|[A-Z])|\b\w\.\w(?:\.\w)*)\.$")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\ufe0f]")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"[*_`|]|^[\s>]+|^#+ *")
LIST_ITEM = re.compile(r"^[\s>]*(?:[*+-]|\d+\.)\s+")
TABLE_RULE = re.compile(r"\|?[\s:|-]+$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the line it begins on and how many words it has."""

    text: str
    line: int
    words: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text: the lines it came from. A title is read, but is no sentence; alt text is not counted."""

    lines: tuple[tuple[int, str], ...]
    is_title: bool = False
    is_counted: bool = True

    def sentences(self) -> Iterator[Sentence]:
        """The sentences of this passage; none when it is a title."""
        if self.is_title:
            return
        text = " ".join(piece for _, piece in self.lines)
        begin = 0
        for end in [*_sentence_ends(text), len(text)]:
            words = count_words(text[begin:end])
            if words:
                spaces = len(text[begin:end]) - len(text[begin:end].lstrip())
                yield Sentence(text[begin:end].strip(), self._line_at(begin + spaces), words)
            begin = end

    def _line_at(self, offset: int) -> int:
        """The line that holds this place in the joined text."""
        begin, found = 0, self.lines[0][0]
        for line, piece in self.lines:
            if begin <= offset:
                found = line
            begin += len(piece) + 1
        return found


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may stand although it breaks a rule of style: texts for which the author gave a reason."""

    texts: tuple[str, ...] = ()

    def has(self, found: str) -> bool:
        """Whether what was found is, or holds, an allowed text."""
        return any(text.lower() in found.lower() for text in self.texts)


def count_words(text: str) -> int:
    """How many words a reader reads here."""
    return len(WORD.findall(text))


def prose_passages(prose: Sequence[str], first_line: int) -> list[Passage]:
    """The passages in Markdown prose: paragraphs, list items, table rows and headings."""
    passages: list[Passage] = []
    run: list[tuple[int, str]] = []

    def close() -> None:
        if run:
            passages.append(Passage(tuple(run)))
            run.clear()

    for line, written in enumerate(prose, first_line):
        text = written.strip()
        if not text or LIST_ITEM.match(written) or text.startswith(("#", "|")):
            close()
        if text.startswith("#"):
            passages.append(Passage(((line, _plain(text)),), is_title=True))
        elif text.startswith("|"):
            cells = [] if TABLE_RULE.match(text) else text.strip("|").split("|")
            passages += [Passage(((line, _plain(cell)),)) for cell in cells]
        elif text:
            run.append((line, _plain(LIST_ITEM.sub("", written, count=1))))
    close()
    return passages


def data_passages(data: YamlData) -> list[Passage]:
    """The passages in the head of a file or in the data of a block."""
    return [
        Passage(
            ((text.line, _plain(text.text)),),
            is_title=text.name in ("title", "term", "also", "name", "piles"),
            is_counted=text.name != "alt",
        )
        for text in data.texts()
    ]


def block_passages(blocks: Iterable[SourceBlock]) -> list[Passage]:
    """The titles and texts of blocks."""
    passages = []
    for block in blocks:
        passages.append(Passage(((block.line, block.title),), is_title=True))
        if isinstance(block, DataBlock):
            passages += data_passages(block.data)
    return passages


def words_in(passages: Iterable[Passage]) -> int:
    """All words of these passages, titles too."""
    return sum(count_words(piece) for passage in passages if passage.is_counted for _, piece in passage.lines)


def mean_sentence(passages: Iterable[Passage]) -> float:
    """The mean number of words in a sentence; 0 when there is no sentence."""
    lengths = [one.words for passage in passages if passage.is_counted for one in passage.sentences()]
    return sum(lengths) / len(lengths) if lengths else 0.0


def check_passages(passages: Iterable[Passage], allowed: Allowed, report: Report) -> None:
    """Report long sentences, long words, exclamation marks and emoji, unless the author argued for them."""
    for passage in passages:
        for sentence in passage.sentences():
            if sentence.words > LONGEST_SENTENCE_WORDS and not allowed.has(sentence.text):
                report(sentence.line, f"Deze zin heeft {sentence.words} woorden. Knip hem in twee zinnen.")
        for line, piece in passage.lines:
            _check_piece(line, piece, allowed, report)


def _check_piece(line: int, piece: str, allowed: Allowed, report: Report) -> None:
    if "!" in piece and not allowed.has(piece):
        report(line, "Hier staat een uitroepteken. Maak er een punt van.")
    if EMOJI.search(piece):
        report(line, "Hier staat een emoji. Schrijf in woorden wat je bedoelt.")
    for word in long_words(piece):
        if not allowed.has(word):
            report(line, f'"{word}" is een lang woord. Zeg het anders, of zet onder exceptions waarom het moet.')


def long_words(text: str) -> Iterator[str]:
    """The words with more letters than a B1 reader takes in at once; the parts of a word with a hyphen count apart."""
    for word in WORD.findall(text):
        yield from (part for part in PARTS_OF_WORD.split(word) if len(part) > LONGEST_WORD_LETTERS)


def passive_share(passages: Iterable[Passage]) -> float:
    """The share of sentences in the passive voice, as far as verb and participle show it; 0 without sentences."""
    found = [PASSIVE.search(one.text) is not None for passage in passages for one in passage.sentences()]
    return sum(found) / len(found) if found else 0.0


def check_lesson(passages: Sequence[Passage], line: int, report: Report) -> None:
    """Report a lesson that is too short or too long, or whose sentences are long or passive on the whole."""
    words, mean, passive = words_in(passages), mean_sentence(passages), passive_share(passages)
    if words < FEWEST_LESSON_WORDS:
        report(line, f"Deze les heeft {words} woorden. Maak er minstens {FEWEST_LESSON_WORDS} van.")
    if words > MOST_LESSON_WORDS:
        report(
            line,
            f"Deze les heeft {words} woorden. Schrap tot hoogstens {MOST_LESSON_WORDS}, of maak er twee van.",
        )
    if mean > HIGHEST_MEAN_WORDS:
        shown = f"{mean:.1f}".replace(".", ",")
        report(
            line,
            f"Zinnen hebben gemiddeld {shown} woorden. Knip ze, tot {HIGHEST_MEAN_WORDS} woorden.",
        )
    if passive > MOST_PASSIVE:
        report(line, f"{passive:.0%} van de zinnen is lijdend (wordt gedaan). Zeg wie het doet.")


def _plain(text: str) -> str:
    return MARKS.sub("", LINK.sub(r"\1", text)).strip()


def _sentence_ends(text: str) -> Iterator[int]:
    for match in SENTENCE_END.finditer(text):
        # An abbreviation is one word, so only the last one is looked at: the whole text before it takes long.
        last_word = text[text.rfind(" ", 0, match.end()) + 1 : match.end()]
        if not ABBREVIATION.search(last_word):
            yield match.end()
