"""Thursday, Friday and the days after it: a hand-over, an absence with a stand-in, and promises that are kept."""

from datetime import timedelta
from math import ceil

from playwright.sync_api import expect

from course.database import now
from course.handover.actions import tell_of_promises
from course.jobs import follow_readers_now
from course.notification.models import PROMISE_NEAR, WORDS
from course.web.formats import today, weekday
from course.workdays import is_working_day
from tests.journeys.conftest import Visitor
from tests.journeys.week.days import pick_up_to_write, press
from tests.journeys.week.hands import Hands
from tests.journeys.week.people import first_name
from tests.journeys.week.played import Played, words_for
from tests.reflection.writing import ASSIGNMENT

WAITING = ("mara", "nico", "olga", "pim")
OVERVIEW = f"/opdracht/{ASSIGNMENT}"


def thursday(played: Played) -> None:
    """Anja hands Jip over to Bram with what she wrote, notes that she is away, and all that waits goes to Bram."""
    played.morning_comes()
    bram = played.sit_down("bram")
    hand_over_jip(played, bram)
    be_away(played)
    told_before_anybody_reads(played, bram)
    say_yes_and_take_back(played, bram)


def hand_over_jip(played: Played, bram: Visitor) -> None:
    """Jip hears it first; after his yes Bram finds Anja's words and finishes them."""
    page, hands, review = played.anja.open("/nakijken"), played.hands, words_for("jip")
    hands.press("j")
    pick_up_to_write(hands, "jip")
    hands.write(review.overall)
    expect(page.locator("[data-part=overall] [data-saved]")).to_contain_text("Opgeslagen om")
    page.get_by_role("link", name="Overdragen aan een andere trainer").focus()
    hands.press("Enter")
    expect(page.get_by_role("group", name="Wie gaat deze opdracht lezen?")).to_be_visible()
    hands.reach(page.get_by_label("Bram Olthof"))
    hands.press("Space")
    hands.reach(page.get_by_label("Geef mee wat ik al schreef"))
    hands.press("Space")
    played.look_at(played.anja, "thursday-hand-over")
    press(page, hands, "Draag over")
    expect(page).to_have_title("(4) Nakijken · Van buiten naar binnen")

    closed = bram.open(played.address_of("jip"))
    expect(closed.get_by_text("Jip hoort dat eerst")).to_be_visible()
    expect(closed.get_by_text("jipschrijft")).to_have_count(0)
    jip = played.sit_down("jip")
    told = jip.open(OVERVIEW)
    expect(told.get_by_role("heading", name="Bram Olthof gaat je opdracht lezen")).to_be_visible()
    expect(told.get_by_text("Wie kan dit lezen: nu alleen jij, vanaf")).to_be_visible()
    expect(told.get_by_text("Anja Verbeek las dit op")).to_be_visible()
    played.look_at(jip, "thursday-jip-is-told")
    told.get_by_role("button", name="Bram mag het nu lezen").click()
    expect(told.get_by_role("heading", name="Je opdracht ligt bij Bram Olthof")).to_be_visible()
    keys = Hands(bram.open(played.address_of("jip")))
    keys.press("o")
    expect(closed.get_by_label("Aan Jip")).to_have_value(review.overall)
    keys.press("Control+Enter", "Space", "Control+Enter")
    expect(closed.get_by_text("Jip heeft bericht gekregen")).to_be_visible()
    played.said["jip"] = [review]


