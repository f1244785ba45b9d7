"""Autosave comes every few seconds from everybody who writes, and holds the database while it runs: few statements."""

from tests.learning.test_speed import statements
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT

MOST_STATEMENTS = 6


def test_an_autosave_costs_few_statements(platform: Platform) -> None:
    noor = platform.browser("noor")
    token = noor.token()

    def autosave(text: str, based_on: int) -> int:
        fields = {"part": "moment", "text": text, "based_on": based_on, "save_id": text, "csrf_token": token}
        return noor.client.post(f"/opdracht/{ASSIGNMENT}/bewaren", data=fields).status_code

    assert autosave("een", 0) == 200
    with statements(platform) as sent:
        assert autosave("twee", 1) == 200

    assert len(sent) <= MOST_STATEMENTS, sent
