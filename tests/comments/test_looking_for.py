"""Looking for a comment by its topic and its words."""

import re

from course.comments.queries import OWN, Comment, by_topic
from course.content.open_questions import TOPICS
from tests.comments.keeping import LIBRARY, OWN_WORDS, keep
from tests.platform import Platform

CAMERA = "Stel dat er een camera hing."


def test_the_list_has_the_questions_of_the_course_from_the_beginning(sqlite_platform: Platform) -> None:
    anja = sqlite_platform.browser("anja")
    assert LIBRARY in anja.get("/nakijken").links()
    page = anja.get(LIBRARY)
    assert "40 gevonden" in page.text
    assert CAMERA in page.text
    assert "Schrijf je iets wat je vaker wilt gebruiken?" in page.text


def test_of_a_topic_ones_own_come_first_then_what_others_share_then_the_course(sqlite_platform: Platform) -> None:
    keep(sqlite_platform.browser("bram"), "Van Bram.", topic="buiten", shared=sqlite_platform.cast.vlierboom)
    anja = sqlite_platform.browser("anja")
    keep(anja, topic="buiten")
    text = anja.get(LIBRARY).text
    assert text.index(OWN_WORDS) < text.index("Van Bram.") < text.index(CAMERA)


def test_the_list_stands_under_its_topics_and_says_of_the_course_nothing(sqlite_platform: Platform) -> None:
    anja = sqlite_platform.browser("anja")
    keep(anja, topic="lef")

    page = anja.get(LIBRARY)

    assert [words for words in re.findall(r"<h2>([^<]+)</h2>", page.html) if words in TOPICS.values()] == [
        *TOPICS.values()
    ]
    assert f"Lef {OWN_WORDS} Van jou, alleen voor jou" in page.text
    assert "van de cursus" not in page.text.lower()


def test_a_topic_of_before_keeps_a_place_at_the_end() -> None:
    comments = [Comment("own-1", OWN, "hoofd", "Van toen."), Comment("own-2", OWN, "lef", "Van nu.")]

    assert [(words, [each.text for each in group]) for words, group in by_topic(comments)] == [
        ("Lef", ["Van nu."]),
        ("hoofd", ["Van toen."]),
    ]


def test_a_topic_shows_only_what_is_about_it(sqlite_platform: Platform) -> None:
    anja = sqlite_platform.browser("anja")
    keep(anja)

    page = anja.get(f"{LIBRARY}?onderwerp=lef")

    assert "6 gevonden" in page.text
    assert OWN_WORDS in page.text
    assert CAMERA not in page.text
    assert page.form("Bewaar bij mijn opmerkingen").fields["topic"] == "lef"


def test_every_word_has_to_occur_whatever_its_capitals_and_accents(sqlite_platform: Platform) -> None:
    anja = sqlite_platform.browser("anja")
    keep(anja, "Wat één stilte kan doen.")

    assert "Eén gevonden" in anja.get(f"{LIBRARY}?zoek=STILTE+een+kan").text
    assert "Niets gevonden" in anja.get(f"{LIBRARY}?zoek=stilte+olifant").text


def test_a_topic_that_does_not_exist_is_no_topic(sqlite_platform: Platform) -> None:
    assert "40 gevonden" in sqlite_platform.browser("anja").get(f"{LIBRARY}?onderwerp=hoofd").text


def test_what_a_trainer_wrote_is_shown_as_plain_text(sqlite_platform: Platform) -> None:
    page = keep(sqlite_platform.browser("anja"), "<b>Let op</b> & kijk")
    assert "&lt;b&gt;Let op&lt;/b&gt; &amp; kijk" in page.html
