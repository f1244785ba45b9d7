"""What is wrong in the content: always with file, line and what to do about it, in the authors' Dutch."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

# Reports a fault in one file: the line, and a sentence with its remedy.
Report = Callable[[int, str], None]


def ignore(_line: int, _message: str) -> None:
    """Takes faults that somebody else reports already."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault; the path is relative to the root of the repository."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """The fault as an author reads it, clickable in most editors."""
        return f"{self.path}:{self.line}: {self.message}"


class ContentFaults(Exception):
    """The course cannot be loaded; `faults` says everything that is wrong."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, and show them one on a line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class FaultList:
    """Collects faults, so that an author sees all of them at once and never only the first."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self._faults: set[Fault] = set()

    def add(self, path: str, line: int, message: str) -> None:
        """Note one fault; the same fault is kept once."""
        self._faults.add(Fault(path, line, message))

    def reporter(self, path: str) -> Report:
        """A function that notes faults in this one file."""
        return partial(self.add, path)

    def sorted(self) -> tuple[Fault, ...]:
        """All faults, by file and line."""
        return tuple(sorted(self._faults))
