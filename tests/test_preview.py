"""An author looks at the course while writing it."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from flask import Flask

from course.app import create_app
from course.config import ROOT
from course.content import Course
from course.database import Database
from course.preview import build_preview
from course.web.access import login_manager
from tests.browser import Browser


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the working tree's course, to write in."""
    root = tmp_path / "tree"
    for folder in ("modules", "media", "templates/content"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture
def app(course: Course, tree: Path, tmp_path: Path) -> Iterator[Flask]:
    """The preview of that copy."""
    recognise = login_manager._request_callback
    built = build_preview(partial(create_app, course=course), tmp_path, tree)
    yield built
    login_manager._request_callback = recognise
    database: Database = built.extensions["course.database"]
    database.engine.dispose()


def test_the_author_sees_a_lesson_as_a_learner_does_and_it_refreshes_itself(app: Flask) -> None:
    page = Browser(app).get("/les/welkom-waarom")

    assert page.status == 200
    assert "site/preview." in page.html


def test_a_browser_that_takes_compressed_pages_sees_the_lesson_too(app: Flask) -> None:
    answer = app.test_client().get("/les/welkom-waarom", headers={"Accept-Encoding": "gzip, br"})

    assert answer.status_code == 200
    assert "site/preview." in answer.get_data(as_text=True)


def test_a_saved_change_is_on_the_next_page(app: Flask, tree: Path) -> None:
    browser = Browser(app)
    browser.get("/mijn-cursus")
    module = tree / "modules/00-welkom/module.md"
    module.write_text(module.read_text().replace("Welkom: veilig beginnen", "Welkom: een nieuwe titel"))

    assert "Welkom: een nieuwe titel" in browser.get("/module/welkom").text


def test_a_fault_is_shown_with_file_and_line_and_goes_away_when_mended(app: Flask, tree: Path) -> None:
    browser = Browser(app)
    module = tree / "modules/00-welkom/module.md"
    good = module.read_text()
    module.write_text(good.replace("title:", "titel:", 1))

    broken = browser.get("/mijn-cursus")
    module.write_text(good)
    mended = browser.get("/mijn-cursus")

    assert broken.status == 500
    assert "modules/00-welkom/module.md:" in broken.text
    assert mended.status == 200


def test_the_page_hears_that_a_file_changed(app: Flask, tree: Path) -> None:
    browser = Browser(app)
    before = browser.client.get("/voorbeeld/stand").get_json()["token"]
    (tree / "modules/new.txt").write_text("new")

    assert browser.client.get("/voorbeeld/stand").get_json()["token"] != before
