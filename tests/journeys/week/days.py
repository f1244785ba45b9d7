"""Monday to Wednesday: twelve submissions, second rounds, a care signal, and a text that is closed."""

from typing import Literal

from playwright.sync_api import Page, expect

from course.web.formats import today, weekday
from course.workdays import working_day_after
from tests.journeys.week.hands import Hands
from tests.journeys.week.people import NAMES, answers_of, first_name
from tests.journeys.week.played import Played, step_to, words_for
from tests.journeys.week.reviews import wait_for_keys
from tests.reflection.writing import ASSIGNMENT

HALF = "Hier was ik gebleven"


def press(page: Page, hands: Hands, name: str, role: Literal["button", "link"] = "button") -> None:
    """Reach a button or a link with Tab and press Enter."""
    hands.reach(page.get_by_role(role, name=name).first)
    hands.press("Enter")


def pick_up_to_write(hands: Hands, who: str) -> None:
    """Pick up whoever waits where one stands or else longest, and go to the reaction on the whole."""
    field = hands.page.get_by_label(f"Aan {first_name(who)}")
    hands.press("o")
    expect(field).to_be_visible()
    wait_for_keys(hands.page)
    hands.press("r")
    expect(field).to_be_focused()


def monday(played: Played) -> None:
    """Twelve wait. Anja answers four, asks two of them for more, and leaves in the middle of the fifth."""
    for who in NAMES:
        played.week.hands_in(who, answers_of(who))
    mail = played.morning_comes()["anja@voorbeeld.nl"]
    assert "12 opdrachten zijn ingeleverd" in mail.body
    anja, page = played.anja, played.anja.open("/nakijken")
    expect(page).to_have_title("(12) Nakijken · Van buiten naar binnen")
    played.look_at(anja, "monday-queue")
    for who in ("noor", "sam", "kim", "daan"):
        played.review(who, more_wanted=who in {"noor", "kim"})
    expect(page).to_have_title("(8) Nakijken · Van buiten naar binnen")

    played.hands.press("j")
    pick_up_to_write(played.hands, "fleur")
    played.hands.write(HALF)
    expect(page.locator("[data-part=overall] [data-saved]")).to_contain_text("Opgeslagen om")
    played.look_at(anja, "monday-in-the-middle")
    anja.open("/nakijken")
    expect(page.get_by_role("link", name="Jij leest 1")).to_be_visible()
    assert "is aan het lezen" in played.overview("fleur")
    assert "vraagt je om nog iets aan te vullen" in played.overview("noor")


def tuesday(played: Played) -> None:
    """Two second rounds came back; what was half written on Monday is still there; and Anja worries about Hassan."""
    for who in ("noor", "kim"):
        played.week.hands_in(who, answers_of(who, f" Meer van {who}."))
    mail = played.morning_comes()["anja@voorbeeld.nl"]
    assert "2 opdrachten zijn ingeleverd" in mail.body
    read_second_rounds(played)
    finish_fleur(played)
    worry_about_hassan(played)


def read_second_rounds(played: Played) -> None:
    """Narrow the queue to second rounds, see what changed, and go from the first to the second without the queue."""
    page, hands = played.anja.open("/nakijken"), played.hands
    expect(page).to_have_title("(10) Nakijken · Van buiten naar binnen")
    press(page, hands, "Vervolgronde 2", "link")
    expect(page.get_by_role("listitem").filter(has_text="· ronde 2 ·")).to_have_count(2)
    wait_for_keys(page)
    hands.press("j", "o")
    for who in ("noor", "kim"):
        review = words_for(who)
        expect(page.get_by_label(f"Aan {first_name(who)}")).to_be_visible()
        wait_for_keys(page)
        hands.press("v")
        expect(page.locator("ins")).to_contain_text([f"Meer van {who}."])
        played.look_at(played.anja, f"tuesday-second-round-{who}")
        hands.press("r")
        hands.write(review.overall)
        hands.press("Control+Enter", "Space")
        press(page, hands, "Teruggeven en volgende")
        played.said[who].append(review)
        if who == "noor":
            expect(page.get_by_text("De tekst gaat pas open als je de opdracht oppakt")).to_be_visible()
            played.look_at(played.anja, "tuesday-next-closed")
            wait_for_keys(page)
            hands.press("o")
    expect(page.get_by_role("heading", name="Er wacht geen vervolgronde")).to_be_visible()


def finish_fleur(played: Played) -> None:
    """Go on where the evening came between."""
    page, hands, review = played.anja.open("/nakijken"), played.hands, words_for("fleur")
    hands.press("j")
    pick_up_to_write(hands, "fleur")
    expect(page.get_by_label("Aan Fleur")).to_have_value(HALF)
    hands.press("Control+a")
    hands.write(review.overall)
    hands.press("Control+Enter", "Space", "Control+Enter")
    expect(page.get_by_text("Fleur heeft bericht gekregen")).to_be_visible()
    played.said["fleur"] = [review]


