"""Flask commands for operators, authors and the demonstration."""

import sys

import click
from flask import Flask
from flask.cli import AppGroup

from course import jobs, schema
from course.accounts.actions import add_person, make_link
from course.accounts.queries import INVITATION, find_person_by_email
from course.config import ROOT
from course.content import check_course, load_course, modules_report, words_report, write_register
from course.database import Database
from course.errors import RuleBroken
from course.organisation.actions import add_manager, add_organisation

content = AppGroup("content", help="Check and preview the course.")


def register(app: Flask) -> None:
    """Add the commands of an installation, and those of the workbench."""
    register_workbench(app)

    @app.cli.command("upgrade")
    def upgrade() -> None:
        """Bring the tables of this installation up to date."""
        schema.upgrade(app)
        schema.check_before_serving(app)
        click.echo("The tables are up to date.")

    @app.cli.command("organisation")
    @click.argument("organisation")
    @click.argument("email")
    @click.argument("name")
    def first_manager(organisation: str, email: str, name: str) -> None:
        """Make an organisation and invite its first manager by mail."""
        database: Database = app.extensions["course.database"]
        with database.transaction() as session:
            try:
                found = add_organisation(session, organisation)
            except RuleBroken as broken:
                raise click.ClickException(str(broken)) from broken
            person = find_person_by_email(session, email) or add_person(session, email, name)
            add_manager(session, found, person)
            make_link(session, person, INVITATION)
        jobs.send_mails_now(app)
        click.echo(f"{organisation} is made, and {email} is invited.")

    @app.cli.command("jobs")
    def run_jobs() -> None:
        """Send mails and tidy up, until stopped."""
        jobs.run(app)


def register_workbench(app: Flask) -> None:
    """Add the commands that need no installation."""
    app.cli.add_command(content)


@content.command("check")
def check() -> None:
    """Report every fault in the course with file and line."""
    faults = check_course(ROOT)
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"{len(faults)} faults.")
    sys.exit(1 if faults else 0)


@content.command("register")
def register_ids() -> None:
    """Write down the ids of new lessons and prompts, so that a later change cannot lose them."""
    write_register(load_course(ROOT), ROOT)
    click.echo("modules/ids.yaml is up to date.")


@content.command("words")
def words() -> None:
    """Show words, minutes and sentence length of every lesson, and of the modules."""
    course = load_course(ROOT)
    for row in words_report(course):
        click.echo(f"{row.words:>5} words {row.minutes:>3} min {row.mean_sentence:>5} words a sentence   {row.lesson}")
    click.echo()
    for total in modules_report(course):
        click.echo(
            f"{total.words:>5} words {total.minutes:>3} min {total.mean_sentence:>5} words a sentence "
            f"{total.lessons:>3} lessons {total.questions:>3} questions   {total.module}"
        )
