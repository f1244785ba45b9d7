"""The matrix of who reads what, over every page: a private sentence reaches exactly whom it is meant for."""

from collections import defaultdict
from collections.abc import Iterable

from course.database import now
from course.reflection.models import Submission
from tests.guard.access_list import REAL_LINES
from tests.guard.audiences import STRANGER
from tests.guard.canaries import CANARIES, RUN, birds_in
from tests.guard.world import World, everything_in
from tests.practice.exercising import BODY
from tests.world import PEOPLE

EVERYBODY = [STRANGER, *PEOPLE]
LOOKS: tuple[tuple[str, dict[str, str]], ...] = (
    ("", {}),
    ("?na=1&cijfers=1&uitkomst=afgerond", {"HX-Request": "true"}),
)
PLAIN = LOOKS[:1]


def seen_by(
    world: World, people: Iterable[str] = EVERYBODY, looks: Iterable[tuple[str, dict[str, str]]] = LOOKS
) -> dict[str, set[str]]:
    """Let people open every page with everything that is known, and give who saw something of each private field.

    Opening a page changes nothing in the database.
    """
    addresses = [address for rule in world.rules("GET") for address in world.addresses(rule)]
    clients = {who: world.browser(who).client for who in people}
    seen: dict[str, set[str]] = defaultdict(set)
    before = world.rows()
    for who, client in clients.items():
        for address in addresses:
            for query, headers in looks:
                answer = client.get(address + query, headers=headers)
                assert answer.status_code < 500, f"{who} {address}: {answer.status_code}"
                for name in birds_in(everything_in(world.app, answer)):
                    seen[name].add(who)
    assert world.rows() == before
    return seen


def test_each_private_sentence_reaches_exactly_whom_the_matrix_names(both_worlds: World) -> None:
    # How a page is asked for makes no difference to a database, so every way is tried on one of the two.
    on_sqlite = both_worlds.app.extensions["course.settings"].sqlite
    seen = seen_by(both_worlds, looks=LOOKS if on_sqlite else PLAIN)

    expected = {name: set(each.readers) for name, each in CANARIES.items()}
    assert {name: seen[name] for name in CANARIES} == expected


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


def test_a_hand_over_opens_the_round_for_the_new_reader_only_and_only_from_the_moment_that_was_told(
    world: World,
) -> None:
    cast, held = world.platform.cast, world.told.held
    anja, bram = world.browser("anja"), world.browser("bram")
    anja.submit(anja.get(f"/nakijken/{held}/overdragen"), "Draag over", {"to": str(cast.bram)})
    bram.post(f"/nakijken/{held}/oppakken")

    before = seen_by(world, looks=PLAIN)

    assert before["submitted, held"] == {"noor"}, "she was told, and nobody reads it yet"
    assert before["draft feedback"] == before["draft feedback, one prompt"] == set()

    with world.platform.session() as session:
        session.get_one(Submission, held).readable_from = now()
    bram.post(f"/nakijken/{held}/oppakken")
    after = seen_by(world, ["anja", "bram", "marja", "noor"], PLAIN)

    assert after["submitted, held"] == {"noor", "bram"}
    assert after["released feedback"] == {"noor", "anja"}, "what was given back stays with who gave it"
    assert after["draft feedback"] == after["draft feedback, one prompt"] == set(), "a draft stays with its author"
    assert after["internal note"] == set(), "and so does a note: the next trainer never sees it"
    keeps = {"comment, own", "comment, shared"}
    assert keeps <= {name for name, people in after.items() if "anja" in people}, "a former reader keeps what is hers"


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
            assert RUN.fullmatch(disguise), "or it would be overlooked"
        assert canary.reason
    assert len({canary.bird for canary in CANARIES.values()}) == len(CANARIES)
    assert birds_in(b"Vandaag zag ik een merel op het hek.") == set()
