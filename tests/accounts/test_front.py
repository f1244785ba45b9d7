"""The pages that are open to everybody."""

from xml.etree.ElementTree import Element

import pytest

from tests.platform import Platform

OPEN = ["/", "/hulp", "/hulp/cursist", "/hulp/trainer", "/hulp/organisatie", "/privacy", "/toegankelijkheid"]


@pytest.mark.parametrize("url", OPEN)
def test_a_stranger_reads_the_open_pages(sqlite_platform: Platform, url: str) -> None:
    page = sqlite_platform.browser().get(url)

    assert page.status == 200


@pytest.mark.parametrize("url", ["/hulp/cursist", "/hulp/trainer", "/hulp/organisatie"])
def test_the_questions_beside_a_page_of_help_are_its_headings(sqlite_platform: Platform, url: str) -> None:
    tree = sqlite_platform.browser().get(url).tree
    assert tree is not None

    (index,) = (found for found in tree.iter("nav") if found.get("class") == "questions")
    listed = [(link.get("href"), words(link)) for link in index.iter("a")]

    assert listed == [(f"#{head.get('id')}", words(head)) for head in tree.iter("h2") if head.get("id") in ids(listed)]
    assert len(listed) > 5


def words(element: Element) -> str:
    """What stands in an element."""
    return " ".join("".join(element.itertext()).split())


def ids(listed: list[tuple[str | None, str]]) -> set[str]:
    """The places on the page to which these links lead."""
    return {(address or "").removeprefix("#") for address, _words in listed}
