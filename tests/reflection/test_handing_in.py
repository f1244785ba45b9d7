"""Noor reads her text again, hands it in, and can take it back."""

from datetime import timedelta

from sqlmodel import update

from course.database import now
from course.notification.actions import mark_all_seen
from course.organisation.models import Team
from course.reflection.actions import PROMISED_DAYS
from course.reflection.models import IN_REVIEW, Submission
from course.reflection.queries import find_last_round, find_reflection, given_answers
from course.web.formats import today, weekday
from course.workdays import working_day_after
from tests.notification.telling import told
from tests.platform import Platform
from tests.reflection.writing import ANSWERS, ASSIGNMENT, all_ticks, hand_in, step, steps_of, write

OVERVIEW = f"/opdracht/{ASSIGNMENT}"


def _last_round(platform: Platform) -> Submission:
    with platform.session() as session:
        reflection = find_reflection(session, platform.cast.noor, ASSIGNMENT)
        assert reflection is not None
        found = find_last_round(session, reflection)
        assert found is not None
        return found


def test_noor_hands_in_and_sees_with_whom_it_lies(platform: Platform) -> None:
    page = hand_in(platform.browser("noor"))

    assert "Je opdracht ligt bij Anja Verbeek" in page.text
    assert told(platform, "anja") == ["Er is een opdracht ingeleverd"]


def test_handing_in_is_a_step_that_is_done_until_she_takes_it_back(platform: Platform) -> None:
    noor = platform.browser("noor")
    assert steps_of(write(noor))[-1] == "Nalezen en inleveren"

    assert steps_of(hand_in(noor))[-1] == "Nalezen en inleveren, gedaan"

    noor.post(f"{OVERVIEW}/intrekken")
    assert steps_of(noor.get(OVERVIEW))[-1] == "Nalezen en inleveren"


def test_noor_is_promised_an_answer_by_a_day_before_and_after_she_hands_in(platform: Platform) -> None:
    noor = platform.browser("noor")
    promise = f"Je krijgt uiterlijk {weekday(working_day_after(today(), PROMISED_DAYS))} een reactie."

    page = write(noor)
    assert promise in page.text
    handed_in = noor.submit(page, "Inleveren bij Anja Verbeek", all_ticks())
    assert "Je opdracht is ingeleverd bij Anja Verbeek." in handed_in.text
    assert promise in handed_in.text


def test_what_is_private_does_not_go_along(platform: Platform) -> None:
    hand_in(platform.browser("noor"))

    with platform.session() as session:
        answers = given_answers(session, _last_round(platform), platform.cast.noor)
    assert [answer.prompt_id for answer in answers] == ["moment", "lijf", "leerwens", "van-je-trainer"]


