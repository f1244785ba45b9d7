"""What somebody answered before stands beside what they answer now, also when it was stored long ago."""

import json

import pytest

from course.confidential.actions import save_draft
from tests.browser import Page
from tests.platform import Platform
from tests.practice.exercising import RATING, WHEEL, WHEEL_LATER, Address, fill_in, kept, shown

START = Address("welkom-waar-sta-je", "welkom-nulmeting")
END = Address("beginnen-terug-en-vooruit", "beginnen-eindmeting")


def store(platform: Platform, who: str, where: Address, text: str) -> None:
    """Put a text where the answers to an exercise are kept, as an earlier version of the platform did."""
    person_id = getattr(platform.cast, who)
    with platform.session() as session:
        save_draft(session, person_id, f"rating/{person_id}/{where.exercise}", text, based_on=0, save_id="")


def beside(page: Page, where: Address) -> list[dict[str, str]]:
    """Give the answers that stand beside an exercise, by their label."""
    assert page.tree is not None
    block = page.tree.find(f".//section[@id='blok-{where.exercise}']")
    assert block is not None
    earlier = block.find("div[@class='earlier']")
    found = []
    for section in earlier if earlier is not None else ():
        rows = {row.findtext("dt") or "": (row.findtext("dd") or "").strip() for row in section.iter("div")}
        found.append({label: words for label, words in rows.items() if words})
    return found


def test_the_second_wheel_shows_the_first_one(platform: Platform) -> None:
    noor = platform.browser("noor")
    assert beside(noor.get(WHEEL_LATER.page), WHEEL_LATER) == []
    fill_in(noor, WHEEL, emotiewerk="5", rolwerk="2")

    page = noor.get(WHEEL_LATER.page)

    assert shown(page, WHEEL_LATER) == {}
    assert beside(page, WHEEL_LATER) == [{"Emotiewerk": "5", "Rolwerk": "2"}]
    assert 'class="spoke level-5" data-spoke="emotiewerk"' in page.html
    assert beside(platform.browser("sam").get(WHEEL_LATER.page), WHEEL_LATER) == []


def test_the_second_wheel_leaves_the_first_one_alone(platform: Platform) -> None:
    noor = platform.browser("noor")
    fill_in(noor, WHEEL, emotiewerk="5")

    page = fill_in(noor, WHEEL_LATER, emotiewerk="1")

    assert shown(page, WHEEL_LATER) == {"emotiewerk": "1"}
    assert beside(page, WHEEL_LATER) == [{"Emotiewerk": "5"}]
    assert shown(noor.get(WHEEL.page), WHEEL) == {"emotiewerk": "5"}
    assert beside(noor.get(WHEEL.page), WHEEL) == []


def test_the_rating_at_the_end_shows_the_one_at_the_start(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    fill_in(noor, START, stilte_laten="2", doorvragen="4")

    found = beside(noor.get(END.page), END)

    assert found == [{"Ik kan een stilte laten.": "2", "Ik vraag door bij collega’s.": "4"}]


def test_a_rating_that_was_stored_as_numbers_still_shows(platform: Platform) -> None:
    store(platform, "noor", RATING, json.dumps({"omslag-strak": 4, "omslag-warm": 1}))
    noor = platform.browser("noor")

    page = noor.get(RATING.page)

    assert shown(page, RATING) == {"omslag-strak": "4", "omslag-warm": "1"}
    assert shown(fill_in(noor, RATING, page, omslag_warm="2"), RATING) == {"omslag-strak": "4", "omslag-warm": "2"}
    assert kept(platform, "noor", RATING).revision == 2


def test_a_rating_that_was_stored_as_numbers_can_be_compared_with(platform: Platform) -> None:
    store(platform, "noor", START, json.dumps({"stilte-laten": 3}))

    assert beside(platform.browser("noor").get(END.page), END) == [{"Ik kan een stilte laten.": "3"}]


@pytest.mark.parametrize("stored", [{"omslag-strak": "9"}, {"een-zin-van-vroeger": "2"}, {}])
def test_an_answer_that_is_not_asked_any_more_harms_nothing(sqlite_platform: Platform, stored: dict[str, str]) -> None:
    store(sqlite_platform, "noor", RATING, json.dumps(stored))

    page = sqlite_platform.browser("noor").get(RATING.page)

    assert page.status == 200
    assert shown(page, RATING) == {}


def test_answers_of_before_that_were_taken_away_are_not_shown(sqlite_platform: Platform) -> None:
    store(sqlite_platform, "noor", START, "{}")

    assert beside(sqlite_platform.browser("noor").get(END.page), END) == []
