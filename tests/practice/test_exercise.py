"""An exercise is for one's own eyes: sealed, for nobody else, and what was not answered stays unanswered."""

import json

import pytest
from sqlmodel import func, select

from course.confidential.actions import LONGEST_TEXT
from course.confidential.models import Draft
from course.confidential.queries import draft_text
from tests.platform import Platform
from tests.practice.exercising import (
    BODY,
    CARD,
    CHOOSE,
    KINDS,
    RATING,
    REWRITE,
    SAVE,
    SHEET,
    Address,
    autosave,
    fill_in,
    kept,
    shown,
)

ALONE = "Alleen jij ziet dit. Je trainer en je organisatie niet."
HOSTILE = '</textarea><script>alert(1)</script>\u202e"omgekeerd" & <b>{{ 7 * 7 }}</b>'


@pytest.mark.parametrize("kind", KINDS)
def test_noor_keeps_her_own_answers_and_changes_them(platform: Platform, kind: str) -> None:
    where, field, first, second = KINDS[kind]
    noor = platform.browser("noor")
    page = noor.get(where.page)
    assert ALONE in page.text
    assert shown(page, where) == {}

    saved = fill_in(noor, where, page, **{field: first})
    assert saved.url == where.page
    assert "Opgeslagen om" in saved.text
    assert shown(saved, where) == {field: first}

    assert shown(fill_in(noor, where, saved, **{field: second}), where) == {field: second}
    assert kept(platform, "noor", where).revision == 2


def test_after_saving_the_browser_goes_back_to_the_exercise(sqlite_platform: Platform) -> None:
    answer = sqlite_platform.browser("noor").post(CARD.save, {"card": "brug"}, follow=False)

    assert answer.status == 303
    assert answer.location == f"{CARD.page}#blok-{CARD.exercise}"


