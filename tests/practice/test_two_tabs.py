"""Two tabs with the same exercise: nothing is overwritten in silence, and nobody is in conflict with themselves."""

import re

from tests.browser import Browser, Page
from tests.platform import Platform
from tests.practice.exercising import (
    ANEW,
    BODY,
    CARD,
    CHOOSE,
    RATING,
    REWRITE,
    SAVE,
    SHEET,
    autosave,
    fill_in,
    kept,
    shown,
)

ONE, OTHER = "Uit het eerste tabblad.", "Uit het tweede tabblad."


def test_a_stale_form_gets_both_texts_and_the_choice(platform: Platform) -> None:
    noor = platform.browser("noor")
    first, second = noor.get(SHEET.page), noor.get(SHEET.page)
    fill_in(noor, SHEET, first, situatie=ONE, wil="Rust.")

    page = fill_in(noor, SHEET, second, situatie=OTHER)

    assert page.status == 409
    assert "Er zijn twee versies van je antwoorden" in page.text
    assert "Alleen jij ziet dit." in page.text
    assert f"De situatie in één zin {ONE} Eigenlijk wil ik … Rust." in page.text
    assert shown(page, SHEET, CHOOSE) == {"situatie": OTHER}
    assert kept(platform, "noor", SHEET).answers["situatie"] == ONE, "nothing was overwritten"
    assert shown(noor.submit(page, CHOOSE, {"wil": "Rust en koffie."}), SHEET) == {
        "situatie": OTHER,
        "wil": "Rust en koffie.",
    }


def test_of_choices_the_page_shows_the_words(platform: Platform) -> None:
    noor = platform.browser("noor")
    first, second = noor.get(CARD.page), noor.get(CARD.page)
    fill_in(noor, CARD, first, card="deur-op-een-kier")

    page = fill_in(noor, CARD, second, card="brug")

    assert "Gekozen kaart deur op een kier" in page.text
    assert shown(page, CARD, CHOOSE) == {"card": "brug"}


def test_when_everything_was_taken_away_elsewhere_the_page_says_so(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    old = fill_in(noor, RATING, omslag_strak="4")
    autosave(noor, RATING, 1, "a", omslag_strak="")

    page = fill_in(noor, RATING, old, omslag_strak="5")

    assert page.status == 409
    assert "Al bewaard Niets ingevuld." in page.text


def test_the_script_gets_both_texts_and_the_revision_to_build_on(platform: Platform) -> None:
    noor = platform.browser("noor")
    saved = autosave(noor, REWRITE, 0, "a", mine=ONE)
    assert saved.status == 200
    assert saved.data["revision"] == 1
    assert len(saved.data["saved_at"]) == len("14:03")

    stale = autosave(noor, REWRITE, 0, "b", mine=OTHER)

    assert stale.status == 409
    assert stale.data["kept"] == {"mine": ONE}
    assert stale.data["offered"] == {"mine": OTHER}
    assert stale.data["revision"] == 1
    assert [line.endswith(ONE) for line in stale.data["words"]["kept"]] == [True]
    assert kept(platform, "noor", REWRITE).answers == {"mine": ONE}
    assert autosave(noor, REWRITE, 1, "c", mine=OTHER).data["revision"] == 2


def test_a_save_that_is_sent_again_is_saved_once(platform: Platform) -> None:
    noor = platform.browser("noor")
    first = autosave(noor, REWRITE, 0, "a", mine=ONE)
    autosave(noor, REWRITE, 1, "b", mine=OTHER)

    again = autosave(noor, REWRITE, 0, "a", mine=ONE)

    assert again.data == first.data
    assert kept(platform, "noor", REWRITE).answers == {"mine": OTHER}


def test_the_same_form_sent_twice_is_saved_once(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(RATING.page)

    answers = [fill_in(noor, RATING, page, omslag_strak="4") for _ in range(2)]

    assert [answer.status for answer in answers] == [200, 200]
    assert kept(platform, "noor", RATING).revision == 1


def test_the_same_answers_from_two_tabs_are_no_conflict(platform: Platform) -> None:
    noor = platform.browser("noor")
    autosave(noor, RATING, 0, "a", omslag_strak="4")

    assert autosave(noor, RATING, 0, "b", omslag_strak="4").status == 200


def test_two_tabs_on_two_exercises_of_one_lesson_do_not_meet(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(SHEET.page)

    fill_in(noor, SHEET, page, situatie="Een.")

    assert fill_in(noor, CARD, page, card="brug").status == 200


def test_the_form_of_a_page_goes_on_where_the_script_was(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(REWRITE.page)
    autosave(noor, REWRITE, 0, "a", mine="Half")
    # The script writes the new revision into the form.
    form = page.form(SAVE, REWRITE.save)
    sent = {name: value for name, value in form.fields.items() if value != []} | {"based_on": "1", "mine": "Heel."}

    assert noor.post(form.action, sent).status == 200
    assert kept(platform, "noor", REWRITE).answers == {"mine": "Heel."}


def _two_versions(noor: Browser) -> Page:
    first, second = noor.get(SHEET.page), noor.get(SHEET.page)
    fill_in(noor, SHEET, first, situatie=ONE, wil="Rust.")
    return fill_in(noor, SHEET, second, situatie=OTHER)


def _set_aside(page: Page) -> list[str]:
    return re.findall(r"<dd hx-disable>(.*?)</dd>", page.html)


def test_who_chooses_finds_the_other_answers_under_the_exercise(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = _two_versions(noor)

    for button, shows, aside in (
        ("Houd wat al bewaard is", {"situatie": ONE, "wil": "Rust."}, [OTHER]),
        ("Zet beide onder elkaar", {"situatie": f"{ONE}\n\n{OTHER}", "wil": "Rust."}, [ONE, "Rust.", OTHER]),
    ):
        lesson = noor.submit(page, button)
        assert shown(lesson, SHEET) == shows
        assert _set_aside(lesson) == aside

    sam = platform.browser("sam")
    sam.post(lesson.form("Verwijder deze versie").action)
    gone = noor.submit(lesson, "Verwijder deze versie")
    assert gone.url.partition("#")[0] == SHEET.page
    assert _set_aside(gone) == [OTHER]


def test_where_there_is_only_something_to_choose_both_cannot_be_kept_as_one(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    old = fill_in(noor, RATING, omslag_strak="4")
    autosave(noor, RATING, 1, "a", omslag_strak="")

    page = fill_in(noor, RATING, old, omslag_strak="5")
    lesson = noor.submit(page, CHOOSE)

    assert "Zet beide onder elkaar" not in page.text
    assert "Niets ingevuld." in lesson.text


def test_earlier_maps_stay_with_what_is_chosen(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    fill_in(noor, BODY, fill_in(noor, BODY, keel="warm"), ANEW)
    old = noor.get(BODY.page)
    fill_in(noor, BODY, nek="zwaar")

    noor.submit(fill_in(noor, BODY, old, keel="koud"), CHOOSE)

    found = kept(sqlite_platform, "noor", BODY)
    assert found.answers == {"keel": "koud"}
    assert [dict(one.answers) for one in found.earlier] == [{"keel": "warm"}]
    assert [[words for _label, words in one.said] for one in found.asides] == [["zwaar"]]
