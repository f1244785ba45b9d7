"""What operators and authors type."""

from pathlib import Path

import pytest
from flask import Flask

from course import commands, jobs, schema
from course.app import create_app, create_workbench
from course.config import ROOT
from course.content import Course
from tests.platform import Platform, settings_for


def test_the_whole_course_has_no_faults() -> None:
    result = create_workbench().test_cli_runner().invoke(args=["content", "check"])

    assert result.exit_code == 0, result.output
    assert result.output.endswith("0 faults.\n")


def test_a_fault_is_named_and_the_command_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "modules").mkdir()
    monkeypatch.setattr(commands, "ROOT", tmp_path)

    result = create_workbench().test_cli_runner().invoke(args=["content", "check"])

    assert result.exit_code == 1
    assert "modules/course.md" in result.output


def test_the_figures_of_every_lesson_are_shown() -> None:
    result = create_workbench().test_cli_runner().invoke(args=["content", "words"])

    assert len(result.output.strip().splitlines()) >= 14


def test_writing_the_register_again_changes_nothing() -> None:
    before = (ROOT / "modules" / "ids.yaml").read_text()

    result = create_workbench().test_cli_runner().invoke(args=["content", "register"])

    assert result.exit_code == 0, result.output
    assert (ROOT / "modules" / "ids.yaml").read_text() == before


def test_a_new_installation_gets_its_tables_by_one_command(course: Course, tmp_path: Path) -> None:
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'new.db'}", tmp_path), course=course)

    result = app.test_cli_runner().invoke(args=["upgrade"])

    assert result.exit_code == 0, result.output
    schema.check_before_serving(app)


def test_the_first_manager_is_made_by_a_command_and_invited_by_mail(platform: Platform) -> None:
    runner = platform.app.test_cli_runner()
    answer = runner.invoke(args=["organisation", "De Haven", "kim@voorbeeld.nl", "Kim Haven"])

    assert answer.exit_code == 0, answer.output
    assert [mail.to for mail in platform.mails()] == [["kim@voorbeeld.nl"]]
    assert "bestaat al" in runner.invoke(args=["organisation", "De Haven", "kim@voorbeeld.nl", "Kim Haven"]).output


def test_jobs_run_until_they_are_stopped(sqlite_platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Flask] = []
    monkeypatch.setattr(jobs, "run", ran.append)

    sqlite_platform.app.test_cli_runner().invoke(args=["jobs"])

    assert ran == [sqlite_platform.app]
