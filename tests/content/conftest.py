from pathlib import Path

import pytest

from tests.content.course_files import CourseFiles


@pytest.fixture
def files(tmp_path: Path) -> CourseFiles:
    return CourseFiles(tmp_path)
