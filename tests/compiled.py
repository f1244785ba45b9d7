"""Templates compiled once for all applications of a test run; compiling them anew took half of the time of a test."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from typing_extensions import override

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


def compile_templates_once() -> None:
    """Let every application that is made from now on share what was compiled."""
    CourseApp.jinja_options = {**CourseApp.jinja_options, "bytecode_cache": CompiledOnce()}
