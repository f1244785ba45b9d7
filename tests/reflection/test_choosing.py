"""Noor chooses: a card with her words beside it, ticks, and rounds; nothing that she chose is lost or turned around."""

from typing import Any

from course.content import Course
from tests.browser import Browser
from tests.platform import Platform
from tests.reflection.choosing import (
    ACTING,
    CARD,
    CHANGING,
    ROUTE,
    STUCK,
    STUCK_ANSWERS,
    fill_in,
    hand_in_chosen,
    one_line,
    rewritten,
)
from tests.reflection.writing import step

SAVE = f"/opdracht/{STUCK}/bewaren"
TOO_MANY = {"neiging:doe-been": "yes", "neiging:terug": "yes", "neiging:wisselt": "yes"}
ALL_OPEN = dict.fromkeys(("doe-been", "betekenis-been", "terug", "ernaartoe", "wisselt", "weet-niet", "voor-mij"), "")
TICK = '<input type="checkbox" id="neiging-{0}" name="neiging:{0}" data-field="{0}" value="yes" checked>'


def autosave(browser: Browser, part: str, based_on: int, save_id: str, **fields: str) -> dict[str, Any]:
    sent = {"part": part, "based_on": str(based_on), "save_id": save_id} | fields
    return browser.post(SAVE, sent, Accept="application/json").data


def drawing_of(course: Course, card_id: str = CARD) -> str:
    card = course.find_card(card_id)
    assert card is not None
    return " ".join(card.drawing.split())


def test_a_card_and_ticks_are_chosen_step_by_step_and_stay_chosen(platform: Platform) -> None:
    noor = platform.browser("noor")

    ticks = noor.submit(noor.get(step("beeld", STUCK)), "Volgende stap", {"beeld:card": CARD, "beeld:text": "Vast."})
    assert ticks.url == step("neiging", STUCK)
    noor.submit(ticks, "Volgende stap", {"neiging:doe-been": "yes", "neiging:wisselt": "yes"})

    again = one_line(noor.get(step("beeld", STUCK)))
    assert f'value="{CARD}" checked' in again
    assert "Vast.</textarea>" in again
    form = noor.get(step("neiging", STUCK)).form("Volgende stap").fields
    assert (form["neiging:doe-been"], form["neiging:terug"], form["neiging:wisselt"]) == ("yes", [], "yes")


