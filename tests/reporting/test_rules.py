"""What the organisation may know of how far its people are, asked of the rules themselves."""

import pytest

from course.content import Course
from course.reporting.policy import BEGUN, BUSY, COMPLETED, INVITED, may_show_figures, state_of


@pytest.mark.parametrize(("learners", "may"), [(0, False), (4, False), (5, True), (6, True)])
def test_figures_of_fewer_than_five_people_are_not_shown(learners: int, may: bool) -> None:
    assert may_show_figures(learners) is may


def test_a_module_has_one_of_four_words(course: Course) -> None:
    module, other = course.modules[:2]
    lessons = {lesson.id for lesson in module.lessons}
    first = module.lessons[0].id

    assert state_of(module, set(), set()) == INVITED
    assert state_of(module, {other.lessons[0].id}, {other.id}) == INVITED, "another module says nothing of this one"
    assert state_of(module, {first}, set()) == BEGUN
    assert state_of(module, lessons - {first}, set()) == BEGUN
    assert state_of(module, lessons, set()) == BUSY
    assert state_of(module, {first}, {module.id}) == COMPLETED
