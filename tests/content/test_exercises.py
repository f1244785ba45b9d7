"""An exercise: the fields that it has, and the form that a learner fills in without a script."""

import re
from xml.etree.ElementTree import Element

import html5lib
import pytest

from course.content import Exercise
from course.content.blocks.body import BODY_PLACES
from tests.content.block_samples import BODY, IMAGE_CARD, KEPT, RATING, REWRITE, WHEEL, WINDOW, WORKSHEET
from tests.content.course_files import DOING, LESSON_PATH, SECOND_PATH, CourseFiles
from tests.content.test_blocks import with_class, words_of

FIVE = ["1", "2", "3", "4", "5"]


def made(files: CourseFiles, block: str) -> Exercise:
    files.put_cards()
    files.put_block(block)
    return files.exercise()


def form(exercise: Exercise, **answers: str) -> Element:
    """The form with these answers, parsed; it has to be good HTML. In names `_` stands for `-`."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    named = {name.replace("_", "-"): answer for name, answer in answers.items()}
    tree: Element = parser.parseFragment(exercise.sheet.draw(named))
    assert parser.errors == []
    return tree


def choices(exercise: Exercise, field_id: str) -> list[str]:
    (field,) = (one for one in exercise.sheet.fields if one.id == field_id)
    return [choice.value for choice in field.choices]


def chosen(tree: Element) -> dict[str, str]:
    """What is chosen in rounds and lists, by name."""
    rounds = {one.get("name", ""): one.get("value", "") for one in tree.iter("input") if "checked" in one.attrib}
    lists = {
        part.get("name", ""): option.get("value", "")
        for part in tree.iter("select")
        for option in part.iter("option")
        if "selected" in option.attrib
    }
    return rounds | lists


@pytest.mark.parametrize("kind", KEPT)
def test_an_exercise_is_a_part_of_its_own(files: CourseFiles, kind: str) -> None:
    files.put_cards()
    files.put_block(KEPT[kind])
    lesson = files.load().get_lesson("deur-kijken")

    before, exercise, after = lesson.parts

    assert isinstance(exercise, Exercise)
    assert exercise.kind == kind
    assert lesson.block_ids == (exercise.id,)
    assert "Kijk" in str(before)
    assert "Neem mee" in str(after)


@pytest.mark.parametrize("kind", KEPT)
def test_where_a_number_is_chosen_its_ends_are_known(files: CourseFiles, kind: str) -> None:
    ends = made(files, KEPT[kind]).ends

    assert bool(ends) == (kind in {"wiel", "zelfinschatting"})
    assert all(one in KEPT[kind] for one in ends)


@pytest.mark.parametrize("kind", KEPT)
def test_every_field_can_be_filled_in_and_has_its_label(files: CourseFiles, kind: str) -> None:
    exercise = made(files, KEPT[kind])
    tree = form(exercise)

    fields = {part.get("name") for tag in ("input", "select", "textarea") for part in tree.iter(tag)}
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    labels = {label.get("for") for label in tree.iter("label")}
    named = [part for tag in ("input", "select", "textarea") for part in tree.iter(tag)]
    assert fields == {field.id for field in exercise.sheet.fields}
    assert all(part.get("data-field") == part.get("name") for part in named), "a script saves under the same names"
    assert {part.get("id") for part in named} == labels
    assert len(ids) == len(set(ids))
    assert all(one.startswith(f"blok-{exercise.id}") for one in ids if one)
    assert all(field.label for field in exercise.sheet.fields)
    assert chosen(tree) == {}


def test_a_rating_has_five_rounds_for_every_statement(files: CourseFiles) -> None:
    exercise = made(files, RATING)

    assert [field.id for field in exercise.sheet.fields] == ["adem", "gok"]
    assert choices(exercise, "gok") == FIVE
    assert chosen(form(exercise, adem="4")) == {"adem": "4"}
    assert [words_of(heading) for heading in form(exercise).iter("h4")] == ["Lijf", "Hoofd"]
    assert exercise.compares == ""
    assert not exercise.repeats
    assert exercise.earlier is not None


def test_a_rating_can_be_compared_with_another_one(files: CourseFiles) -> None:
    files.replace(SECOND_PATH, DOING, RATING.replace("nulmeting", "eerste-meting"))
    exercise = made(files, RATING.replace("    low", "    compares: eerste-meting\n    low"))

    assert exercise.compares == "eerste-meting"
    assert exercise.earlier is not None
    earlier = html5lib.parseFragment(exercise.earlier.draw({"adem": "2"}), namespaceHTMLElements=False)
    assert [(words_of(row[0]), words_of(row[1])) for row in earlier.iter("div")] == [
        ("Ik merk mijn adem.", "2"),
        ("Ik zeg dat ik gok.", ""),
    ]


def test_a_wheel_is_filled_as_far_as_was_chosen(files: CourseFiles) -> None:
    exercise = made(files, WHEEL)
    tree = form(exercise, emotiewerk="5", rolwerk="1")

    spokes = {one.get("data-spoke"): one.get("class") for one in tree.iter() if one.get("data-spoke")}
    assert len(spokes) == 7
    assert (spokes["emotiewerk"], spokes["rolwerk"], spokes["teamwerk"]) == (
        "spoke level-5",
        "spoke level-1",
        "spoke level-",
    )
    assert chosen(tree) == {"emotiewerk": "5", "rolwerk": "1"}
    assert "De getallen staan eronder." in (with_class(tree, "wheel")[0].get("aria-label") or "")
    assert exercise.earlier is not None
    earlier = html5lib.parseFragment(exercise.earlier.draw({"emotiewerk": "3"}), namespaceHTMLElements=False)
    assert "Emotiewerk 3" in words_of(earlier)
    assert not list(earlier.iter("input"))


def test_every_part_of_the_wheel_has_five_rings_of_its_own(files: CourseFiles) -> None:
    paths = re.findall(r'<path d="([^"]+)"', made(files, WHEEL).sheet.draw({}))

    assert len(paths) == len(set(paths)) == 35
    assert all(
        re.fullmatch(r"M[\d.]+ [\d.]+ L[\d. ]+ A\d+ \d+ 0 0 1 [\d. ]+ L[\d. ]+ A\d+ \d+ 0 0 0 [\d. ]+ Z", one)
        for one in paths
    )


def test_a_window_asks_where_every_signal_stands(files: CourseFiles) -> None:
    exercise = made(files, WINDOW)
    tree = form(exercise, sneller="above", hard="below")

    assert choices(exercise, "sneller") == choices(exercise, "staren") == ["above", "inside", "below"]
    assert exercise.sheet.fields[0].in_words("inside") == "in het raam"
    assert chosen(tree) == {"sneller": "above", "hard": "below"}
    assert [words_of(one) for one in tree.iter("h4")] == ["Jouw raam", "Het raam van Ronnie , een gok"]
    assert exercise.earlier is None


def test_a_body_map_asks_for_every_place_and_fills_where_something_was_felt(files: CourseFiles) -> None:
    exercise = made(files, BODY)
    tree = form(exercise, keel="warm", nek="'t trilt")

    assert [field.id for field in exercise.sheet.fields] == [place.id for place in BODY_PLACES]
    assert choices(exercise, "keel") == ["warm", "koud", "'t trilt"]
    assert exercise.sheet.fields[2].in_words("'t trilt") == "’t trilt"
    felt = [one.get("data-place") for one in with_class(tree, "felt")]
    assert felt == ["keel", "nek"]
    assert chosen(tree) == {"keel": "warm", "nek": "'t trilt"}
    assert "<em>gewoon</em>" in exercise.sheet.draw({})
    assert all(words_of(part[0]) == "niets" for part in tree.iter("select"))
    assert exercise.repeats


def test_every_place_on_the_body_is_drawn_once_and_listed_on_its_side(files: CourseFiles) -> None:
    tree = form(made(files, BODY))

    drawn = [one.get("data-place") for one in with_class(tree, "place")]
    front, back = (list(part.iter("select")) for part in tree.iter("fieldset"))
    assert sorted(str(one) for one in drawn) == sorted(place.id for place in BODY_PLACES)
    assert {one.get("name") for one in front} == {place.id for place in BODY_PLACES if place.side == "front"}
    assert {one.get("name") for one in back} == {place.id for place in BODY_PLACES if place.side == "back"}
    assert len({place.name for place in BODY_PLACES}) == len(BODY_PLACES)


def test_an_earlier_body_map_says_in_words_what_was_felt_where(files: CourseFiles) -> None:
    exercise = made(files, BODY)
    assert exercise.earlier is not None

    earlier = html5lib.parseFragment(exercise.earlier.draw({"keel": "warm"}), namespaceHTMLElements=False)

    assert [words_of(row) for row in earlier.iter("div") if row.get("class") == "felt"] == ["keel warm"]
    assert not list(earlier.iter("select"))
    assert [element.get("id") for element in earlier.iter() if element.get("id")] == []


def test_a_text_is_rewritten_before_the_examples_open(files: CourseFiles) -> None:
    exercise = made(files, REWRITE)
    tree = form(exercise, mine="Mag ik later bellen?")

    assert [field.id for field in exercise.sheet.fields] == ["mine"]
    (box,), (examples,) = tree.iter("textarea"), tree.iter("details")
    assert (box.text or "").strip() == "Mag ik later bellen?"
    assert "open" not in examples.attrib
    assert "Mag ik morgen bellen? Dit is een vraag." in words_of(examples)


def test_a_worksheet_has_a_box_for_every_field_with_its_help(files: CourseFiles) -> None:
    exercise = made(files, WORKSHEET)
    first, second = form(exercise, signaal="Mijn kaak.").iter("textarea")

    assert [field.label for field in exercise.sheet.fields] == ["Mijn ‘eerste’ signaal", "Mijn eerste stap"]
    assert (first.text or "").strip() == "Mijn kaak."
    help_id = first.get("aria-describedby")
    assert [words_of(one) for one in form(exercise).iter() if one.get("id") == help_id] == ["Klein mag."]
    assert second.get("aria-describedby") is None
    assert "Vul in wat je <em>nu</em> weet." in exercise.sheet.draw({})


def test_a_worksheet_may_have_no_introduction(files: CourseFiles) -> None:
    exercise = made(files, WORKSHEET)
    files.replace(LESSON_PATH, '    intro: "Vul in wat je *nu* weet."\n', "")

    assert "<p>Vul in" in exercise.sheet.draw({})
    assert "<p>" not in files.exercise().sheet.draw({})


def test_an_image_card_is_chosen_by_its_picture_and_its_name(files: CourseFiles) -> None:
    exercise = made(files, IMAGE_CARD)
    tree = form(exercise, card="deur", zie="Een spleet licht.")

    assert choices(exercise, "card") == ["brug", "deur", "ladder", "knoop"]
    assert exercise.sheet.fields[0].in_words("deur") == "deur op ’n kier"
    assert chosen(tree) == {"card": "deur"}
    names = [one.get("aria-label") for one in with_class(tree, "drawing")]
    assert names == ["Een brug over water.", "Een “smalle” deur.", "Een ladder tegen een boom.", "Twee touwen."]
    assert "wip" not in words_of(tree), "only the cards that the author chose lie on the table"


def test_emphasis_of_an_author_does_not_show_as_stars_in_a_label(files: CourseFiles) -> None:
    exercise = made(
        files, WORKSHEET.replace("Mijn eerste stap", "Mijn *eerste* stap").replace("Mijn plan", "Mijn *plan*")
    )

    assert exercise.title == "Mijn plan"
    assert exercise.sheet.fields[1].label == "Mijn eerste stap"
    assert "*" not in exercise.sheet.draw({})
