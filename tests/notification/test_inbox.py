"""The list of what happened, for one person."""

import pytest

from course.notification.actions import mark_all_seen, notify
from course.notification.models import RETURNED, SUBMITTED, WORDS
from course.notification.queries import MOST_SHOWN, count_unseen, inbox
from tests.notification.telling import tell
from tests.platform import Platform


def test_an_empty_list_says_what_will_come_there(platform: Platform) -> None:
    page = platform.browser("noor").get("/berichten")

    assert "Er zijn nog geen berichten" in page.text
    assert "Naar Mijn cursus" in page.text


def test_the_newest_message_stands_first_and_stands_under_what_was_not_seen(platform: Platform) -> None:
    tell(platform, "anja", SUBMITTED, "/nakijken")
    tell(platform, "anja", RETURNED, "/hulp")

    page = platform.browser("anja").get("/berichten")

    assert page.text.index("Nog niet gezien") < page.text.index(WORDS[RETURNED]) < page.text.index(WORDS[SUBMITTED])
    assert "/nakijken" in page.links()


def test_everything_is_put_on_seen(platform: Platform) -> None:
    tell(platform, "noor", RETURNED)
    tell(platform, "sam", RETURNED)
    noor = platform.browser("noor")

    page = noor.submit(noor.get("/berichten"), "Alles is gezien")

    assert "Alles staat op gezien." in page.text
    assert "Nog niet gezien" not in page.text
    assert "Alles is gezien" not in page.text
    with platform.session() as session:
        assert count_unseen(session, platform.cast.noor) == 0
        assert count_unseen(session, platform.cast.sam) == 1


def test_nobody_sees_the_messages_of_another(platform: Platform) -> None:
    tell(platform, "noor", RETURNED)

    assert WORDS[RETURNED] not in platform.browser("sam").get("/berichten").text


def test_only_the_latest_messages_are_shown(sqlite_platform: Platform) -> None:
    with sqlite_platform.session() as session:
        for number in range(MOST_SHOWN + 5):
            notify(session, sqlite_platform.cast.noor, RETURNED, f"/{number}")

    with sqlite_platform.session() as session:
        shown = inbox(session, sqlite_platform.cast.noor)
    assert [message.path for message in shown] == [f"/{number}" for number in range(54, 4, -1)]


@pytest.mark.parametrize("kind", sorted(WORDS))
def test_every_kind_has_words_that_say_nothing_of_what_was_written(platform: Platform, kind: str) -> None:
    tell(platform, "noor", kind)

    with platform.session() as session:
        mark_all_seen(session, platform.cast.noor)
        (message,) = inbox(session, platform.cast.noor)
    assert (message.words, message.is_new) == (WORDS[kind], False)
