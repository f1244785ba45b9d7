"""The people who ask for pages: their cookies and the token of their forms, as a browser would have them.

Nothing is switched off for the measurement: every post carries the token that `GET /sessie` gave to this very cookie.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from course.accounts.queries import hash_of

ADDRESS = "127.0.0.1"
REVISIONS = """
    select sign_in.token_hash, draft.revision from draft join sign_in on sign_in.person_id = draft.owner_id
"""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser: the cookies that it sends, the token for its forms, and the hash that names its session."""

    cookies: str
    token: str
    token_hash: bytes


def keep_cookies(cookies: dict[str, str], lines: Iterable[str]) -> None:
    """Take over the cookies of an answer."""
    for line in lines:
        name, _equals, value = line.partition(";")[0].partition("=")
        cookies[name] = value


def cookie_header(cookies: dict[str, str]) -> str:
    """Give cookies as a browser sends them."""
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def meet(port: int, secrets: Iterable[str]) -> list[Visitor]:
    """Open a browser for each of these sessions."""
    return [_meet(port, secret) for secret in secrets]


def _meet(port: int, secret: str) -> Visitor:
    cookies, token = {"sessie": secret}, ""
    connection = HTTPConnection(ADDRESS, port, timeout=10)
    for _ in range(2):
        connection.request("GET", "/sessie", headers={"Cookie": cookie_header(cookies)})
        answer = connection.getresponse()
        token = json.loads(answer.read())["token"]
        keep_cookies(cookies, answer.headers.get_all("Set-Cookie", []))
    connection.close()
    return Visitor(cookie_header(cookies), token, hash_of(secret))


def write_visitors(file: Path, visitors: Iterable[Visitor], database: Path) -> None:
    """Write the file that `visitors.lua` reads; with each visitor the revision on which their next save builds."""
    with sqlite3.connect(database) as connection:
        revisions = dict(connection.execute(REVISIONS).fetchall())
    connection.close()
    lines = (f"{one.cookies}\t{one.token}\t{revisions.get(one.token_hash, 0)}\n" for one in visitors)
    file.write_text("".join(lines))
