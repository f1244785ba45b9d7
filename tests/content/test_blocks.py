"""What a reader gets of a block, without a script: everything is on the page, and a choice opens what belongs to it."""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.content.block_samples import (
    BALANCE,
    BREATH,
    CHECK,
    DILEMMA,
    FIGURE,
    KEPT,
    MARK,
    PAIR,
    READING,
    SORT,
    STEPS,
    SWITCH,
)
from tests.content.course_files import LESSON_PATH, REPOSITORY, CourseFiles

STYLES = (REPOSITORY / "media" / "site" / "blocks.css").read_text("utf-8")


def drawn(files: CourseFiles, block: str) -> Element:
    """The first lesson with this block in it, parsed; it has to be good HTML."""
    files.put_block(block)
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parseFragment(files.lesson_html())
    assert parser.errors == []
    return tree


def words_of(element: Element) -> str:
    """What can be read in an element."""
    return " ".join(" ".join(element.itertext()).split())


def with_class(tree: Element, name: str) -> list[Element]:
    """The elements with this class."""
    return [element for element in tree.iter() if name in str(element.get("class", "")).split()]


def names_of_rounds(tree: Element) -> set[str]:
    """The names under which the rounds stand; one name is one choice."""
    return {part.get("name", "") for part in tree.iter("input") if part.get("type") == "radio"}


def test_a_check_with_one_answer_has_radios_and_one_with_more_has_boxes(files: CourseFiles) -> None:
    files.put_block(CHECK)
    html = files.lesson_html()
    assert html.count('type="radio"') == 2
    assert "Wat doet <em>Joost</em>?" in html
    assert "Hij vult &lt;in&gt;." in html
    assert "een “open” vraag" in html
    files.replace(LESSON_PATH, "kind: single", "kind: multiple")
    assert files.lesson_html().count('type="checkbox"') == 2


def test_a_switch_shows_outside_and_inside_of_every_voice(files: CourseFiles) -> None:
    files.put_block(SWITCH)
    html = files.lesson_html()
    assert "Door wiens ogen kijk je?" in html
    assert html.count('class="side-out"') == html.count('class="side-in"') == 2
    assert html.count("checked") == 1


def test_a_card_says_where_the_course_lays_it(files: CourseFiles) -> None:
    files.put_block(SORT)
    html = files.lesson_html()
    assert html.count("Dat vinden wij ook.") == 4
    assert "Wij leggen deze bij “Opent”. Jij laat het tempo." in html
    assert html.count('class="same"') == html.count('class="other"') == 4


def test_two_blocks_in_a_row_are_one_part(files: CourseFiles) -> None:
    files.put_block(f"{CHECK}\n{SORT}")
    lesson = files.load().get_lesson("deur-kijken")
    assert len(lesson.parts) == 1
    assert lesson.block_ids == ("joost", "sorteren")


def test_a_figure_holds_the_drawing_with_its_description(files: CourseFiles) -> None:
    files.put_block(FIGURE)
    html = files.lesson_html()
    assert '<svg viewBox="0 0 640 300" role="img" aria-label="Een lijn." class="drawing">' in html
    assert "<figcaption>Een <em>rechte</em> lijn.</figcaption>" in html


def test_a_photo_is_shown_from_its_own_address(files: CourseFiles) -> None:
    files.write("media/modules/01-deur/deur.png", "")
    files.put_block(FIGURE.replace("svg", "png").replace("Een lijn.", "Een 'deur'."))
    assert '<img src="/media/modules/01-deur/deur.png" alt="Een ‘deur’."' in files.lesson_html()


def test_another_kind_of_file_is_a_fault(files: CourseFiles) -> None:
    files.write("media/modules/01-deur/deur.gif", "")
    faults = files.faults_of_block(FIGURE.replace("svg", "gif"))
    assert any("is geen tekening of foto" in fault for fault in faults)


def test_a_figure_outside_a_module_is_a_fault(files: CourseFiles) -> None:
    files.write("modules/course.md", (files.root / "modules/course.md").read_text("utf-8") + "\n" + FIGURE + "\n")
    assert any(fault.startswith("modules/course.md:12: De tekening") for fault in files.faults())


def test_a_pair_names_the_guess_for_what_it_is(files: CourseFiles) -> None:
    assert "Binnen, een gok" in words_of(drawn(files, PAIR))
    files.replace(LESSON_PATH, '    inside: "M', '    inside_title: "Binnen bij *Joost*"\n    inside: "M')
    assert "<h3>Binnen bij <em>Joost</em></h3>" in files.lesson_html()


def test_in_a_text_to_mark_only_some_pieces_can_be_chosen(files: CourseFiles) -> None:
    tree = drawn(files, MARK)

    assert len([part for part in tree.iter("input") if part.get("type") == "checkbox"]) == 4
    assert "Waar <em>hoor</em> je haast?" in files.lesson_html()
    assert "Een &lt;camera&gt; ziet dit." in files.lesson_html()
    fits, free = with_class(tree, "fits"), with_class(tree, "free")
    assert words_of(fits[0]) == "Ze tikt op haar horloge. Een <camera> ziet dit."
    assert [words_of(one) for one in free] == ["Ze draagt een rode jas. Dat is kleur, geen tempo."]


