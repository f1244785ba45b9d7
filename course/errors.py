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
        same_save: whether the kept text came under the very id of the offered one. Then it is what the same page sent
            when it was left, and the offered text is an older copy of it.
    """

    def __init__(self, kept: str, offered: str, revision: int, *, same_save: bool = False) -> None:
        super().__init__("Deze tekst is intussen ergens anders veranderd. Beide versies zijn er nog.")
        self.kept = kept
        self.offered = offered
        self.revision = revision
        self.same_save = same_save
