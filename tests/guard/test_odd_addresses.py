"""An address that nobody would type is answered with a page, never with a failure."""

import pytest

from tests.guard.access_list import REAL_LINES
from tests.guard.audiences import STRANGER
from tests.guard.world import World

ODD = (
    "0",
    "-1",
    "1.5",
    "2147483648",
    "9" * 40,
    "١",
    "%00",
    "%ff%fe",
    "..%2f..%2fwsgi.py",
    "'%20or%201=1--",
    "a" * 3000,
)
QUESTIONS = (
    "?na=-1&uitkomst=%ff",
    "?na=" + "9" * 40 + "&next=//elders.example",
    "?na=9-9-9&cijfers=%00",
    "?na=%00",
)


@pytest.mark.parametrize("who", [STRANGER, "noor", "anja", "marja"])
def test_an_odd_address_gets_a_page(both_worlds: World, who: str) -> None:
    client = both_worlds.browser(who).client
    rules = [rule for rule in both_worlds.rules("GET") if rule.arguments]
    before = both_worlds.rows()
    found = set()

    for rule in rules:
        for odd in ODD:
            path = "".join(odd if is_part else text for is_part, text in rule._trace).removeprefix("|")
            assert path.startswith("/"), path
            answer = client.get(path)
            found.add(answer.status_code)
            assert answer.status_code in {200, 303, 308, 403, 404, 410}, f"{path} gives {answer.status_code}"

    assert 404 in found
    assert both_worlds.rows() == before


@pytest.mark.parametrize("who", [STRANGER, "noor", "anja", "marja"])
def test_an_odd_question_gets_a_page_on_this_site(both_worlds: World, who: str) -> None:
    client = both_worlds.browser(who).client
    pages = [both_worlds.filled_in(line.path) for _audience, line in REAL_LINES if line.method == "GET"]

    for path in pages:
        for question in QUESTIONS:
            answer = client.get(path + question)
            assert answer.status_code in {200, 303, 403, 404}, f"{path}{question} gives {answer.status_code}"
            assert not answer.headers.get("Location", "/").startswith(("//", "http")), f"{path}{question}"
