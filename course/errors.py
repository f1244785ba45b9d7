"""What can go wrong in the rules of the course.

Actions and queries raise these; `course.web.errorpages` turns each into one status and one page in Dutch.
"""


class CourseError(Exception):
    """The base of everything that the rules can refuse, with a sentence for the reader.

    `str(error)` is Dutch and may be shown on the screen: it says what happened and how to go on.
    """


class NotFound(CourseError):
    """The thing does not exist, or belongs to an organisation in which the viewer has no part."""


class NotAllowed(CourseError):
    """The thing exists and the viewer may know that, but not do this."""


class RuleBroken(CourseError):
    """What was asked does not fit the state of things, such as withdrawing what a trainer already reads."""


class Stale(CourseError):
    """The text was changed elsewhere since it was opened; neither version may be thrown away.

    Attributes:
        kept: the text as it stands in the database.
        offered: the text that was offered and not saved.
        revision: the revision of the kept text, on which a new choice can be based.
    """

    def __init__(self, kept: str, offered: str, revision: int) -> None:
        super().__init__("Deze tekst is intussen ergens anders veranderd. Beide versies zijn er nog.")
        self.kept = kept
        self.offered = offered
        self.revision = revision
