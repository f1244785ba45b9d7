"""What was chosen, as the trainer reads it: in the words of that day, with the drawing of the card beside it."""

import json

from course.confidential.actions import seal
from course.confidential.queries import open_sealed
from course.content import Course
from course.reflection.models import Submission
from course.reflection.queries import round_place
from tests.browser import Page
from tests.platform import Platform
from tests.reflection.choosing import (
    ACTING,
    BODY,
    BODY_ANSWERS,
    CARD,
    CHANGING,
    STUCK,
    STUCK_ANSWERS,
    hand_in_chosen,
    one_line,
    rewritten,
    rewritten_course,
)
from tests.review.reviewing import ROUND, address_of, give_back, handed_in, number_of, press, take_up

FIRST = f"/opdracht/{STUCK}/ronde/1"
CAPTION = "<figcaption>knoop</figcaption>"


def drawing_of(course: Course, card_id: str = CARD) -> str:
    card = course.find_card(card_id)
    assert card is not None
    return " ".join(card.drawing.split())


def shows_what_noor_chose(page: Page, course: Course) -> bool:
    chosen = f"{ACTING} {CHANGING}" in page.text and "Twee touwen die elkaar niet loslaten." in page.text
    return chosen and one_line(page).count(drawing_of(course)) == 1 and CAPTION in page.html


def test_the_trainer_reads_the_words_and_sees_the_card_from_taking_it_up(platform: Platform, course: Course) -> None:
    hand_in_chosen(platform.browser("noor"))
    address = address_of(platform, "noor")
    anja = platform.browser("anja")
    closed = anja.get(address)
    assert ACTING not in closed.text
    assert "figcaption" not in closed.html

    page = take_up(anja, address)

    assert shows_what_noor_chose(page, course)
    assert "Type I: ik trek me terug." not in page.text


def test_learner_and_trainer_see_it_again_in_the_preview_and_in_what_was_given_back(
    platform: Platform, course: Course
) -> None:
    hand_in_chosen(platform.browser("noor"))
    address = address_of(platform, "noor")
    anja = platform.browser("anja")
    page = take_up(anja, address)

    assert shows_what_noor_chose(press(anja, page, "Bekijk als cursist"), course)
    give_back(anja, page)
    assert shows_what_noor_chose(anja.get(address), course)
    assert shows_what_noor_chose(platform.browser("noor").get(FIRST), course)


def test_a_reaction_stands_beside_what_was_chosen(platform: Platform) -> None:
    hand_in_chosen(platform.browser("noor"))
    anja = platform.browser("anja")
    page = take_up(anja, address_of(platform, "noor"))

    words = {"text-beeld": "Ik zie ook een lus.", "text-overall": "Dank je wel.", "outcome": "afgerond"}
    press(anja, page, "Teruggeven", dict(words))

    assert "Anja Verbeek hierover Ik zie ook een lus." in platform.browser("noor").get(FIRST).text


def test_an_option_that_is_worded_anew_keeps_the_words_that_were_chosen(platform: Platform) -> None:
    hand_in_chosen(platform.browser("noor"))

    with rewritten(platform) as later:
        page = take_up(later.browser("anja"), address_of(platform, "noor"))
        own = later.browser("noor").get(FIRST)
        card = drawing_of(rewritten_course())

    for shown in (page, own):
        assert f"{ACTING} {CHANGING}" in shown.text
        assert "ik pak het op" not in shown.text
        assert CAPTION in shown.html
        assert card in one_line(shown)


def test_a_card_that_the_course_no_longer_has_is_shown_by_its_words(platform: Platform) -> None:
    hand_in_chosen(platform.browser("noor"), answers=STUCK_ANSWERS | {"beeld:card": "ijsberg"})

    with rewritten(platform) as later:
        page = take_up(later.browser("anja"), address_of(platform, "noor"))

    assert "Gekozen kaart ijsberg" in page.text
    assert "<figcaption>" not in page.html


def test_an_optional_card_that_was_left_is_read_as_left(platform: Platform) -> None:
    with rewritten(platform) as later:
        answers = {name: words for name, words in STUCK_ANSWERS.items() if not name.startswith("beeld")}
        del answers["neiging:wisselt"]
        hand_in_chosen(later.browser("noor"), answers=answers)
        page = take_up(later.browser("anja"), address_of(platform, "noor"))

    assert page.status == 200
    assert (
        "Een beeld Kies snel een beeldkaart. Wat zie je, en wat heeft het met deze situatie? Niets ingevuld."
        in page.text
    )


def test_a_second_round_is_a_copy_and_the_first_stays_as_it_was(platform: Platform, course: Course) -> None:
    noor, anja = platform.browser("noor"), platform.browser("anja")
    hand_in_chosen(noor)
    give_back(anja, take_up(anja, address_of(platform, "noor")), "aanvulling_gevraagd")

    form = noor.get(f"/opdracht/{STUCK}/alles").form("Bewaar").fields
    assert {name: form[name] for name in STUCK_ANSWERS} == STUCK_ANSWERS
    hand_in_chosen(noor, answers={"neiging:wisselt": [], "neiging:terug": "yes", "beeld:card": "brug"})

    page = take_up(anja, address_of(platform, "noor"))
    assert f"{ACTING} Type I: ik trek me terug." in page.text
    assert f"{ACTING} {CHANGING}" in page.text, "the first round is folded in"
    assert drawing_of(course, "brug") in one_line(page)
    assert drawing_of(course) in one_line(page)


def test_a_body_map_is_nowhere_where_the_trainer_looks(platform: Platform) -> None:
    noor, anja = platform.browser("noor"), platform.browser("anja")
    hand_in_chosen(noor, BODY, BODY_ANSWERS | {"lijfkaart:maag": "zwaar"})
    page = take_up(anja, address_of(platform, "noor"))
    preview = press(anja, page, "Bekijk als cursist")
    give_back(anja, page)

    for shown in (page, preview, anja.get(address_of(platform, "noor")), noor.get(f"/opdracht/{BODY}/ronde/1")):
        assert "Mijn tenen krullen." in shown.text
        assert "maag" not in shown.text
        assert "felt" not in shown.html


def test_a_round_from_before_anything_could_be_chosen_still_opens(platform: Platform) -> None:
    address = handed_in(platform)
    with platform.session() as session:
        round_ = session.get_one(Submission, number_of(address))
        place = round_place(round_.reflection_id, round_.number)
        rows = json.loads(open_sealed(session, platform.cast.noor, round_.sealed, place))
        for row in rows:
            del row["said"]
        round_.sealed = seal(session, platform.cast.noor, json.dumps(rows), place)

    page = take_up(platform.browser("anja"), address)

    assert "Ik zag een beker met het oor naar mij toe." in page.text
    assert "Minder snel regelen." in platform.browser("noor").get(ROUND).text
