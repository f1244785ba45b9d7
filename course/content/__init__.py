"""The course as frozen objects, read from modules/ and media/. Knows no web and no database."""

from course.content.blocks.sheets import Exercise, Sheet
from course.content.cleaning import clean_html
from course.content.faults import ContentFaults, Fault
from course.content.loader import check_course, load_course
from course.content.models import (
    Assignment,
    ContentNotFound,
    Course,
    Lesson,
    Module,
    Neighbours,
    Prompt,
    Question,
    Source,
    Term,
)
from course.content.preview import watch_token
from course.content.register import write_register
from course.content.report import LessonFigures, ModuleFigures, modules_report, words_report

__all__ = [
    "Assignment",
    "ContentFaults",
    "ContentNotFound",
    "Course",
    "Exercise",
    "Fault",
    "Lesson",
    "LessonFigures",
    "Module",
    "ModuleFigures",
    "Neighbours",
    "Prompt",
    "Question",
    "Sheet",
    "Source",
    "Term",
    "check_course",
    "clean_html",
    "load_course",
    "modules_report",
    "watch_token",
    "words_report",
    "write_register",
]