def test_without_choosing_the_found_pieces_can_be_read_in_a_list(files: CourseFiles) -> None:
    (details,) = drawn(files, MARK).iter("details")

    assert [words_of(item) for item in details.iter("li")] == [
        "Ze tikt op haar horloge. Een <camera> ziet dit.",
        "Ze belt nog eens. Binnen tien tellen.",
        "Ze praat door de brievenbus. Zonder te wachten.",
    ]


def test_steps_begin_at_the_first_and_a_pause_is_told_in_words(files: CourseFiles) -> None:
    tree = drawn(files, STEPS)

    assert [part.get("class") for part in tree.iter("input") if "checked" in part.attrib] == ["pick-1"]
    assert [words_of(one) for one in with_class(tree, "pick")] == ["1. Sta", "2. Kijk"]
    assert "Neem hier 20 seconden de tijd." in words_of(with_class(tree, "view-1")[0])
    assert words_of(with_class(tree, "view-2")[0]) == "Kijk Kijk om je heen."
    assert "<em>voeten</em>" in files.lesson_html()


def test_a_dilemma_opens_nowhere_and_shows_both_sides_of_every_place(files: CourseFiles) -> None:
    tree = drawn(files, DILEMMA)

    assert not [part for part in tree.iter("input") if "checked" in part.attrib]
    assert words_of(with_class(tree, "view-3")[0]) == "Wat het geeft Duidelijkheid. Wat het kost De ander schrikt."
    assert words_of(with_class(tree, "scale-ends")[0]) == "wachten bellen"
    assert "Er is geen goede plek op deze lijn." in words_of(tree)


def test_a_balance_has_five_ways_to_hang_each_with_its_words(files: CourseFiles) -> None:
    tree = drawn(files, BALANCE)

    assert len(names_of_rounds(tree)) == 1
    assert words_of(with_class(tree, "view-3")[0]) == "Je voelt mee en je ziet jezelf."
    assert [one.get("aria-hidden") for one in with_class(tree, "drawing")] == ["true"]


def test_breathing_says_first_when_to_stop(files: CourseFiles) -> None:
    words = words_of(drawn(files, BREATH))

    assert words.index("Je wordt duizelig.") < words.index("Begin rustig te ademen")
    assert "Na 2 minuten is het klaar" in words
    assert "Zonder cirkel: tel zelf" in words
    files.replace(LESSON_PATH, "minutes: 2", "minutes: 1")
    assert "Na 1 minuut is het klaar" in files.lesson_html()


def test_two_breathing_blocks_in_one_lesson_do_not_meet(files: CourseFiles) -> None:
    tree = drawn(files, f"{BREATH}\n\n{BREATH}")

    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "rule",
    [
        *(f".pick-{number}:checked) > .view:not(.view-{number})" for number in range(1, 7)),
        *(f".to-{number}:checked) ~ .branch-{number}" for number in range(1, 5)),
        *(f".after-{number} {{ animation-delay: {number}s }}" for number in range(2, 21)),
        *(f".level-{number} > :nth-child(-n+{number})" for number in range(1, 6)),
    ],
)
def test_the_stylesheet_knows_every_choice_that_a_block_can_hold(rule: str) -> None:
    assert rule in STYLES


class Ids(HTMLParser):
    """Collects ids, and what labels and descriptions point to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.wanted: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("for", "aria-labelledby", "aria-describedby"):
                self.wanted.append(value or "")
        if tag in ("h2", "h3", "h4"):
            self.headings.append(int(tag[1]))


def test_ids_are_unique_labels_fit_and_no_heading_is_skipped(files: CourseFiles) -> None:
    files.put_cards()
    files.put_block("\n\n".join([*READING.values(), *KEPT.values()]))
    page = Ids()
    for part in files.load().get_lesson("deur-kijken").parts:
        page.feed(part if isinstance(part, str) else f'<h3 id="blok-{part.id}-titel">x</h3>{part.sheet.draw({})}')
    assert len(page.ids) == len(set(page.ids))
    assert set(page.wanted) <= set(page.ids)
    assert all(later - earlier <= 1 for earlier, later in zip([1, *page.headings], page.headings, strict=False))


def test_a_lesson_holds_no_script_style_or_form(files: CourseFiles) -> None:
    files.put_cards()
    files.put_block("\n\n".join([*READING.values(), *KEPT.values()]))
    exercises = [
        part.sheet.draw({}) for part in files.load().get_lesson("deur-kijken").parts if not isinstance(part, str)
    ]
    html = files.lesson_html() + "".join(exercises)
    assert len(exercises) == len(KEPT)
    assert not re.findall(r"<script|<style|<form|<[^>]* (?:style|on[a-z]+|hx-[a-z-]+)=|javascript:", html)
