import os

from course.content import watch_token
from tests.content.course_files import LESSON_PATH, CourseFiles


def test_the_token_stays_when_nothing_changed(files: CourseFiles) -> None:
    assert watch_token(files.root) == watch_token(files.root)


def test_the_token_changes_when_a_file_is_saved_or_added(files: CourseFiles) -> None:
    before = watch_token(files.root)
    os.utime(files.root / LESSON_PATH, (1, 1))
    saved = watch_token(files.root)
    files.write("media/modules/01-deur/nieuw.svg", "<svg/>")
    assert len({before, saved, watch_token(files.root)}) == 3
