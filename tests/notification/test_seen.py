"""Acting on something marks what one was told about it as seen, and a round that was taken back no longer waits."""

from sqlmodel import col, select

from course.notification.actions import mark_seen
from course.notification.models import AT_ONCE, REPLIED, RETURNED, SUBMITTED, Notification
from tests.notification.telling import digests, tell, told, unseen, wants
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, hand_in
from tests.review.reviewing import ROUND, give_back, given_back, handed_in, take_up

INGELEVERD, TERUGGENOMEN = "Er is een opdracht ingeleverd", "Een opdracht is teruggenomen"


def take_back(platform: Platform) -> None:
    assert platform.browser("noor").post(f"/opdracht/{ASSIGNMENT}/intrekken").status == 200


def test_a_message_leads_to_the_round_itself(platform: Platform) -> None:
    address = handed_in(platform)

    assert address in platform.browser("anja").get("/berichten").links()


def test_only_what_one_person_was_told_about_one_thing_is_marked(platform: Platform) -> None:
    for who, path in (("anja", "/nakijken/1"), ("anja", "/nakijken/12"), ("bram", "/nakijken/1")):
        tell(platform, who, SUBMITTED, path)

    with platform.session() as session:
        mark_seen(session, platform.cast.anja, "/nakijken/1")
        rows = session.exec(select(Notification)).all()

    assert [(row.path, row.person_id == platform.cast.anja) for row in rows if row.seen_at] == [("/nakijken/1", True)]


def test_taking_a_round_up_marks_its_message(platform: Platform) -> None:
    noor = handed_in(platform, "noor")
    handed_in(platform, "sam")

    take_up(platform.browser("anja"), noor)

    assert unseen(platform, "anja") == [INGELEVERD]
    assert len(told(platform, "anja")) == 2


def test_looking_marks_nothing(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    for path in ("/berichten", "/nakijken", address):
        anja.get(path)

    assert unseen(platform, "anja") == [INGELEVERD]


def test_reading_an_answer_marks_its_message(platform: Platform) -> None:
    address = given_back(platform)
    platform.browser("noor").post(f"{ROUND}/antwoord", {"text-reply": "Dank je."})
    assert unseen(platform, "anja") == ["Er is geantwoord op je reactie"]

    platform.browser("anja").post(f"{address}/teruglezen")

    assert unseen(platform, "anja") == []


def test_answering_and_handing_in_again_mark_what_the_learner_was_told(platform: Platform) -> None:
    given_back(platform, "aanvulling_gevraagd")
    noor = platform.browser("noor")
    assert unseen(platform, "noor") == ["Er staat een reactie klaar"]
    hand_in(noor)
    assert unseen(platform, "noor") == []
    with platform.session() as session:
        told = select(Notification.path).where(Notification.kind == SUBMITTED)
        second = session.exec(told.order_by(col(Notification.id).desc())).first()
    assert second is not None
    anja = platform.browser("anja")
    give_back(anja, take_up(anja, second))
    assert unseen(platform, "noor") == ["Er staat een reactie klaar"]

    noor.post(f"/opdracht/{ASSIGNMENT}/ronde/2/antwoord", {"text-reply": "Dank je."})

    assert unseen(platform, "noor") == []


def test_who_had_not_heard_of_a_round_has_nothing_new_to_hear_when_it_is_taken_back(platform: Platform) -> None:
    handed_in(platform)

    take_back(platform)

    assert told(platform, "anja") == [TERUGGENOMEN]
    assert unseen(platform, "anja") == []
    assert digests(platform) == []
    assert platform.mails() == []


def test_who_had_seen_the_message_is_told_that_the_round_was_taken_back(platform: Platform) -> None:
    handed_in(platform)
    platform.browser("anja").post("/berichten/gezien")

    take_back(platform)

    assert told(platform, "anja") == [TERUGGENOMEN, INGELEVERD]
    assert unseen(platform, "anja") == [TERUGGENOMEN]


def test_who_had_a_mail_about_the_round_is_told_too_and_the_old_message_no_longer_waits(platform: Platform) -> None:
    wants(platform, "anja", SUBMITTED, AT_ONCE)
    handed_in(platform)
    assert len(platform.mails()) == 1

    take_back(platform)

    assert unseen(platform, "anja") == [TERUGGENOMEN]


def test_what_was_told_of_other_things_stays(platform: Platform) -> None:
    tell(platform, "anja", REPLIED, "/nakijken/99")
    tell(platform, "noor", RETURNED, "/hulp")
    handed_in(platform)

    take_back(platform)

    assert unseen(platform, "anja") == ["Er is geantwoord op je reactie"]
    assert unseen(platform, "noor") == ["Er staat een reactie klaar"]
