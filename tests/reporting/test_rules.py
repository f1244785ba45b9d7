"""What the organisation may know of how far its people are, asked of the rules themselves."""

import pytest

from course.content import Course
from course.reporting.policy import BEGUN, BUSY, COMPLETED, INVITED, NOT_BEGUN, may_show_figures, state_of


@pytest.mark.parametrize(("learners", "may"), [(0, False), (4, False), (5, True), (6, True)])
def test_figures_of_fewer_than_five_people_are_not_shown(learners: int, may: bool) -> None:
    assert may_show_figures(learners) is may


def test_a_module_has_one_of_five_words(course: Course) -> None:
    module, other = course.modules[:2]
    lessons = {lesson.id for lesson in module.lessons}
    first = module.lessons[0].id

    def state(read: set[str], completed: set[str], *, has_accepted: bool = True) -> str:
        return state_of(module, read, completed, has_accepted=has_accepted)

    assert state(set(), set(), has_accepted=False) == INVITED
    assert state(set(), set()) == NOT_BEGUN
    assert state({other.lessons[0].id}, {other.id}) == NOT_BEGUN, "another module says nothing of this one"
    assert state({first}, set()) == BEGUN
    assert state(lessons - {first}, set()) == BEGUN
    assert state(lessons, set()) == BUSY
    assert state({first}, {module.id}) == COMPLETED
    assert state({first}, set(), has_accepted=False) == BEGUN, "what was read was read"
