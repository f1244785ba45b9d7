"""Going on through the queue: the next one, skipping one, and keeping the filter on the way."""

from sqlmodel import Session, update

from course.reflection.models import Submission
from tests.browser import Browser, Page
from tests.platform import Platform
from tests.queue.waiting import hold_back
from tests.review.reviewing import OVERALL, handed_in, press, take_up


def _skip(browser: Browser, page: Page) -> Page:
    return browser.get(next(link for link in page.links() if "/nakijken/volgende" in link))


def _let_read_all(session: Session, trainer_id: int) -> None:
    session.exec(update(Submission).values(reader_id=trainer_id))


def test_giving_back_goes_on_with_the_next_one_in_the_filter(platform: Platform) -> None:
    noor, sam = handed_in(platform, "noor"), handed_in(platform, "sam")
    anja = platform.browser("anja")
    page = anja.get("/nakijken?toon=vrij")
    assert f"{noor}?toon=vrij" in page.links()
    reading = anja.submit(page, "Oppakken en lezen: Noor Hofman")

    done = press(anja, reading, "Teruggeven en volgende", {"text-overall": OVERALL, "outcome": "afgerond"})

    assert (done.url, done.response.request.args["toon"]) == (sam, "vrij")
    last = press(anja, take_up(anja, f"{sam}?toon=vrij"), "Teruggeven en volgende", {"outcome": "afgerond"})
    assert last.status == 422
    done = press(anja, last, "Teruggeven en volgende", {"text-overall": OVERALL, "outcome": "afgerond"})
    assert (done.url, done.response.request.args["toon"]) == ("/nakijken", "vrij")


def test_saving_letting_go_and_giving_back_keep_the_filter_too(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, f"{address}?toon=vrij")

    saved = press(anja, page, "Bewaar", {"text-overall": OVERALL})
    assert saved.response.request.args["toon"] == "vrij"
    assert anja.post(f"{address}/loslaten?toon=vrij", follow=False).location == "/nakijken?toon=vrij"
    again = take_up(anja, f"{address}?toon=vrij")
    done = press(anja, again, "Teruggeven", {"outcome": "afgerond"})
    assert (done.url, done.response.request.args["toon"]) == ("/nakijken", "vrij")


def test_an_address_that_asks_for_a_filter_elsewhere_changes_no_link_to_a_round(platform: Platform) -> None:
    handed_in(platform)
    noor = platform.browser("noor")

    assert not [link for link in noor.get("/mijn-cursus?toon=vrij").links() if "toon" in link]


def test_skipping_goes_on_after_that_place_and_round_again(platform: Platform) -> None:
    noor, sam = handed_in(platform, "noor"), handed_in(platform, "sam")
    anja = platform.browser("anja")

    second = _skip(anja, anja.get(noor))
    assert second.url == sam
    assert _skip(anja, second).url == noor


def test_skipping_the_only_one_leads_to_the_queue(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")

    assert _skip(anja, anja.get(address)).url == "/nakijken"


def test_the_next_one_can_be_opened_now(platform: Platform) -> None:
    held, later, last = (handed_in(platform, who) for who in ("noor", "sam", "yara"))
    take_up(platform.browser("anja"), held)
    hold_back(platform, later)
    with platform.session() as session:
        _let_read_all(session, platform.cast.bram)
    bram = platform.browser("bram")

    assert bram.get("/nakijken/volgende").url == last
    assert _skip(bram, bram.get(last)).url == "/nakijken"


def test_what_i_hold_myself_can_be_next(platform: Platform) -> None:
    address = handed_in(platform)
    take_up(platform.browser("anja"), address)

    assert platform.browser("anja").get("/nakijken/volgende?toon=mijn").url == address
    assert platform.browser("anja").get("/nakijken/volgende?toon=vrij").url == "/nakijken"


def test_of_another_trainer_nothing_is_ever_next(platform: Platform) -> None:
    handed_in(platform, "noor")
    handed_in(platform, "lot")

    assert platform.browser("bram").get("/nakijken/volgende").url == "/nakijken"