def be_away(played: Played) -> None:
    """Note two days with Bram as stand-in, and let the job do what it does every minute."""
    page, hands = played.anja.page, played.hands
    press(page, hands, "Ik ben er even niet", "link")
    page.get_by_label("Eerste dag dat je niet leest").fill(today().isoformat())
    page.get_by_label("Laatste dag dat je niet leest").fill((today() + timedelta(days=1)).isoformat())
    hands.reach(page.get_by_role("radio"))
    while not page.get_by_label("Bram Olthof").is_checked():
        hands.press("ArrowDown")
    press(page, hands, "Noteer deze dagen")
    expect(page.get_by_text("Bram Olthof leest", exact=False)).to_be_visible()
    played.look_at(played.anja, "thursday-away")
    assert follow_readers_now(played.week.platform.app) == len(WAITING)
    played.anja.open("/nakijken")
    expect(page.get_by_role("heading", name="Er ligt nu geen opdracht bij je")).to_be_visible()
    expect(page.get_by_text("Bram Olthof leest wat er komt")).to_be_visible()
    expect(page).to_have_title("Nakijken · Van buiten naar binnen")
    played.look_at(played.anja, "thursday-empty-queue")


def told_before_anybody_reads(played: Played, bram: Visitor) -> None:
    """Everybody whose round goes to Bram hears it, with the promised day; Bram cannot open a word."""
    page = bram.open("/nakijken")
    expect(page).to_have_title("(4) Nakijken · Van buiten naar binnen")
    expect(page.get_by_text("Te lezen vanaf")).to_have_count(len(WAITING))
    played.look_at(bram, "thursday-bram-has-to-wait")
    mails = [mail for mail in played.week.platform.mails() if mail.subject == WORDS["handed_over"]]
    assert {f"{who}@voorbeeld.nl" for who in ("jip", *WAITING)} == {mail.to[0] for mail in mails}
    for who in WAITING:
        promised, shown = played.round_of(who).promised_on, played.overview(who)
        assert promised is not None
        assert "Bram Olthof gaat je opdracht lezen" in shown
        assert "Anja is er even niet." in shown
        assert f"uiterlijk {weekday(promised)}" in shown
        assert f"{who}schrijft" not in played.week.browser("bram").get(played.address_of(who)).html
        assert played.week.browser("bram").post(f"{played.address_of(who)}/oppakken").status == 409


def say_yes_and_take_back(played: Played, bram: Visitor) -> None:
    """Mara lets Bram begin, Nico would rather not and takes his text back."""
    played.week.browser("mara").post(f"{OVERVIEW}/ronde/1/akkoord")
    nico = played.sit_down("nico")
    page = nico.open(OVERVIEW)
    page.get_by_role("button", name="Neem terug").click()
    expect(page.get_by_text("Zolang je schrijft, leest niemand mee.")).to_be_visible()
    bram.open("/nakijken")
    played.review("mara", Hands(bram.page))
    expect(bram.page).to_have_title("(2) Nakijken · Van buiten naar binnen")


def friday(played: Played) -> None:
    """The morning is there from which Bram may read; he is reminded before the promised day, and keeps it."""
    begins = played.round_of("olga").readable_from
    played.morning_comes(nights=ceil((begins - now()) / timedelta(days=1)))
    promised = played.round_of("olga").promised_on
    assert promised is not None
    assert promised > today()
    remind(played)
    bram = played.sit_down("bram")
    expect(bram.page).to_have_title("(2) Nakijken · Van buiten naar binnen")
    expect(bram.page.get_by_text("Te lezen vanaf")).to_have_count(0)
    played.look_at(bram, "friday-bram")
    hands = Hands(bram.page)
    for who in ("olga", "pim"):
        assert f"{who}schrijft" not in bram.page.content()
        played.review(who, hands)
    expect(bram.page.get_by_role("heading", name="Er ligt nu geen opdracht bij je")).to_be_visible()
    assert first_name("nico") not in bram.page.inner_text("main")


def remind(played: Played) -> None:
    """On the working day before the promised one the reader hears it, once, and the manager never."""
    promised = played.round_of("olga").promised_on
    assert promised is not None
    before = next(day for day in (promised - timedelta(days=gone) for gone in range(1, 9)) if is_working_day(day))
    for _time in range(2):
        with played.week.platform.session() as session:
            tell_of_promises(session, before)
    mails = [mail for mail in played.week.platform.mails() if mail.subject == WORDS[PROMISE_NEAR]]
    assert {mail.to[0] for mail in mails} == {"bram@voorbeeld.nl"}
    assert len(mails) == 2
