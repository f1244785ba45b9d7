"""What a browser fetches when it sees a lesson for the first time."""

import gzip
import re
import socket
from dataclasses import dataclass

from tests.bench.visitors import ADDRESS

FETCHED = re.compile(r"""<(?:link[^>]*?href|(?:script|img|source)[^>]*?src)="(/[^"#]+)""")


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """The requests of a first visit and all bytes that came back for them, with their headers."""

    requests: int
    sent: int


def first_visit(port: int, path: str, cookies: str) -> FirstVisit:
    """Open a page with nothing kept, and fetch everything that it names."""
    page = _fetch(port, path, cookies)
    wanted = sorted(set(FETCHED.findall(_words_of(page))))
    rest = [_fetch(port, each, cookies) for each in wanted]
    return FirstVisit(1 + len(rest), len(page) + sum(map(len, rest)))


def _fetch(port: int, path: str, cookies: str) -> bytes:
    """Give an answer exactly as it came over the wire."""
    lines = (f"GET {path} HTTP/1.1", f"Host: {ADDRESS}", f"Cookie: {cookies}", "Accept-Encoding: gzip, br")
    with socket.create_connection((ADDRESS, port), timeout=10) as wire:
        wire.sendall("\r\n".join((*lines, "Connection: close", "", "")).encode())
        parts = []
        while part := wire.recv(65536):
            parts.append(part)
    answer = b"".join(parts)
    if not answer.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"{path} answered {answer[:40]!r}.")
    return answer


def _words_of(answer: bytes) -> str:
    """Give the page in an answer that may have travelled compressed."""
    head, _end, body = answer.partition(b"\r\n\r\n")
    is_squeezed = b"content-encoding: gzip" in head.lower()
    return (gzip.decompress(body) if is_squeezed else body).decode()
