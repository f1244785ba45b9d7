"""Telling managers of what only they can mend: a team in which no trainer may read."""

from datetime import date, timedelta

from sqlmodel import Session, col, select

from course.database import now
from course.notification.actions import notify
from course.notification.models import NO_READER, Notification
from course.reporting.queries import teams_without_reader
from course.workdays import is_working_day

PAUSE = timedelta(days=7)


def tell_of_teams_without_reader(session: Session, day: date) -> int:
    """Tell the managers of each team with learners in which no trainer may read, and give how many were told.

    They hear it on working days, and again after a week as long as it is so. It is about the team and never about a
    learner: whether anything was handed in there is not looked at, so that the message cannot give it away.
    """
    if not is_working_day(day):
        return 0
    recently = (col(Notification.kind) == NO_READER, col(Notification.created_at) > now() - PAUSE)
    told = set(session.exec(select(Notification.person_id, Notification.path).where(*recently)).all())
    found = [(row.manager_id, f"/organisatie/team/{row.team_id}") for row in teams_without_reader(session)]
    fresh = [each for each in found if each not in told]
    for manager_id, path in fresh:
        notify(session, manager_id, NO_READER, path)
    return len(fresh)
