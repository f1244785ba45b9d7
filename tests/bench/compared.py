"""Every page beside its ceiling, under load."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from course.content import Course
from tests.bench import ceiling
from tests.bench.inside import Inside
from tests.bench.load import Speed, Target, address, side_by_side
from tests.bench.pages import MeasuredPage, measured_pages
from tests.bench.server import serving
from tests.bench.visitors import meet, write_visitors
from tests.bench.world import World


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of the table: the page, how fast it is, and how fast its ceiling is."""

    page: MeasuredPage
    real: Speed
    bare: Speed

    @property
    def share(self) -> float:
        """The requests per second as a part of the ceiling's."""
        return self.real.rps / self.bare.rps


@dataclass(frozen=True, slots=True)
class Bench:
    """Both servers, on one database.

    Attributes:
        world: the filled database.
        folder: room for files.
        real_port: where the platform answers.
        bare_port: where the ceiling answers.
    """

    world: World
    folder: Path
    real_port: int
    bare_port: int


@contextmanager
def both_serving(world: World, folder: Path, inside: Inside, course: Course) -> Iterator[Bench]:
    """Start the platform and its ceiling; the ceiling gets the bytes of the pages as they are now."""
    bodies = folder / "bodies"
    bodies.mkdir()
    for page in measured_pages(world, course):
        if page.kind == "read":
            (bodies / _bare_name(page)).write_bytes(Inside(inside.app, page.who[0]).ask(page.path)[0])
    ceiling.make_room_for_writes(folder / "kept.db")
    bare = {
        ceiling.DATABASE: str(world.database_file),
        ceiling.WRITES: str(folder / "kept.db"),
        ceiling.BODIES: str(bodies),
        "COURSE_SECRET_KEY": world.environment["COURSE_SECRET_KEY"],
    }
    with (
        serving("wsgi:app", world.environment, folder / "platform.log") as real_port,
        serving("tests.bench.ceiling:app", bare, folder / "ceiling.log") as bare_port,
    ):
        yield Bench(world, folder, real_port, bare_port)


def compare(bench: Bench, page: MeasuredPage) -> Compared:
    """Measure one page and its ceiling."""
    file, visitors = bench.folder / "visitors.txt", meet(bench.real_port, page.who)

    def write() -> None:
        write_visitors(file, visitors, bench.world.database_file)

    bare_path = f"/{_bare_name(page)}" if page.kind == "read" else "/write"
    real = Target(address(bench.real_port, page.path), page.kind, file, write, page.part)
    bare = Target(address(bench.bare_port, bare_path), page.kind, file, write, page.part)
    return Compared(page, *side_by_side(real, bare, page.seconds))


def _bare_name(page: MeasuredPage) -> str:
    return page.name.replace(" ", "-")
