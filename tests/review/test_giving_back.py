"""Giving back: feedback, state and message at once, once."""

from sqlmodel import col, func, select

from course.confidential.models import Draft
from course.reflection.models import MORE_ASKED, RETURNED, Reflection, Submission
from course.reflection.queries import find_reflection
from course.review.models import Feedback
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, plain
from tests.review.reviewing import (
    OVERALL,
    ROUND,
    change_trainer,
    find_round,
    give_back,
    given_back,
    handed_in,
    let_lapse,
    lie_with,
    press,
    take_up,
)


def _reflection(platform: Platform) -> Reflection:
    with platform.session() as session:
        found = find_reflection(session, platform.cast.noor, ASSIGNMENT)
        assert found is not None
        return found


def _subjects(platform: Platform, who: str) -> list[str]:
    return [mail.subject for mail in platform.mails() if mail.to == [f"{who}@voorbeeld.nl"]]


def test_the_learner_reads_it_and_the_assignment_waits_to_be_closed(platform: Platform) -> None:
    address = given_back(platform)

    page = platform.browser("noor").get(ROUND)

    assert OVERALL in page.text
    assert "Er staat een reactie voor je klaar" in page.text
    assert find_round(platform, address).state == RETURNED
    assert find_round(platform, address).outcome == "afgerond"
    assert _reflection(platform).state == RETURNED
    assert _reflection(platform).completed_at is None
    assert _subjects(platform, "noor") == ["Er staat een reactie klaar"]
    assert OVERALL not in str([mail.body for mail in platform.mails()])


def test_asking_for_more_begins_a_new_round_with_the_last_text_in_it(platform: Platform) -> None:
    given_back(platform, MORE_ASKED)
    noor = platform.browser("noor")

    assert "vraagt je om een aanvulling" in noor.get(ROUND).text
    whole = noor.get(f"/opdracht/{ASSIGNMENT}/alles")
    assert "Ik zag een beker met het oor naar mij toe." in whole.text
    assert _reflection(platform).state == MORE_ASKED
    assert _reflection(platform).completed_at is None


def test_without_words_or_outcome_nothing_is_given_back(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")

    refused = press(anja, take_up(anja, address), "Teruggeven", {"text-overall": "  ", "text-lijf": "Hierover."})

    assert refused.status == 422
    assert "Schrijf een reactie op het geheel" in refused.text
    assert "Kies of je afrondt" in refused.text
    assert refused.form("Bewaar").fields["text-lijf"] == "Hierover."
    assert "reactie" not in _subjects(platform, "noor")
    assert find_round(platform, address).state != RETURNED


def test_pressing_twice_gives_back_once(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)

    answers = [give_back(anja, page) for _time in range(2)]

    assert [answer.status for answer in answers] == [200, 200]
    assert _subjects(platform, "noor") == ["Er staat een reactie klaar"]


def test_other_words_after_giving_back_are_not_lost_and_not_sent(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)
    give_back(anja, page)

    for refused in (
        give_back(anja, page, overall="Toch iets anders."),
        press(anja, page, "Bewaar", {"text-overall": "Toch iets anders."}),
    ):
        assert refused.status == 409
        assert "al teruggegeven" in refused.text
        assert "Toch iets anders." in refused.text
    assert give_back(anja, page, outcome=MORE_ASKED).status == 409
    assert OVERALL in platform.browser("noor").get(ROUND).text


def test_a_draft_that_changed_elsewhere_stops_giving_back(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    old_tab = take_up(anja, address)
    press(anja, old_tab, "Bewaar", {"text-overall": "Uit het nieuwe tabblad."})

    refused = give_back(anja, old_tab)

    assert refused.status == 409
    assert "Uit het nieuwe tabblad." in plain(refused)
    assert find_round(platform, address).state != RETURNED


def test_the_next_round_follows(platform: Platform) -> None:
    first, second = handed_in(platform, "noor"), handed_in(platform, "sam")
    anja = platform.browser("anja")
    words: dict[str, object] = {"text-overall": OVERALL, "outcome": "afgerond"}

    page = press(anja, take_up(anja, first), "Teruggeven en volgende", words)
    assert page.url == second
    assert "Sam" in page.text

    assert press(anja, take_up(anja, second), "Teruggeven en volgende", words).url == "/nakijken"


def test_what_somebody_else_holds_is_not_the_next(platform: Platform) -> None:
    held, mine = handed_in(platform, "noor"), handed_in(platform, "yara")
    take_up(platform.browser("anja"), held)
    lie_with(platform)
    bram = platform.browser("bram")
    words: dict[str, object] = {"text-overall": OVERALL, "outcome": "afgerond"}

    assert press(bram, take_up(bram, mine), "Teruggeven en volgende", words).url == "/nakijken"


def test_no_draft_is_left_of_any_trainer(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    press(anja, take_up(anja, address), "Bewaar", {"text-overall": "Van Anja.", "text-lijf": "Ook van Anja."})
    let_lapse(platform, address)
    change_trainer(platform)
    bram = platform.browser("bram")

    give_back(bram, take_up(bram, address))

    with platform.session() as session:
        drafts = select(func.count()).select_from(Draft).where(col(Draft.place).startswith("feedback/"))
        assert session.exec(drafts).one() == 0
    assert "De reactie van Bram Olthof" in platform.browser("noor").get(ROUND).text


def test_feedback_per_prompt_stands_with_its_prompt_and_is_sealed(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    typed: dict[str, object] = {
        "text-overall": OVERALL,
        "text-lijf": "Je <b>schouders</b>.\nMooi gezien.",
        "outcome": "afgerond",
    }

    press(anja, take_up(anja, address), "Teruggeven", typed)

    html = platform.browser("noor").get(ROUND).html
    assert "Je &lt;b&gt;schouders&lt;/b&gt;.\nMooi gezien." in html
    with platform.session() as session:
        row = session.exec(select(Feedback)).one()
        assert session.get_one(Submission, row.submission_id).state == RETURNED
    assert b"schouders" not in row.sealed