def test_two_exercises_in_one_lesson_are_kept_apart(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(SHEET.page)

    fill_in(noor, SHEET, page, situatie="Op de gang.", spanning="7")
    later = fill_in(noor, CARD, page, situatie="Een brug is ook een weg terug.")

    assert shown(later, SHEET) == {"situatie": "Op de gang.", "spanning": "7"}
    assert shown(later, CARD) == {"situatie": "Een brug is ook een weg terug."}


def test_answers_are_sealed_and_belong_to_one_person(platform: Platform) -> None:
    fill_in(platform.browser("noor"), REWRITE, mine="Ik bel je vrijdag terug.")

    assert kept(platform, "noor", REWRITE).answers == {"mine": "Ik bel je vrijdag terug."}
    assert kept(platform, "sam", REWRITE).answers == {}
    with platform.session() as session:
        draft = session.exec(select(Draft)).one()
        assert draft.owner_id == platform.cast.noor
        assert draft.place == f"rating/{platform.cast.noor}/{REWRITE.exercise}"
        assert b"vrijdag" not in draft.sealed


@pytest.mark.parametrize("kind", KINDS)
def test_another_learner_sees_an_empty_form(sqlite_platform: Platform, kind: str) -> None:
    where, field, answer, _other = KINDS[kind]
    fill_in(sqlite_platform.browser("noor"), where, **{field: answer})

    pages = [sqlite_platform.browser(who).get(where.page) for who in ("sam", "lot")]

    assert [shown(page, where) for page in pages] == [{}, {}]
    assert not any("Opgeslagen" in page.text for page in pages)


@pytest.mark.parametrize("kind", KINDS)
def test_who_reads_along_sees_a_form_that_is_switched_off_and_keeps_nothing(
    sqlite_platform: Platform, kind: str
) -> None:
    where, field, answer, other = KINDS[kind]
    fill_in(sqlite_platform.browser("noor"), where, **{field: answer})

    for who in ("anja", "marja"):
        browser = sqlite_platform.browser(who)
        page = browser.get(where.page)
        assert "Cursisten vullen dit voor zichzelf in. Niemand anders ziet het." in page.text
        assert page.tree is not None
        form = next(form for form in page.tree.iter("form") if form.get("action") == where.save)
        assert form.find(".//fieldset[@disabled]") is not None
        assert [form.find(path) for path in (".//*[@checked]", ".//*[@selected]", ".//button")] == [None] * 3
        assert not any(answer in (box.text or "") for box in form.iter("textarea"))
        assert "data-autosave" not in page.html
        refused = browser.post(where.save, {field: other})
        assert refused.status == 403
        assert "Alleen wie de cursus volgt, bewaart antwoorden." in refused.text
        assert kept(sqlite_platform, who, where).revision == 0


def test_a_script_of_who_reads_along_is_told_so_in_words(sqlite_platform: Platform) -> None:
    refused = autosave(sqlite_platform.browser("anja"), SHEET, 0, "a", situatie="Ik lees mee.")

    assert refused.status == 403
    assert refused.data == {"message": "Alleen wie de cursus volgt, bewaart antwoorden. Meelezen kan wel."}


def test_what_is_taken_away_again_is_gone(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = fill_in(noor, SHEET, situatie="Op de gang.", wil="Weg.")

    page = fill_in(noor, SHEET, page, situatie="")

    assert shown(page, SHEET) == {"wil": "Weg."}
    assert dict(kept(platform, "noor", SHEET).answers) == {"wil": "Weg."}


@pytest.mark.parametrize("where", [SHEET, REWRITE])
def test_what_is_typed_stays_text_whatever_it_is(platform: Platform, where: Address) -> None:
    noor, field = platform.browser("noor"), "mine" if where is REWRITE else "situatie"

    page = fill_in(noor, where, **{field: f"{HOSTILE}\x00\r\nEn een regel."})

    assert shown(page, where) == {field: f"{HOSTILE}\nEn een regel."}
    assert "<script>alert(1)" not in page.html
    assert "\x00" not in page.html


def test_what_the_exercise_does_not_ask_is_not_kept(sqlite_platform: Platform) -> None:
    sent = {"omslag-strak": "3", "iets-anders": "5", "_earlier": "[]", "based_on": "1234567890123"}

    sqlite_platform.browser("noor").post(RATING.save, sent)

    with sqlite_platform.session() as session:
        place = f"rating/{sqlite_platform.cast.noor}/{RATING.exercise}"
        assert json.loads(draft_text(session, sqlite_platform.cast.noor, place).text) == {"omslag-strak": "3"}


@pytest.mark.parametrize(
    ("where", "field", "value"),
    [
        (RATING, "omslag-strak", "0"),
        (RATING, "omslag-strak", "6"),
        (RATING, "omslag-strak", "heel erg"),
        (RATING, "omslag-strak", "٣"),
        (CARD, "card", "een-kaart-die-er-niet-is"),
        (BODY, "keel", "verliefd"),
    ],
)
def test_a_choice_that_is_not_offered_is_refused_and_the_rest_stays(
    sqlite_platform: Platform, where: Address, field: str, value: str
) -> None:
    noor = sqlite_platform.browser("noor")
    beside = {"omslag-warm": "2"} if where is RATING else {"zie": "Een ladder."} if where is CARD else {"nek": "zwaar"}

    page = noor.post(where.save, {field: value, "based_on": "geen getal"} | beside)

    assert page.status == 422
    assert "een van de antwoorden" in page.text
    assert shown(page, where, CHOOSE) == beside
    assert kept(sqlite_platform, "noor", where).revision == 0
    assert noor.submit(page, CHOOSE).status == 200
    assert kept(sqlite_platform, "noor", where).answers == beside


def test_a_script_is_told_that_a_choice_is_not_offered(sqlite_platform: Platform) -> None:
    refused = autosave(sqlite_platform.browser("noor"), CARD, 0, "a", card="schelp")

    assert refused.status == 422
    assert "Kies bij “Gekozen kaart” een van de antwoorden die er staan." in refused.data["message"]


def test_a_text_that_is_too_long_is_refused_and_stays_in_its_field(platform: Platform) -> None:
    noor, long = platform.browser("noor"), "x" * (LONGEST_TEXT + 1)

    page = fill_in(noor, SHEET, situatie=long, wil="Rust.")

    assert page.status == 422
    assert "Deze tekst is te lang: 50001 tekens, er passen er 50.000." in page.text
    assert "Alleen jij ziet dit." in page.text
    assert shown(page, SHEET, CHOOSE) == {"situatie": long, "wil": "Rust."}
    assert kept(platform, "noor", SHEET).revision == 0
    saved = noor.submit(page, CHOOSE, {"situatie": "Korter."})
    assert shown(saved, SHEET) == {"situatie": "Korter.", "wil": "Rust."}


@pytest.mark.parametrize("situatie", ["x" * (LONGEST_TEXT + 1), "x" * (LONGEST_TEXT - 5)])
def test_a_script_is_told_that_a_text_is_too_long(platform: Platform, situatie: str) -> None:
    refused = autosave(platform.browser("noor"), SHEET, 0, "a", situatie=situatie)

    assert refused.status == 422
    assert "Deze tekst is te lang" in refused.data["message"]
    assert kept(platform, "noor", SHEET).revision == 0


@pytest.mark.parametrize(
    "path",
    [
        f"/les/welkom-waarom/oefening/{RATING.exercise}",
        f"{RATING.page}/oefening/bestaat-niet",
        f"/les/bestaat-niet/oefening/{RATING.exercise}",
    ],
)
@pytest.mark.parametrize("ending", ["", "/bewaren"])
def test_an_exercise_of_another_lesson_does_not_exist_here(sqlite_platform: Platform, path: str, ending: str) -> None:
    page = sqlite_platform.browser("noor").post(path + ending, {"based_on": "0"})

    assert page.status == 404
    assert "Mijn cursus" in (page.data["message"] if ending else page.text)


def test_a_form_with_nothing_in_it_keeps_nothing_but_the_moment(platform: Platform) -> None:
    noor = platform.browser("noor")

    page = noor.submit(noor.get(SHEET.page), SAVE, action=SHEET.save)

    assert shown(page, SHEET) == {}
    with platform.session() as session:
        assert session.exec(select(func.count()).select_from(Draft)).one() == 1
    assert dict(kept(platform, "noor", SHEET).answers) == {}


def test_only_a_lesson_with_exercises_has_something_that_is_saved_by_itself(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")

    assert "data-autosave" not in noor.get("/les/welkom-waarom").html
    assert "data-unsaved" not in noor.get("/les/welkom-waarom").html
    page = noor.get(SHEET.page)
    assert f'data-autosave="{SHEET.autosave}"' in page.html
    assert f'data-autosave="{CARD.autosave}"' in page.html
    assert "data-unsaved" in page.html
