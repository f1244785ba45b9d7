"""The main job from beginning to end, in a real browser: invited, read, written, reviewed, answered, followed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from tests.platform import Platform
from tests.reflection.writing import ANSWERS, ASSIGNMENT
from tests.world import PASSWORD

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]


def _hand_in(noor: Visitor) -> None:
    """Write on one page and hand in, which works with and without JavaScript."""
    page = noor.open(f"/opdracht/{ASSIGNMENT}/alles")
    for prompt, words in ANSWERS.items():
        page.locator(f"#{prompt}-text").fill(words)
    page.get_by_role("button", name="Bewaar en lees na").click()
    page.wait_for_url("**/inleveren")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Inleveren bij Anja Verbeek").click()
    expect(page.get_by_text("Je opdracht ligt bij Anja Verbeek")).to_be_visible()


def _read_all_lessons(noor: Visitor) -> None:
    """Read module 0 from the first lesson to the last."""
    page = noor.open("/mijn-cursus")
    page.locator(".next-thing").get_by_role("link").first.click()
    for _lesson in range(4):
        title = page.get_by_role("heading", level=1).inner_text()
        page.get_by_role("button", name="Gelezen, naar").click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(title)


def _take_up(anja: Visitor) -> Page:
    page = anja.open("/nakijken")
    page.get_by_role("button", name=re.compile("Oppakken en lezen")).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


@pytest.mark.parametrize(("javascript", "width"), [(True, 390), (False, 1280)], ids=["with a script", "without one"])
def test_noor_and_anja_go_through_the_whole_loop(visitor: Make, javascript: bool, width: int) -> None:
    noor, anja = (visitor(width=width, javascript=javascript) for _person in range(2))
    noor.sign_in("noor")
    _read_all_lessons(noor)
    _hand_in(noor)

    anja.sign_in("anja")
    page = _take_up(anja)
    expect(page.get_by_text(ANSWERS["moment"])).to_be_visible()
    expect(page.get_by_text(ANSWERS["voor-jezelf"])).to_have_count(0)
    page.get_by_label("Aan Noor").fill("Dit las ik: een beker. Wat zag je daarna?")
    page.get_by_label("Afronden").check()
    page.get_by_role("button", name="Teruggeven", exact=True).click()
    page.wait_for_url("**/nakijken*")

    page = noor.open("/berichten")
    page.get_by_role("link", name="Er staat een reactie klaar").click()
    expect(page.get_by_text("Dit las ik: een beker.")).to_be_visible()
    expect(page.get_by_text("Anja Verbeek las dit")).to_be_visible()
    page.get_by_label("Wil je iets terugschrijven?").fill("Ze knikte. Dat vergat ik.")
    page.get_by_role("button", name="Verstuur je antwoord").click()
    expect(page.get_by_text("Ze knikte. Dat vergat ik.").first).to_be_visible()
    page.get_by_label("Dit neem ik mee").fill("Eerst kijken, dan vragen.")
    page.get_by_role("button", name="Sluit de opdracht af").click()
    expect(page.get_by_text("Deze opdracht is afgerond")).to_be_visible()
    page = noor.open("/mijn-cursus")
    expect(page.get_by_text("1 van de 9 modules is af")).to_be_visible()

    page = anja.open("/nakijken")
    page.get_by_role("button", name="Lees het antwoord").click()
    expect(page.get_by_text("Ze knikte. Dat vergat ik.").first).to_be_visible()


def test_a_second_round_begins_with_the_text_of_the_first(visitor: Make) -> None:
    noor, anja = visitor(), visitor()
    noor.sign_in("noor")
    _hand_in(noor)
    anja.sign_in("anja")
    page = _take_up(anja)
    page.get_by_label("Aan Noor").fill("Wil je iets meer schrijven over je schouders?")
    page.get_by_label("Aanvulling vragen").check()
    page.get_by_role("button", name="Teruggeven", exact=True).click()
    page.wait_for_url("**/nakijken*")

    page = noor.open(f"/opdracht/{ASSIGNMENT}/stap/lijf")
    expect(page.locator("textarea")).to_have_value(ANSWERS["lijf"])
    page.locator("textarea").fill("Mijn schouders zakten, en toen pas ademde ik uit.")
    page.get_by_role("button", name="Volgende stap").click()
    page.wait_for_url("**/leerwens")
    page = noor.open(f"/opdracht/{ASSIGNMENT}/inleveren")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Inleveren bij Anja Verbeek").click()

    expect(page.get_by_role("heading", name="Ronde 2")).to_be_visible()


def test_marja_invites_a_colleague_who_begins(visitor: Make, sqlite_platform: Platform) -> None:
    marja = visitor()
    marja.sign_in("marja")
    page = marja.open(f"/organisatie/team/{sqlite_platform.cast.noord}/uitnodigen")
    page.locator("textarea").first.fill("Kim de Boer <kim@voorbeeld.nl>\nnoor@voorbeeld.nl\ngeen adres")
    page.get_by_role("button", name="Bekijk de lijst").click()
    expect(page.get_by_text("kim@voorbeeld.nl").first).to_be_visible()
    marja.check()
    page.get_by_role("button", name="Nodig 1 persoon uit").click()
    page.wait_for_load_state()
    mail = next(mail for mail in sqlite_platform.mails() if mail.to == ["kim@voorbeeld.nl"])
    path = "/uitnodiging/" + mail.body.split("/uitnodiging/")[1].split()[0]

    kim = visitor(width=390)
    page = kim.open(path)
    kim.check()
    page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    page.get_by_role("button").last.click()
    expect(page.get_by_role("heading", name="Mijn cursus")).to_be_visible()
    kim.check()

    page = marja.open(f"/organisatie/team/{sqlite_platform.cast.noord}/voortgang")
    expect(page.get_by_text("Kim de Boer").first).to_be_visible()
    expect(page.get_by_text("Wat cursisten schrijven, zie je nergens")).to_be_visible()
    marja.check()
