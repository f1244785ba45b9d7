"""A promise is kept: a word before the day, a word to others after it, and the coordinator who can do something."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content import Course
from course.handover.actions import tell_of_promises
from course.handover.models import BY_COORDINATOR, RELEASED
from course.handover.policy import is_near, next_morning, promise_after
from course.notification.models import PROMISE_NEAR, PROMISE_PASSED
from course.notification.models import RELEASED as TOLD_RELEASED
from course.organisation.models import Organisation
from course.placement.actions import Days, add_absence
from course.reflection.models import SUBMITTED, Submission
from course.web.formats import HERE, today, weekday
from course.workdays import is_working_day, working_day_after, working_days_between
from tests.handover.handing import OVERVIEW, follow, hand_overs, make_trainer, pass_on, round_at, told
from tests.handover.test_following import lead
from tests.placement.being_away import away
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT
from tests.review.reviewing import given_back, handed_in, number_of, take_up

FRIDAY, SATURDAY, MONDAY, TUESDAY, WEDNESDAY = (date(2026, 11, day) for day in (20, 21, 23, 24, 25))
LATE = "/nakijken/wachttijden"


def promise(platform: Platform, address: str, day: date) -> None:
    with platform.session() as session:
        session.get_one(Submission, number_of(address)).promised_on = day


def tell(platform: Platform, day: date) -> int:
    with platform.session() as session:
        return tell_of_promises(session, day)


def coordinate(platform: Platform, who: str = "bram") -> None:
    with platform.session() as session:
        chosen = getattr(platform.cast, who)
        session.get_one(Organisation, platform.cast.vlierboom).coordinator_id = chosen


def promises_told(platform: Platform, who: str) -> list[str]:
    return [kind for kind in told(platform, who) if kind.startswith("promise")]


def test_the_reader_is_reminded_one_working_day_before_and_only_once(platform: Platform) -> None:
    promise(platform, handed_in(platform), MONDAY)

    assert tell(platform, FRIDAY - timedelta(days=1)) == 0
    assert tell(platform, FRIDAY) == 1
    assert tell(platform, FRIDAY) == 0
    assert tell(platform, MONDAY) == 0

    assert promises_told(platform, "anja") == [PROMISE_NEAR]
    mails = [mail for mail in platform.mails() if mail.subject == "Een cursist rekent morgen op een reactie"]
    assert [mail.to for mail in mails] == [["anja@voorbeeld.nl"]]


def test_nobody_is_told_anything_in_the_weekend_or_on_a_holiday(platform: Platform) -> None:
    promise(platform, handed_in(platform), MONDAY)

    assert tell(platform, SATURDAY) == 0
    assert tell(platform, date(2026, 12, 25)) == 0


def test_after_the_day_the_coordinator_is_told_and_the_manager_never(platform: Platform) -> None:
    promise(platform, handed_in(platform), MONDAY)
    coordinate(platform)

    assert tell(platform, TUESDAY) == 1
    assert tell(platform, WEDNESDAY) == 0

    assert promises_told(platform, "bram") == [PROMISE_PASSED]
    assert promises_told(platform, "anja") == promises_told(platform, "marja") == []
    assert all("marja@voorbeeld.nl" not in mail.to for mail in platform.mails())


def test_the_stand_in_of_who_reads_it_is_told_too(platform: Platform) -> None:
    cast = platform.cast
    make_trainer(platform, "yara")
    promise(platform, handed_in(platform), MONDAY)
    coordinate(platform)
    with platform.session() as session:
        add_absence(session, cast.anja, cast.vlierboom, Days(MONDAY, WEDNESDAY), cast.yara)

    assert tell(platform, TUESDAY) == 2
    assert promises_told(platform, "yara") == promises_told(platform, "bram") == [PROMISE_PASSED]


def test_who_takes_over_is_reminded_anew_of_the_promise(platform: Platform) -> None:
    first, second = (handed_in(platform, who) for who in ("noor", "sam"))
    for address in (first, second):
        promise(platform, address, today())
    tell(platform, working_day_after(today(), 1))
    away(platform)
    follow(platform)

    for address in (first, second):
        tell(platform, working_day_after(round_at(platform, address).promised_on or today(), 0))

    assert promises_told(platform, "bram") == [PROMISE_NEAR, PROMISE_NEAR]
    assert tell(platform, round_at(platform, first).promised_on or today()) == 0, "each of them once"


def test_the_coordinator_hears_of_what_nobody_may_read_and_hands_it_over(platform: Platform) -> None:
    address, cast = handed_in(platform), platform.cast
    take_up(platform.browser("anja"), address)
    coordinate(platform)
    lead(platform, "anja")
    bram, monday = platform.browser("bram"), working_day_after(today(), 1)

    assert tell(platform, monday) == 1
    assert tell(platform, monday) == 0

    assert told(platform, "bram") == ["unreadable"]
    assert promises_told(platform, "anja") == []
    page = bram.get(LATE)
    assert "Niemand mag dit nu lezen." in page.text
    assert "leest dit nu" not in page.text
    pass_on(bram, address, cast.bram)
    assert round_at(platform, address).reader_id == cast.bram
    assert "Bram Olthof gaat je opdracht lezen" in platform.browser("noor").get(OVERVIEW).text


def test_where_nobody_coordinates_nobody_who_is_refused_hears_it(sqlite_platform: Platform) -> None:
    address = handed_in(sqlite_platform)
    with sqlite_platform.session() as session:
        session.get_one(Submission, number_of(address)).promised_on = None
    lead(sqlite_platform, "anja")

    assert tell(sqlite_platform, working_day_after(today(), 1)) == 0


def test_where_nobody_else_watches_the_reader_hears_it_once_more(platform: Platform) -> None:
    promise(platform, handed_in(platform), MONDAY)
    coordinate(platform)
    lead(platform, "bram")

    assert tell(platform, TUESDAY) == 1
    assert promises_told(platform, "anja") == [PROMISE_PASSED]
    assert promises_told(platform, "bram") == []


def test_what_was_answered_is_nothing_to_be_told_of(sqlite_platform: Platform) -> None:
    promise(sqlite_platform, given_back(sqlite_platform), MONDAY)

    assert tell(sqlite_platform, TUESDAY) == 0


def test_the_learner_reads_the_day_and_where_to_go_on(platform: Platform, course: Course) -> None:
    handed_in(platform)
    following = course.module_of(ASSIGNMENT).number + 1

    page = platform.browser("noor").get(OVERVIEW)

    promised = weekday(working_day_after(today(), 5))
    assert f"Je krijgt uiterlijk {promised} een reactie. Je kunt intussen verder met module {following}." in page.text


@pytest.mark.parametrize("has_coordinator", [True, False])
def test_when_the_day_has_passed_the_learner_reads_that_honestly(platform: Platform, has_coordinator: bool) -> None:
    yesterday = today() - timedelta(days=1)
    promise(platform, handed_in(platform), yesterday)
    if has_coordinator:
        coordinate(platform)

    page = platform.browser("noor").get(OVERVIEW)

    assert f"We beloofden je een reactie uiterlijk {weekday(yesterday)}. Dat is niet gelukt" in page.text
    assert ("De coördinator van de trainers krijgt daar bericht van" in page.text) == has_coordinator


def test_an_old_round_without_a_promise_says_what_is_usual(sqlite_platform: Platform) -> None:
    address = handed_in(sqlite_platform)
    with sqlite_platform.session() as session:
        session.get_one(Submission, number_of(address)).promised_on = None

    assert "Meestal krijg je binnen vijf werkdagen" in sqlite_platform.browser("noor").get(OVERVIEW).text


def test_the_coordinator_sees_names_and_days_and_hands_over(platform: Platform) -> None:
    address, cast = handed_in(platform), platform.cast
    coordinate(platform)
    bram = platform.browser("bram")
    assert "Niemand wacht te lang" in bram.get(LATE).text
    promise(platform, address, today() - timedelta(days=1))

    page = bram.get(LATE)
    assert "Noor Hofman" in page.text
    assert "die dag is voorbij" in page.text
    assert "Ligt bij Anja Verbeek, nog niet opgepakt." in page.text
    assert "beker" not in page.html
    assert bram.get(address).status == 403
    after = pass_on(bram, address, cast.bram)

    assert after.url == LATE
    assert hand_overs(platform, address) == [(cast.anja, cast.bram, BY_COORDINATOR)]
    assert "Niemand wacht te lang" in after.text, "Bram has two working days from tomorrow"
    noor = platform.browser("noor").get(OVERVIEW)
    assert "De coördinator van de trainers vroeg een ander" in noor.text
    promised = round_at(platform, address).promised_on
    assert promised is not None
    assert promised > today()
    assert f"uiterlijk {weekday(promised)}" in noor.text


def test_the_coordinator_puts_a_round_back_that_somebody_holds(platform: Platform) -> None:
    address, cast = handed_in(platform), platform.cast
    take_up(platform.browser("anja"), address)
    promise(platform, address, today() - timedelta(days=1))
    coordinate(platform)
    bram = platform.browser("bram")
    assert "Anja Verbeek leest dit nu." in bram.get(LATE).text

    for _time in range(2):
        bram.post(f"{address}/vrijgeven")

    found = round_at(platform, address)
    assert (found.reader_id, found.state, found.claimed_by_id) == (cast.anja, SUBMITTED, None)
    assert hand_overs(platform, address) == [(cast.anja, cast.anja, RELEASED)]
    assert told(platform, "anja")[-1] == TOLD_RELEASED
    assert "zette je opdracht terug in de rij" in platform.browser("noor").get(f"{OVERVIEW}/ronde/1").text


@pytest.mark.parametrize(
    ("who", "status"), [("anja", 403), ("marja", 403), ("ties", 404), ("noor", 404), ("otto", 404)]
)
def test_nobody_else_puts_a_round_back(sqlite_platform: Platform, who: str, status: int) -> None:
    address = handed_in(sqlite_platform)
    coordinate(sqlite_platform)

    assert sqlite_platform.browser(who).post(f"{address}/vrijgeven").status == status
    assert sqlite_platform.browser(who).get(LATE).status == 403
    assert sqlite_platform.browser(who).post("/nakijken/4711/vrijgeven").status == 404


def test_a_round_with_nobody_stands_in_the_list_of_the_coordinator(sqlite_platform: Platform) -> None:
    address = handed_in(sqlite_platform)
    coordinate(sqlite_platform)
    with sqlite_platform.session() as session:
        found = session.get_one(Submission, number_of(address))
        found.reader_id, found.promised_on = None, today()

    assert "Niemand mag dit nu lezen." in sqlite_platform.browser("bram").get(LATE).text
    assert "Beloofd voor" in sqlite_platform.browser("bram").get(LATE).text
    page = pass_on(sqlite_platform.browser("bram"), address, sqlite_platform.cast.anja)
    assert page.url == LATE


START = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 5 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


@given(MOMENTS)
def test_a_new_reader_begins_on_a_working_morning_that_is_twelve_hours_away(moment: datetime) -> None:
    begins = next_morning(moment)

    assert begins - moment >= timedelta(hours=12)
    assert is_working_day(begins.astimezone(HERE).date())
    assert working_days_between(moment.astimezone(HERE).date(), begins.astimezone(HERE).date()) == 1
    assert begins.astimezone(HERE).hour >= 9


@given(MOMENTS, st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2030, 12, 31))))
def test_a_new_reader_has_two_working_days_and_a_promise_never_comes_sooner(
    moment: datetime, promised_on: date | None
) -> None:
    begins, day = moment.astimezone(HERE).date(), promise_after(promised_on, moment)

    assert working_days_between(begins, day) >= 2
    assert promised_on is None or day >= promised_on
    assert day == promised_on or day == working_day_after(begins, 2)


def test_a_day_is_near_on_the_working_day_before_and_on_itself() -> None:
    assert [is_near(MONDAY, day) for day in (FRIDAY - timedelta(days=1), FRIDAY, MONDAY, TUESDAY)] == [
        False,
        True,
        True,
        False,
    ]
