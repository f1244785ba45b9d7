"""Two managers press their button in the same moment."""

from threading import Barrier, Thread

from course.accounts.queries import find_person_by_email
from course.database import Database
from course.organisation.actions import invite
from course.organisation.forms import read_list
from course.organisation.models import Team
from course.placement.queries import find_place
from tests.platform import Platform

PEOPLE = tuple(read_list("\n".join(f"mens{number}@voorbeeld.nl" for number in range(40))))


def invite_together(platform: Platform, team_ids: list[int]) -> list[int]:
    """Invite the same people into these teams at once, and give how many each team got."""
    database: Database = platform.app.extensions["course.database"]
    start, invited = Barrier(len(team_ids)), [-1] * len(team_ids)

    def run(number: int) -> None:
        start.wait()
        with database.transaction() as session:
            invited[number] = invite(session, session.get_one(Team, team_ids[number]), PEOPLE[:: 1 - 2 * number])

    threads = [Thread(target=run, args=(number,)) for number in range(len(team_ids))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return invited


def test_the_same_list_into_the_same_team_enrols_everybody_once(platform: Platform) -> None:
    assert sorted(invite_together(platform, [platform.cast.noord] * 2)) == [0, 40]
    assert len(platform.mails()) == 40


def test_the_same_people_into_two_teams_end_up_in_one_of_them(platform: Platform) -> None:
    cast = platform.cast

    invited = invite_together(platform, [cast.noord, cast.west])

    assert sum(invited) == 40
    assert len(platform.mails()) == 40
    with platform.session() as session:
        person = find_person_by_email(session, "mens7@voorbeeld.nl")
        assert person is not None
        assert find_place(session, person.id) is not None
