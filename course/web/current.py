"""What the running platform was started with: its settings, its database and its course."""

from flask import current_app

from course.config import Settings
from course.content import Course
from course.database import Database


def settings() -> Settings:
    """Give the settings of the running platform."""
    found: Settings = current_app.extensions["course.settings"]
    return found


def database() -> Database:
    """Give the database of the running platform."""
    found: Database = current_app.extensions["course.database"]
    return found


def course() -> Course:
    """Give the course as it was loaded at start: frozen, rendered and cleaned."""
    found: Course = current_app.extensions["course.content"]
    return found