def worry_about_hassan(played: Played) -> None:
    """Follow the route for somebody in distress: Hassan sees it, and what the organisation sees stays as it was."""
    page, hands = played.anja.page, played.hands
    wait_for_keys(page)
    hands.press("j", "o")
    expect(page.get_by_label("Aan Hassan")).to_be_visible()
    before = played.seen_by_the_organisation()
    wait_for_keys(page)
    hands.press("z")
    expect(page.get_by_role("link", name="113").first).to_be_visible()
    expect(page.get_by_text("Neem binnen één werkdag persoonlijk contact op")).to_be_visible()
    played.look_at(played.anja, "tuesday-protocol")
    press(page, hands, "Ik volg deze route")
    expect(page.get_by_text("Deze route wordt gevolgd sinds")).to_be_visible()
    expect(page.get_by_role("button", name="Deze route is afgerond")).to_be_visible()
    assert "neemt persoonlijk contact met je op" in played.overview("hassan")
    address = played.address_of("hassan")
    assert played.seen_by_the_organisation() == before
    assert played.week.browser("marja").get(f"{address}/zorgsignaal").status == 403
    assert not [mail for mail in played.week.platform.mails() if mail.to == ["marja@voorbeeld.nl"]]

    played.anja.open("/nakijken")
    expect(page.get_by_text("Hassan Amrani zit misschien in nood")).to_be_visible()
    played.look_at(played.anja, "tuesday-queue-with-signal")
    page.get_by_role("button", name="Rond af").click()
    expect(page.get_by_text("De cursist zit misschien in nood")).to_have_count(0)
    played.review("hassan")


def wednesday(played: Played) -> None:
    """Ilse's text is closed because somebody can be recognised, and comes back changed."""
    played.morning_comes()
    close_ilse(played)
    change_and_hand_in_again(played)
    page, hands, review = played.anja.open("/nakijken"), played.hands, words_for("ilse")
    step_to(hands, page.get_by_role("link", name="Ilse Postma"))
    pick_up_to_write(hands, "ilse")
    expect(page.get_by_text("Ik zag een stoel die klaarstond.").first).to_be_visible()
    expect(page.get_by_label("Aan Ilse")).to_have_value(review.overall)
    hands.press("Control+Enter", "Space", "Control+Enter")
    expect(page.get_by_text("Ilse heeft bericht gekregen")).to_be_visible()
    played.said["ilse"] = [review]


def close_ilse(played: Played) -> None:
    """Ask to make somebody unrecognisable: the text is closed at once, also for Anja."""
    page, hands = played.anja.open("/nakijken"), played.hands
    hands.press("j")
    pick_up_to_write(hands, "ilse")
    hands.write(words_for("ilse").overall)
    expect(page.locator("[data-part=overall] [data-saved]")).to_contain_text("Opgeslagen om")
    hands.press("Escape", "h")
    expect(page.get_by_role("heading", name="Iemand is herkenbaar")).to_be_visible()
    hands.reach(page.get_by_label("Een naam of voorletters"))
    hands.press("Space")
    played.look_at(played.anja, "wednesday-anonymise")
    press(page, hands, "Sluit de tekst en vraag het Ilse")
    expect(page.get_by_text("De tekst van deze ronde is dicht")).to_be_visible()
    expect(page.get_by_text("ilseschrijft")).to_have_count(0)
    played.look_at(played.anja, "wednesday-closed")
    expect(page.get_by_role("link", name="Naar de volgende opdracht")).to_be_visible()
    for path in ("", "/voorbeeld", "/invoegen"):
        assert "ilseschrijft" not in played.week.browser("anja").get(played.address_of("ilse") + path).html


def change_and_hand_in_again(played: Played) -> None:
    """Ilse reads what is asked, finds her text as it was, changes it, and hands in a new round."""
    ilse = played.sit_down("ilse")
    page = ilse.open(f"/opdracht/{ASSIGNMENT}")
    expect(page.get_by_role("heading", name="Maak iemand onherkenbaar")).to_be_visible()
    expect(page.get_by_text("Een naam of voorletters")).to_be_visible()
    played.look_at(ilse, "wednesday-ilse-is-asked")
    page.get_by_role("link", name="Tekst aanpassen").click()
    expect(page.locator("#moment-text")).to_have_value(answers_of("ilse")["moment"])
    page.locator("#moment-text").fill("Ik zag een stoel die klaarstond. Dit is van ilseschrijft.")
    page.get_by_role("button", name="Bewaar en lees na").click()
    page.wait_for_url("**/inleveren")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Inleveren bij Anja Verbeek").click()
    promised = played.round_of("ilse").promised_on
    assert promised == working_day_after(today(), 5)
    expect(page.get_by_text(f"uiterlijk {weekday(promised)}").first).to_be_visible()
    assert played.round_of("ilse").number == 2
