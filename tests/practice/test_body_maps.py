"""A body map can be made again and again: what was there is laid with the earlier maps, and none is lost."""

import json
from datetime import UTC, datetime

import pytest

from course.confidential.actions import save_draft
from course.practice.actions import MOST_EARLIER, begin_anew, save_exercise
from course.practice.queries import exercise_place
from tests.browser import Page
from tests.platform import Platform
from tests.practice.exercising import ANEW, BODY, CHOOSE, SHEET, autosave, exercise_of, fill_in, kept, shown


def earlier_maps(page: Page) -> list[dict[str, str]]:
    """Give the earlier maps on a page, the newest first: what was felt where."""
    assert page.tree is not None
    earlier = page.tree.find(".//div[@class='earlier']")
    found = []
    for section in earlier if earlier is not None else ():
        rows = {row.findtext("dt") or "": (row.findtext("dd") or "").strip() for row in section.iter("div")}
        found.append({place: feeling for place, feeling in rows.items() if feeling})
    return found


def test_noor_begins_a_new_map_and_the_first_one_stays(platform: Platform) -> None:
    noor = platform.browser("noor")
    first = fill_in(noor, BODY, keel="warm", nek="zwaar")

    empty = fill_in(noor, BODY, first, ANEW, keel="koud")
    assert shown(empty, BODY) == {}
    assert earlier_maps(empty) == [{"keel": "koud", "nek": "zwaar"}], "what was changed last is kept too"

    second = fill_in(noor, BODY, empty, buik="leeg")
    again = fill_in(noor, BODY, second, ANEW)
    assert earlier_maps(again) == [{"buik": "leeg"}, {"keel": "koud", "nek": "zwaar"}]
    assert again.html.count("Een eerdere lijfkaart.") == 2


def test_an_earlier_map_has_its_day_and_only_its_own_places(platform: Platform) -> None:
    noor = platform.browser("noor")
    fill_in(noor, BODY, fill_in(noor, BODY, keel="warm"), ANEW)
    (earlier,) = kept(platform, "noor", BODY).earlier

    assert earlier.at is not None
    assert abs((datetime.now(UTC) - earlier.at).total_seconds()) < 600
    assert earlier.answers == {"keel": "warm"}


def test_changing_the_map_of_now_leaves_the_earlier_ones_alone(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = fill_in(noor, BODY, fill_in(noor, BODY, keel="warm"), ANEW)

    saved = autosave(
        noor, BODY, int(str(page.form("Bewaar voor mezelf", BODY.save).fields["based_on"])), "a", nek="leeg"
    )

    assert saved.status == 200
    assert kept(platform, "noor", BODY).answers == {"nek": "leeg"}
    assert earlier_maps(noor.get(BODY.page)) == [{"keel": "warm"}]


def test_the_button_for_a_new_map_comes_when_there_is_a_map(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    assert ANEW not in noor.get(BODY.page).text

    assert ANEW in fill_in(noor, BODY, keel="warm").text


def test_pressing_the_button_twice_lays_one_map_aside(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = fill_in(noor, BODY, keel="warm")

    answers = [fill_in(noor, BODY, page, ANEW, keel="koud") for _ in range(2)]

    assert [answer.status for answer in answers] == [200, 200]
    assert earlier_maps(answers[1]) == [{"keel": "koud"}]
    assert shown(answers[1], BODY) == {}


def test_a_new_map_in_another_tab_is_a_conflict_in_which_nothing_is_lost(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = fill_in(noor, BODY, keel="warm")
    fill_in(noor, BODY, page, ANEW)

    stale = fill_in(noor, BODY, page, ANEW, nek="zwaar")

    assert stale.status == 409
    assert shown(stale, BODY, CHOOSE) == {"keel": "warm", "nek": "zwaar"}
    chosen = noor.submit(stale, CHOOSE)
    assert shown(chosen, BODY) == {"keel": "warm", "nek": "zwaar"}
    assert earlier_maps(chosen) == [{"keel": "warm"}]


def test_an_empty_map_is_not_laid_aside(platform: Platform) -> None:
    noor = platform.browser("noor")

    page = noor.post(BODY.save, {"then": "anew", "based_on": "0"})

    assert page.status == 200
    assert kept(platform, "noor", BODY).earlier == ()


def test_a_map_that_was_never_saved_has_nothing_to_lay_aside(platform: Platform) -> None:
    with platform.session() as session:
        begin_anew(session, platform.cast.noor, exercise_of(platform, BODY))

    assert kept(platform, "noor", BODY).revision == 0


def test_other_exercises_do_not_begin_anew(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")

    noor.post(SHEET.save, {"situatie": "Op de gang.", "then": "anew", "based_on": "0"})

    assert kept(sqlite_platform, "noor", SHEET).answers == {"situatie": "Op de gang."}
    assert kept(sqlite_platform, "noor", SHEET).earlier == ()


@pytest.mark.parametrize(("number", "status"), [(MOST_EARLIER - 1, 200), (MOST_EARLIER, 422)])
def test_there_are_as_many_earlier_maps_as_can_be_shown(platform: Platform, number: int, status: int) -> None:
    me, noor = platform.cast.noor, platform.browser("noor")
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC).isoformat()
    stored = {"_earlier": [{"_at": moment, "keel": "warm"}] * number}
    with platform.session() as session:
        place = exercise_place(me, BODY.exercise)
        save_draft(session, me, place, json.dumps(stored), based_on=0, save_id="a")
        save_exercise(session, me, exercise_of(platform, BODY), {"nek": "zwaar"}, based_on=1, save_id="b")

    page = fill_in(noor, BODY, None, ANEW, buik="leeg")

    assert page.status == status
    assert len(kept(platform, "noor", BODY).earlier) == MOST_EARLIER
    if status == 422:
        assert "Er staan al 60 eerdere kaarten. Verander de kaart die er nu staat." in page.text
        assert shown(page, BODY, CHOOSE) == {"nek": "zwaar", "buik": "leeg"}
    else:
        assert earlier_maps(page)[0] == {"nek": "zwaar", "buik": "leeg"}
        assert "1 maart 2026" in page.text
