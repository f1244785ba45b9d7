"""The text of a lesson as it goes to paper: nothing to press, nothing folded up, and ids that stay apart."""

import re

from markupsafe import Markup

from course.content.cleaning import trusted
from course.content.terms import without_explanations

TAG = re.compile(r"<[a-z][^>]*>")
REFERS = re.compile(r'(?<=\s)(id|for|name|aria-labelledby|aria-describedby)="([^"]+)"')
ON_THIS_PAGE = re.compile(r'(?<=\s)href="#([^"]+)"')


def for_paper(html: Markup, mark: str) -> Markup:
    """Make the HTML of a lesson, or of an exercise in it, ready for paper.

    Args:
        html: what a reader gets on the screen.
        mark: put before every id, so that several lessons can stand on one page.
    """
    return trusted(TAG.sub(lambda tag: _tag(tag[0], mark), without_explanations(html)))


def _tag(tag: str, mark: str) -> str:
    # A picture that is only fetched when it comes in sight would be missing on paper.
    written = tag.replace("<details", "<details open").replace(' loading="lazy"', "")
    written = ON_THIS_PAGE.sub(rf'href="#{mark}-\1"', written)
    return REFERS.sub(lambda found: f'{found[1]}="{_marked(found[2], mark)}"', written)


def _marked(ids: str, mark: str) -> str:
    return " ".join(f"{mark}-{one}" for one in ids.split())
