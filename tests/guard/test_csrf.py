"""No form is carried out that this very browser was not given, and looking at a page changes nothing."""

import pytest

from tests.guard.access_list import LINES, Line
from tests.guard.audiences import Audience
from tests.guard.world import World

BUTTONS = [pair for pair in LINES if pair[1].method == "POST"]
NAMES = [str(line) for _audience, line in BUTTONS]


@pytest.mark.parametrize(("audience", "line"), BUTTONS, ids=NAMES)
@pytest.mark.parametrize("token", ["none", "of another browser", "made up"])
def test_a_form_without_its_own_token_changes_nothing(
    demonstration: World, audience: Audience, line: Line, token: str
) -> None:
    who = sorted(audience.enters)[0]
    browser, other = demonstration.browser(who), demonstration.browser(who)
    browser.token()  # the browser has been here before, and has a cookie for its forms
    fields = demonstration.sent(line.sends, who)
    if token != "none":
        fields["csrf_token"] = other.token() if token == "of another browser" else "geraden"
    before = demonstration.rows()

    answer = browser.client.post(demonstration.filled_in(line.path), data=fields)

    assert answer.status_code == 400
    assert demonstration.rows() == before


@pytest.mark.parametrize(("audience", "line"), BUTTONS, ids=NAMES)
def test_what_another_site_sends_is_refused_and_not_shown(demonstration: World, audience: Audience, line: Line) -> None:
    who = sorted(audience.enters)[0]
    browser, before = demonstration.browser(who), None
    browser.token()
    before = demonstration.rows()

    answer = browser.client.post(
        demonstration.filled_in(line.path),
        data={"text": "Wat een ander hier neerzet."},
        headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://elders.example"},
    )

    assert answer.status_code == 400
    assert "Wat een ander hier neerzet." not in answer.get_data(as_text=True)
    assert demonstration.rows() == before
