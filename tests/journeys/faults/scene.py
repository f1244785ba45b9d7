"""The stage of the faults: a server that can be broken and stopped, and a ledger of every key that was pressed."""

import random
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlmodel import col, delete
from werkzeug.serving import BaseWSGIServer, make_server

from course.accounts.actions import begin_session
from course.accounts.models import Person
from course.confidential.models import Draft
from course.confidential.queries import draft_text
from course.reflection.queries import draft_place, find_reflection, read_fields
from tests.journeys.conftest import listen
from tests.platform import Platform

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

ASSIGNMENT, PROMPT = "welkom-opdracht", "moment"
STEP = f"/opdracht/{ASSIGNMENT}/stap/{PROMPT}"
SAVING = f"/opdracht/{ASSIGNMENT}/bewaren"
LONGEST_RECOVERY = 25_000  # milliseconds
WORDS = ("de deur", "een beker", "ik wachtte", "stil", "zijn schouders", "toen", "de kou", "wij", "één tel", "adem")


class Server:
    """A server that can answer every save with a failure, and that can really stop and start again."""

    def __init__(self, app: Flask) -> None:
        """Start on a free port, which it keeps."""
        self._inner, self.status = app.wsgi_app, 0
        self._server: BaseWSGIServer | None = None
        self.port = 0
        self.start()

    @property
    def base(self) -> str:
        """The address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve on the port."""
        self._server = make_server("127.0.0.1", self.port, self, threaded=True)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        """Stop serving and give the port free; whoever asks now is refused."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request, or fail when it is a save and the server has to."""
        if self.status and environ["PATH_INFO"] == SAVING:
            start(f"{self.status} Broken", [("Content-Type", "text/html")])
            return [b"<h1>Even niet</h1>"]
        return self._inner(environ, start)


@dataclass
class Ledger:
    """Every character that was typed, with the moment at which it was: the oracle."""

    keys: list[tuple[float, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was typed."""
        return "".join(words for _moment, words in self.keys)

    def before(self, moment: float) -> str:
        """What was typed before a moment."""
        return "".join(words for typed, words in self.keys if typed < moment)


@dataclass
class Writer:
    """Somebody at a browser who types at random, and whose every key stands in a ledger."""

    scene: "Scene"
    page: Page
    ledger: Ledger = field(default_factory=Ledger)

    def type(self, least: int = 3, most: int = 8) -> None:
        """Type some words at the end of the field, with pauses as people make them."""
        dice = self.scene.dice
        place = self.page.locator("textarea")
        place.press("Control+End")
        for _word in range(dice.randint(least, most)):
            words = dice.choice(WORDS) + dice.choice((" ", ". ", ", ", "\n"))
            self.page.keyboard.insert_text(words[:-1])
            self.page.keyboard.press("Enter" if words[-1] == "\n" else "Space")
            self.ledger.keys.append((time.monotonic(), words))
            self.page.wait_for_timeout(dice.randint(0, 120))

    def pause(self, most: int = 1800) -> None:
        """Wait a little, so that a fault comes at any point between typing and saving."""
        self.page.wait_for_timeout(self.scene.dice.randint(0, most))

    def is_saved(self) -> None:
        """Wait until the page says that everything is saved."""
        expect(self.page.locator("[data-autosave]")).to_have_attribute("data-state", "saved", timeout=LONGEST_RECOVERY)

    def has_two_versions(self) -> None:
        """Wait until the page asks to choose."""
        expect(self.page.locator(".conflict")).to_be_visible(timeout=LONGEST_RECOVERY)

    def choose(self) -> None:
        """Take one of the ways out, at random."""
        buttons = self.page.locator(".conflict button")
        expect(buttons).to_have_count(3)
        buttons.nth(self.scene.dice.randrange(3)).click()
        self.is_saved()

    def shows(self, text: str) -> None:
        """Assert that the field holds this text."""
        expect(self.page.locator("textarea")).to_have_value(text, timeout=LONGEST_RECOVERY)


class Scene:
    """One run of a fault: Noor with an empty step, dice that can be thrown again, and what the server keeps."""

    def __init__(self, platform: Platform, server: Server, chromium: Browser, seed: str) -> None:
        """Empty the step, so that every run begins with nothing."""
        self.platform, self.server, self._chromium = platform, server, chromium
        self.dice = random.Random(seed)
        self.complaints: list[str] = []
        self.contexts: list[BrowserContext] = []
        with platform.session() as session:
            session.exec(delete(Draft).where(col(Draft.owner_id) == platform.cast.noor))

    def context(self, **options: Any) -> BrowserContext:
        """Open a browser of Noor's on another device, signed in."""
        context = self._chromium.new_context(locale="nl-NL", **options)
        context.set_default_timeout(LONGEST_RECOVERY)
        self.contexts.append(context)
        self.sign_in(context)
        return context

    def sign_in(self, context: BrowserContext) -> None:
        """Sign Noor in at a browser, as the server does after her password."""
        with self.platform.session() as session:
            secret = begin_session(session, session.get_one(Person, self.platform.cast.noor))
        context.add_cookies([{"name": "sessie", "value": secret, "url": self.server.base, "httpOnly": True}])

    def writer(self, context: BrowserContext | None = None, prepare: Callable[[Page], object] | None = None) -> Writer:
        """Open the step in a new tab."""
        page = (context or self.context()).new_page()
        listen(page, self.complaints)
        if prepare is not None:
            prepare(page)
        page.goto(self.server.base + STEP)
        return Writer(self, page)

    @contextmanager
    def broken(self, status: int) -> Any:
        """Let every save fail for a while."""
        self.server.status = status
        yield
        self.server.status = 0

    def kept(self) -> list[str]:
        """What the server keeps: the text, and the versions that were set aside."""
        noor = self.platform.cast.noor
        with self.platform.session() as session:
            course = self.platform.app.extensions["course.content"]
            prompt = next(one for one in course.get_assignment(ASSIGNMENT).prompts if one.id == PROMPT)
            reflection = find_reflection(session, noor, ASSIGNMENT)
            place = draft_place(reflection.id if reflection else 0, PROMPT)
            draft = draft_text(session, noor, place)
            texts = [draft.text, *(aside.text for aside in draft.asides)]
            return [read_fields(prompt, text)["text"] for text in texts]

    def close(self) -> None:
        """Close every browser."""
        for context in self.contexts:
            context.close()
