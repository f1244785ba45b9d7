"""The matrix of who reads what, over every page: a private sentence reaches exactly whom it is meant for."""

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import col, update

from course.database import now
from course.organisation.models import Team
from course.reflection.models import Submission
from tests.guard.access_list import REAL_LINES
from tests.guard.audiences import STRANGER
from tests.guard.canaries import CANARIES, birds_in
from tests.guard.world import World, everything_in
from tests.practice.exercising import BODY
from tests.world import PEOPLE

EVERYBODY = [STRANGER, *PEOPLE]
LOOKS: tuple[tuple[str, dict[str, str]], ...] = (
    ("", {}),
    ("?na=1&cijfers=1&uitkomst=afgerond", {"HX-Request": "true"}),
)


def seen_by(world: World, people: Iterable[str] = EVERYBODY) -> dict[str, set[str]]:
    """Let people open every page with everything that is known, and give who saw something of each private field."""
    addresses = [address for rule in world.rules("GET") for address in world.addresses(rule)]
    seen: dict[str, set[str]] = defaultdict(set)
    for who in people:
        client = world.browser(who).client
        for address in addresses:
            for query, headers in LOOKS:
                answer = client.get(address + query, headers=headers)
                assert answer.status_code < 500, f"{who} {address}: {answer.status_code}"
                for name in birds_in(everything_in(world.app, answer)):
                    seen[name].add(who)
    return seen


def test_each_private_sentence_reaches_exactly_whom_the_matrix_names(both_worlds: World) -> None:
    seen = seen_by(both_worlds)

    expected = {name: set(each.readers) for name, each in CANARIES.items()}
    assert {name: seen[name] for name in CANARIES} == expected


def test_opening_every_page_changes_nothing(world: World) -> None:
    browsers = {who: world.browser(who) for who in EVERYBODY}
    before = world.rows()

    for rule in world.rules("GET"):
        for address in world.addresses(rule):
            for browser in browsers.values():
                browser.client.get(address)

    assert world.rows() == before


def test_no_button_shows_a_private_sentence_to_whom_it_is_not_for(world: World) -> None:
    shown = set()
    for audience, line in REAL_LINES:
        for who in {*audience.kept_out, *({STRANGER} if not audience.strangers else ())}:
            browser = world.browser(who)
            fields = world.sent(line.sends, who) | {"csrf_token": browser.token()}
            for accepted in ("text/html", "application/json"):
                answer = browser.client.open(
                    world.filled_in(line.path), method=line.method, data=fields, headers={"Accept": accepted}
                )
                shown |= {(who, str(line), name) for name in birds_in(everything_in(world.app, answer))}

    assert shown == set()


def test_after_a_hand_over_the_new_trainer_reads_and_the_former_one_does_not(world: World) -> None:
    cast = world.platform.cast
    with world.platform.session() as session:
        session.get_one(Team, cast.noord).trainer_id = cast.bram
        session.exec(update(Submission).where(col(Submission.reader_id) == cast.anja).values(reader_id=cast.bram))
        session.get_one(Submission, world.told.held).claimed_until = now()
    bram = world.browser("bram")
    bram.post(f"/nakijken/{world.told.held}/oppakken")

    seen = seen_by(world)

    assert seen["submitted, held"] == {"noor", "bram"}
    assert seen["released feedback"] == {"noor"}, "what was given back is read by whoever opens it, not before"
    assert seen["draft feedback"] == set(), "what a former trainer was writing stays with nobody"
    assert seen["internal note"] == set(), "and so does a note: the next trainer never sees it"
    keeps = {"comment, own", "comment, shared"}
    assert {name for name, people in seen.items() if "anja" in people} == keeps, "a former trainer keeps what is hers"


def test_what_somebody_chose_in_a_self_rating_is_chosen_on_nobody_elses_page(world: World) -> None:
    ticked = {}
    for who in PEOPLE:
        page = world.browser(who).get("/les/welkom-waar-sta-je")
        form = page.form("Bewaar voor mezelf") if who in {"noor", "sam", "yara", "lot"} else None
        ticked[who] = page.html.count(" checked"), form.fields["eerste-signaal"] if form else None

    assert ticked.pop("noor") == (2, "5")
    assert {count for count, _value in ticked.values()} == {0}


def test_what_somebody_felt_on_a_body_map_is_marked_on_nobody_elses_page(world: World) -> None:
    marked = {}
    for who in PEOPLE:
        page = world.browser(who).get(BODY.page)
        marked[who] = page.html.count(" selected"), page.html.count("Een eerdere lijfkaart"), page.html.count(" felt")

    assert marked.pop("noor") == (1, 1, 2)
    assert set(marked.values()) == {(0, 0, 0)}


def test_the_look_out_for_birds_sees_through_disguises() -> None:
    for name, canary in CANARIES.items():
        for disguise in canary.disguises():
            assert name in birds_in(b"<p>" + disguise + b"</p>")
        assert canary.reason
    assert len({canary.bird for canary in CANARIES.values()}) == len(CANARIES)
    assert birds_in(b"Vandaag zag ik een merel op het hek.") == set()
