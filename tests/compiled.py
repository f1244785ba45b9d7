"""What Jinja and Werkzeug compile, compiled once or when it is needed: for every test an application is made anew.

Compiling its templates and addresses took half of the time of a test.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from typing_extensions import override
from werkzeug.routing import Rule

from course.app import CourseApp


class CompiledOnce(BytecodeCache):
    """What Jinja compiled, kept in memory. Its key holds the path and the words of a template, so a change is seen."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    @override
    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what was compiled before, if that is the same template."""
        kept = self._compiled.get(bucket.key)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    @override
    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was just compiled."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


class LazyRule(Rule):
    """A rule for an address that makes its builder when somebody first asks for that address."""

    @override
    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        made: list[Callable[..., tuple[str, str]]] = []
        compile_now = super()._compile_builder

        def build(*values: Any, **named: Any) -> tuple[str, str]:
            if not made:
                made.append(compile_now(append_unknown))
            return made[0](*values, **named)

        return build


def compile_less() -> None:
    """Let every application that is made from now on share its templates, and wait with its addresses."""
    CourseApp.jinja_options = {**CourseApp.jinja_options, "bytecode_cache": CompiledOnce()}
    CourseApp.url_rule_class = LazyRule
