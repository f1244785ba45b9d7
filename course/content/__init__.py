"""The course as frozen objects, read from modules/ and media/. Knows no web and no database."""

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
    RatingGroup,
    SelfRating,
    Source,
    Statement,
    Term,
)
from course.content.preview import watch_token
from course.content.register import write_register
from course.content.report import LessonFigures, words_report

__all__ = [
    "Assignment",
    "ContentFaults",
    "ContentNotFound",
    "Course",
    "Fault",
    "Lesson",
    "LessonFigures",
    "Module",
    "Neighbours",
    "Prompt",
    "RatingGroup",
    "SelfRating",
    "Source",
    "Statement",
    "Term",
    "check_course",
    "clean_html",
    "load_course",
    "watch_token",
    "words_report",
    "write_register",
]
