"""The platform after the story: its addresses, everything that stands in its database, and what a browser gets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlmodel import SQLModel
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from course.content import Course, Exercise, Lesson
from course.database import Database
from tests.browser import Browser
from tests.guard.story import Told
from tests.platform import Platform
from tests.practice.exercising import BODY, CARD, RATING, REWRITE, SHEET, WHEEL

# How often something was tried is counted outside the transaction of a request, on purpose; see course/web/throttle.py.
COUNTED_APART = {"throttle_counter"}
EVERY_ROW = {
    table.name: sa.select(sa.text("*")).select_from(table).order_by(*table.primary_key)
    for table in SQLModel.metadata.sorted_tables
    if table.name not in COUNTED_APART
}
AUTOMATIC = {"HEAD", "OPTIONS"}


@dataclass(slots=True)
class World:
    """A platform with its cast in which the story has happened."""

    platform: Platform
    told: Told

    @property
    def app(self) -> Flask:
        """The application."""
        return self.platform.app

    @property
    def course(self) -> Course:
        """The course."""
        found: Course = self.app.extensions["course.content"]
        return found

    def browser(self, who: str) -> Browser:
        """Give a fresh browser of one of the cast, signed in, or of a stranger."""
        return self.platform.browser(who)

    def filled_in(self, text: str, who: str = "") -> str:
        """Put the real ids in an address or a field of the access list."""
        names = {one: getattr(self.platform.cast, one) for one in self.platform.cast.__slots__}
        style = self.app.extensions["course.assets"].url("site.css")
        return text.format_map(names | asdict(self.told) | {"stylesheet": style, "who": who or "noor"})

    def sent(self, fields: Mapping[str, str], who: str) -> dict[str, object]:
        """Put the real ids in the fields of a line of the access list."""
        return {self.filled_in(name, who): self.filled_in(value, who) for name, value in fields.items()}

    def rows(self) -> dict[str, Sequence[Any]]:
        """Give every row of every table, by its primary key."""
        database: Database = self.app.extensions["course.database"]
        with database.engine.connect() as connection:
            return {name: connection.execute(statement).all() for name, statement in EVERY_ROW.items()}

    def rules(self, method: str) -> list[Rule]:
        """Give the rules of the application that answer a method."""
        return [rule for rule in self.app.url_map.iter_rules() if method in (rule.methods or set()) - AUTOMATIC]

    def addresses(self, rule: Rule) -> Iterator[str]:
        """Give the address of a rule for every combination of everything that is known.

        Raises:
            KeyError: when nothing is known for a part of the address; `known_values` needs a line then.
        """
        names = sorted(rule.arguments)
        known = self.known_values()
        adapter = self.app.url_map.bind("localhost")
        for values in product(*(known[name] for name in names)):
            parts = dict(zip(names, values, strict=True))
            if self._says_something(parts):
                yield adapter.build(rule.endpoint, parts, method="GET")

    def _says_something(self, parts: Mapping[str, object]) -> bool:
        """A prompt is asked for in its own assignment, and every prompt in the first; elsewhere it is as unknown."""
        first, *others = (module.assignment for module in self.course.modules)
        asked, prompt_id = parts.get("assignment_id"), parts.get("prompt_id")
        if prompt_id is None or asked == first.id:
            return True
        own = next(one for one in others if one.id == asked)
        return any(prompt.id == prompt_id for prompt in own.prompts)

    def _lessons(self) -> list[Lesson]:
        """The first lesson of every module, and every lesson in which somebody of the story did an exercise."""
        told = {exercise.lesson for exercise in (RATING, REWRITE, SHEET, CARD, BODY, WHEEL)}
        everything = [lesson for module in self.course.modules for lesson in module.lessons]
        firsts = {module.lessons[0].id for module in self.course.modules}
        return [lesson for lesson in everything if lesson.id in told | firsts]

    def known_values(self) -> Mapping[str, Sequence[object]]:
        """Give for each part of an address everything that it can be."""
        lessons = self._lessons()
        assignments = [module.assignment for module in self.course.modules]
        rows = self.rows()
        return {
            "module_id": [module.id for module in self.course.modules],
            "lesson_id": [lesson.id for lesson in lessons],
            "block_id": [part.id for lesson in lessons for part in lesson.parts if isinstance(part, Exercise)],
            "assignment_id": [assignment.id for assignment in assignments],
            "prompt_id": sorted({prompt.id for assignment in assignments for prompt in assignment.prompts}),
            "number": [1, 2],
            "submission_id": [row[0] for row in rows["submission"]],
            "comment_id": [row[0] for row in rows["saved_comment"]],
            "team_id": [row[0] for row in rows["team"]],
            "organisation_id": [row[0] for row in rows["organisation"]],
            "absence_id": [row[0] for row in rows["absence"]],
            "person_id": [row[0] for row in rows["person"]],
            "device": [32 * "a", "geraden"],
            "kind": ["uitnodiging", "wachtwoord"],
            "secret": [self.told.link, "geraden"],
            "name": ["bestaat-niet.css"],
        }


def everything_in(app: Flask, response: TestResponse) -> bytes:
    """Give all that came to the browser: the body, the headers, and what the cookie of the forms holds."""
    interface = SecureCookieSessionInterface().get_signing_serializer(app)
    assert interface is not None
    cookies = [value.partition("=")[2].partition(";")[0] for value in response.headers.getlist("Set-Cookie")]
    opened = [interface.loads_unsafe(cookie)[1] for cookie in cookies]
    return b"\n".join([str(response.headers).encode(), response.data, repr(opened).encode()])