def test_an_open_tick_keeps_the_text_at_home(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = write(noor)

    refused = noor.submit(page, "Inleveren bij Anja Verbeek", {"checks": ["naam", "plaats"]})

    assert refused.status == 422
    assert "Zet eerst bij elke regel een vinkje" in refused.text
    assert 'value="naam" checked' in " ".join(refused.html.split())


def test_a_missing_answer_is_named_and_leads_to_its_step(platform: Platform) -> None:
    noor = platform.browser("noor")

    page = write(noor, {"moment": "Alleen dit."})

    assert "Nog niet alles is ingevuld" in page.text
    assert step("lijf") in page.links()
    assert "Inleveren bij" not in page.text


def test_a_missing_answer_is_refused_when_the_form_is_forged(platform: Platform) -> None:
    noor = platform.browser("noor")
    write(noor, {"moment": "Alleen dit."})

    refused = noor.post(f"{OVERVIEW}/inleveren", all_ticks() | {"seen": ""})

    assert refused.status == 409
    assert "Er is nog geen antwoord bij" in refused.text


def test_handing_in_twice_gives_one_round_and_one_mail(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = write(noor)

    for _time in range(2):
        noor.submit(page, "Inleveren bij Anja Verbeek", all_ticks())

    assert _last_round(platform).number == 1
    assert told(platform, "anja") == ["Er is een opdracht ingeleverd"]


def test_a_text_that_changed_after_reading_is_read_again_first(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = write(noor)
    other_tab = noor.get(step("moment"))
    noor.submit(other_tab, "Volgende stap", {"moment:text": "Toch anders."})

    refused = noor.submit(page, "Inleveren bij Anja Verbeek", all_ticks())

    assert refused.status == 409
    assert "veranderd nadat je die nalas" in refused.text
    assert "Toch anders." in refused.text


def test_without_a_trainer_the_text_is_kept_and_cannot_be_handed_in(platform: Platform) -> None:
    noor = platform.browser("noor")
    with platform.session() as session:
        session.get_one(Team, platform.cast.noord).trainer_id = None

    page = write(noor)
    forged = noor.post(f"{OVERVIEW}/inleveren", all_ticks() | {"seen": ""})

    assert "Je team heeft nog geen trainer" in page.text
    assert forged.status == 409
    assert "Je team heeft nog geen trainer" in noor.get(step("moment")).text
    assert "Je team heeft nog geen trainer" in noor.get(OVERVIEW).text


def test_after_handing_in_nothing_can_be_changed(platform: Platform) -> None:
    noor = platform.browser("noor")
    old_tab = noor.get(step("moment"))
    hand_in(noor)

    fields = {"part": "moment", "text": "anders", "based_on": "1", "save_id": "x"}
    saved = noor.post(f"{OVERVIEW}/bewaren", fields, Accept="application/json")
    sent = noor.submit(old_tab, "Volgende stap", {"moment:text": "anders"})

    assert saved.status == 403
    assert "ligt bij je trainer" in saved.data["message"]
    assert sent.status == 403
    for page in ("stap/moment", "alles", "inleveren"):
        assert noor.get(f"{OVERVIEW}/{page}").url == OVERVIEW


def test_noor_takes_it_back_and_goes_on_writing(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = hand_in(noor)

    back = noor.submit(page, "Opdracht terugnemen")

    assert "Je hebt je opdracht teruggenomen" in back.text
    assert ANSWERS["moment"] in noor.get(step("moment")).html
    assert told(platform, "anja") == ["Een opdracht is teruggenomen"]
    again = hand_in(noor)
    assert "Ronde 2" in again.text


def test_taking_back_twice_changes_nothing_more(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = hand_in(noor)
    noor.submit(page, "Opdracht terugnemen")

    again = noor.submit(page, "Opdracht terugnemen")

    assert again.status == 409
    assert "Er is niets ingeleverd om terug te nemen" in again.text


def test_what_a_trainer_reads_cannot_be_taken_back(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = hand_in(noor)
    with platform.session() as session:
        last = session.get_one(Submission, _last_round(platform).id)
        last.state, last.claimed_until = IN_REVIEW, now() + timedelta(hours=1)

    refused = noor.submit(page, "Opdracht terugnemen")

    assert refused.status == 409
    assert "Je trainer is al begonnen met lezen" in refused.text


def test_taking_back_tells_who_would_have_read_it_also_when_the_team_has_no_trainer_any_more(
    platform: Platform,
) -> None:
    noor = platform.browser("noor")
    page = hand_in(noor)
    with platform.session() as session:
        session.get_one(Team, platform.cast.noord).trainer_id = None

    assert noor.submit(page, "Opdracht terugnemen").status == 200
    assert told(platform, "anja") == ["Een opdracht is teruggenomen"]


def test_taking_back_what_nobody_may_read_tells_nobody(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = hand_in(noor)
    with platform.session() as session:
        session.exec(update(Submission).values(reader_id=None))
        mark_all_seen(session, platform.cast.anja)

    assert noor.submit(page, "Opdracht terugnemen").status == 200
    assert told(platform, "anja") == ["Er is een opdracht ingeleverd"]


def test_what_is_private_can_be_read_and_written_at_any_time(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = hand_in(noor)

    private = noor.get(step("voor-jezelf"))
    noor.submit(private, "Bewaar", {"voor-jezelf:text": "Nog iets voor mij alleen."})

    assert ANSWERS["voor-jezelf"] in page.text
    assert "Nog iets voor mij alleen." in noor.get(OVERVIEW).text
    with platform.session() as session:
        given = given_answers(session, _last_round(platform), platform.cast.noor)
    assert all("Nog iets" not in answer.fields["text"] for answer in given)
