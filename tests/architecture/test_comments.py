"""A rule that does not fit is discussed and changed for everybody; it is not switched off on one line."""

import io
import re
import tokenize

from tests.architecture.source_tree import name_of, python_files

SWITCHED_OFF_OR_PUT_OFF = re.compile(r"#\s*(noqa|type:\s*ignore|todo|fixme|xxx|fmt:\s*off)\b", re.IGNORECASE)


def excuses(source: str) -> list[int]:
    """The lines with a comment that silences a tool or puts work off."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = (token for token in tokens if token.type == tokenize.COMMENT)
    return [token.start[0] for token in comments if SWITCHED_OFF_OR_PUT_OFF.search(token.string)]


def test_no_comment_silences_a_tool_or_puts_work_off() -> None:
    files = python_files("course", "tests")
    assert [f"{name_of(path)}:{line}" for path in files for line in excuses(path.read_text())] == []


def test_an_excuse_is_noticed_in_a_comment_and_not_in_a_text() -> None:
    assert excuses("a = 1  # noqa: E501\nb = '# TODO later'\nc = 3  # TODO: later\n") == [1, 3]
