"""The pages that are open to everybody."""

import pytest

from tests.platform import Platform

OPEN = ["/", "/hulp", "/hulp/cursist", "/hulp/trainer", "/hulp/organisatie", "/privacy", "/toegankelijkheid"]


@pytest.mark.parametrize("url", OPEN)
def test_a_stranger_reads_the_open_pages(sqlite_platform: Platform, url: str) -> None:
    page = sqlite_platform.browser().get(url)

    assert page.status == 200
