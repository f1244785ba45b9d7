"""The key for unsent text on a device: the same for one person at one browser, and for nobody else."""

import base64

from course.confidential.keys import make_key, shred_key
from tests.platform import Platform

HERE, ELSEWHERE = "a" * 32, "b" * 32
ADDRESS = "/sessie/sleutel/"


def key_of(platform: Platform, who: str, device: str = HERE) -> bytes:
    answer = platform.browser(who).get(ADDRESS + device, Accept="application/json")
    assert answer.data["person"] == getattr(platform.cast, who)
    return base64.b64decode(answer.data["key"])


def test_somebody_gets_the_same_key_at_the_same_browser_every_time(platform: Platform) -> None:
    first = key_of(platform, "noor")

    assert key_of(platform, "noor") == first
    assert len(first) == 32


def test_every_person_and_every_browser_has_a_key_of_its_own(sqlite_platform: Platform) -> None:
    keys = {key_of(sqlite_platform, who, device) for who in ("noor", "sam") for device in (HERE, ELSEWHERE)}

    assert len(keys) == 4


def test_erasing_the_key_of_a_person_makes_copies_on_devices_unreadable_too(sqlite_platform: Platform) -> None:
    before = key_of(sqlite_platform, "noor")
    with sqlite_platform.session() as session:
        shred_key(session, sqlite_platform.cast.noor)
    gone = sqlite_platform.browser("noor").get(ADDRESS + HERE)
    with sqlite_platform.session() as session:
        make_key(session, sqlite_platform.cast.noor)

    assert gone.status == 404
    assert key_of(sqlite_platform, "noor") != before


def test_no_cache_keeps_a_key_and_a_stranger_gets_none(sqlite_platform: Platform) -> None:
    given = sqlite_platform.browser("noor").get(ADDRESS + HERE)
    refused = sqlite_platform.browser().get(ADDRESS + HERE, Accept="application/json")

    assert given.response.headers["Cache-Control"] == "no-store"
    assert refused.status == 401
    assert refused.response.data == b""


def test_a_device_without_a_proper_number_gets_no_key(sqlite_platform: Platform) -> None:
    for device in ("A" * 32, "a" * 33, "geraden"):
        assert sqlite_platform.browser("noor").get(ADDRESS + device).status == 404