def test_a_tick_can_be_taken_away_again(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.submit(noor.get(step("neiging", STUCK)), "Volgende stap", {"neiging:terug": "yes"})

    noor.submit(noor.get(step("neiging", STUCK)), "Volgende stap", {"neiging:terug": []})

    assert page.url == step("twee-kanten", STUCK)
    assert " checked" not in noor.get(step("neiging", STUCK)).html


def test_before_handing_in_the_words_and_the_drawing_of_what_was_chosen_are_shown(
    platform: Platform, course: Course
) -> None:
    page = fill_in(platform.browser("noor"), STUCK, STUCK_ANSWERS)

    assert f"{ACTING} {CHANGING}" in page.text
    assert "Type I: ik trek me terug." not in page.text
    assert drawing_of(course) in one_line(page)
    assert "<figcaption>knoop</figcaption>" in page.html
    assert "Twee touwen die elkaar niet loslaten." in page.text


def test_of_two_roads_one_is_taken(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(step("route", ROUTE))

    noor.submit(page, "Volgende stap", {"route:chosen": "b"})
    confirm = noor.get(f"/opdracht/{ROUTE}/inleveren")

    assert "B. Iets van mezelf delen, of niet delen" in confirm.text
    assert "A. Een behoefte op mijn werk" not in confirm.text


def test_what_was_not_chosen_is_still_to_be_done(platform: Platform) -> None:
    page = fill_in(platform.browser("noor"), STUCK, {"situatie:text": "Alleen dit."})

    assert {step("beeld", STUCK), step("neiging", STUCK)} <= set(page.links())
    assert "Inleveren bij" not in page.text
    assert "Niets ingevuld." in page.text


def test_one_tick_too_many_is_refused_and_all_ticks_stay(platform: Platform) -> None:
    noor = platform.browser("noor")

    page = noor.submit(noor.get(step("neiging", STUCK)), "Volgende stap", TOO_MANY)

    assert page.status == 422
    assert "Kies er bij “Jouw kant” hoogstens 2. Je koos er 3; haal eerst iets weg." in page.text
    assert "#neiging-sheet" in page.links()
    assert 'id="neiging-sheet"' in page.html
    assert all(TICK.format(one) in one_line(page) for one in ("doe-been", "terug", "wisselt"))
    mended = noor.submit(page, "Volgende stap", {"neiging:terug": []})
    assert mended.url == step("twee-kanten", STUCK)


def test_one_tick_too_many_loses_nothing_that_stood_beside_it(platform: Platform) -> None:
    noor = platform.browser("noor")

    page = fill_in(noor, STUCK, STUCK_ANSWERS | TOO_MANY)
    assert page.status == 422
    noor.submit(page, "Volgende stap", {"neiging:doe-been": []})

    whole = noor.get(f"/opdracht/{STUCK}/alles").form("Bewaar").fields
    assert whole["beeld:card"] == CARD
    assert whole["twee-kanten:inside_me"] == "Mijn adem zat hoog."
    assert (whole["neiging:doe-been"], whole["neiging:terug"]) == ([], "yes")


def test_what_is_not_offered_cannot_be_chosen(platform: Platform) -> None:
    noor = platform.browser("noor")
    forged = {
        step("beeld", STUCK): {"beeld:card": "kasteel", "beeld:text": "Mijn tekst."},
        step("neiging", STUCK): {"neiging:terug": "heel erg"},
        step("route", ROUTE): {"route:chosen": "c"},
    }

    for address, fields in forged.items():
        page = noor.post(address, {**fields, "to": "next"})
        assert page.status == 422
        assert "iets wat er staat." in page.text
        assert noor.get(address).html.count(" checked") == 0
    assert "Mijn tekst.</textarea>" in noor.post(step("beeld", STUCK), forged[step("beeld", STUCK)]).html


def test_the_script_saves_what_is_chosen_and_says_what_is_too_much(platform: Platform) -> None:
    noor = platform.browser("noor")

    first = autosave(noor, "neiging", 0, "een", **{"doe-been": "yes", "terug": "", "wisselt": ""})
    again = autosave(noor, "neiging", 0, "een", **{"doe-been": "yes", "terug": "", "wisselt": ""})
    too_many = autosave(noor, "neiging", 1, "twee", **{"doe-been": "yes", "terug": "yes", "wisselt": "yes"})
    card = autosave(noor, "beeld", 0, "drie", card=CARD, text="Vast.")

    assert first == again
    assert (first["revision"], card["revision"]) == (1, 1)
    assert "hoogstens 2" in str(too_many["message"])
    form = noor.get(f"/opdracht/{STUCK}/alles").form("Bewaar").fields
    assert (form["neiging:doe-been"], form["neiging:terug"], form["beeld:card"]) == ("yes", [], CARD)


def test_a_stale_form_shows_both_choices_in_words_and_the_card_as_a_drawing(platform: Platform, course: Course) -> None:
    noor = platform.browser("noor")
    first, second = noor.get(step("beeld", STUCK)), noor.get(step("beeld", STUCK))
    noor.submit(first, "Volgende stap", {"beeld:card": CARD})

    page = noor.submit(second, "Volgende stap", {"beeld:card": "brug", "beeld:text": "Eroverheen."})

    assert page.status == 409
    assert "<figcaption>knoop</figcaption>" in page.html
    assert one_line(page).count(drawing_of(course)) == 2, "once as the version that was kept, once among all cards"
    assert 'value="brug" checked' in one_line(page)
    noor.submit(page, "Bewaar wat hier staat")
    assert 'value="brug" checked' in one_line(noor.get(step("beeld", STUCK)))


def _sides(answer: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Both versions of each field, put together from the pieces: what was kept, and what was offered."""
    return {part["label"]: (_side(part["pieces"], "gone"), _side(part["pieces"], "new")) for part in answer["parts"]}


def _side(pieces: list[dict[str, str]], kind: str) -> str:
    return "".join(piece["text"] for piece in pieces if piece["kind"] in {"same", kind})


def test_the_script_gets_two_choices_with_the_words_for_them(platform: Platform) -> None:
    noor = platform.browser("noor")
    autosave(noor, "neiging", 0, "een", **{"doe-been": "yes"})
    autosave(noor, "beeld", 0, "een", card=CARD)

    ticks = autosave(noor, "neiging", 0, "twee", wisselt="yes")
    card = autosave(noor, "beeld", 0, "twee", card="brug", text="Eroverheen.")

    assert _sides(ticks) == {"": (ACTING, CHANGING)}
    assert _sides(card) == {"Gekozen kaart": ("knoop", "brug"), "Bij deze kaart": ("", "Eroverheen.")}
    assert ticks["kept"] == ALL_OPEN | {"doe-been": "yes"}


def test_an_option_that_its_author_took_away_is_asked_again(platform: Platform) -> None:
    noor = platform.browser("noor")
    noor.post(step("route", ROUTE), {"route:chosen": "a"})
    noor.post(step("neiging", STUCK), {"neiging:doe-been": "yes", "neiging:wisselt": "yes"})
    noor.post(step("beeld", STUCK), {"beeld:card": "ijsberg", "beeld:text": "Onder water."})

    with rewritten(platform) as later:
        noor = later.browser("noor")
        road, stuck = noor.get(f"/opdracht/{ROUTE}/inleveren"), noor.get(f"/opdracht/{STUCK}/inleveren")

    assert step("route", ROUTE) in road.links()
    assert "Mijn doe-been: ik pak het op." in stuck.text
    assert CHANGING not in stuck.text
    assert "ijsberg" not in stuck.text
    assert "Bij deze kaart Onder water." in stuck.text


def test_a_second_round_begins_with_what_was_chosen_in_the_first(platform: Platform) -> None:
    noor = platform.browser("noor")
    back = noor.submit(hand_in_chosen(noor), "Opdracht terugnemen")

    form = noor.get(f"/opdracht/{STUCK}/alles").form("Bewaar").fields

    assert "Je hebt je opdracht teruggenomen" in back.text
    assert {name: form[name] for name in STUCK_ANSWERS} == STUCK_ANSWERS
    assert "Ronde 2" in hand_in_chosen(noor).text
