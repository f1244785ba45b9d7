"""A scene that branches and a decision tree: how they hang together, and how a choice opens what follows."""

from xml.etree.ElementTree import Element

import pytest

from course.content.blocks.branching import DEEPEST, ChoiceShape, NodeShape, branching_problems
from course.content.blocks.tree import Place, grow
from tests.content.block_samples import DECISION, SCENARIO
from tests.content.course_files import DOING_LINE, LESSON_PATH, CourseFiles, at
from tests.content.test_blocks import drawn, names_of_rounds, with_class, words_of


def node(node_id: str, *leads: str) -> NodeShape:
    """A question with two choices or more, or an outcome."""
    choices = [ChoiceShape(text=f"naar {to}", to=to) for to in leads]
    return NodeShape.model_construct(id=node_id, text=node_id, choices=choices or None)


def messages(*nodes: NodeShape) -> list[str]:
    return [message for _location, message in branching_problems("nodes", nodes)]


def chain(depth: int) -> list[NodeShape]:
    """A tree in which so many choices follow each other; at each of them one can also stop."""
    inner = [node(f"n{number}", f"n{number + 1}", "klaar") for number in range(depth)]
    return [*inner, node(f"n{depth}"), node("klaar")]


def paths(place: Place) -> list[str]:
    return [place.path, *(path for branch in place.branches for path in paths(branch.leads))]


def test_branches_that_hang_together_have_no_problems() -> None:
    assert messages(node("a", "b", "c"), node("b"), node("c")) == []


def test_two_choices_may_lead_to_the_same_place() -> None:
    assert messages(node("a", "b", "c"), node("b", "d", "c"), node("c", "d", "d"), node("d")) == []


@pytest.mark.parametrize(
    ("nodes", "found"),
    [
        ([node("a", "a", "b"), node("b")], 'Een keuze leidt terug naar "a".'),
        ([node("a", "b", "c"), node("b", "c", "c"), node("c", "b", "b")], 'Een keuze leidt terug naar "b".'),
        ([node("a", "b", "x"), node("b")], '"x" bestaat hier niet.'),
        ([node("a", "b", "b"), node("b"), node("c", "a", "b")], 'Geen keuze leidt naar "c".'),
        ([node("a", "b", "b"), node("b"), node("b")], 'Het id "b" staat hier al.'),
        ([node("a"), node("b")], 'Geen keuze leidt naar "b".'),
    ],
)
def test_what_does_not_hang_together_is_named(nodes: list[NodeShape], found: str) -> None:
    assert any(message.startswith(found) for message in messages(*nodes)), messages(*nodes)


def test_five_choices_may_follow_each_other_and_six_may_not() -> None:
    assert messages(*chain(DEEPEST)) == []
    assert messages(*chain(DEEPEST + 1)) == ["Er volgen meer dan 5 keuzes op elkaar. Kort een tak in."]


def test_the_longest_way_counts_also_when_a_shorter_one_was_found_first() -> None:
    *inner, end, done = chain(DEEPEST)
    begin = node("begin", f"n{DEEPEST}", "n0")

    assert messages(begin, *inner, end, done) == ["Er volgen meer dan 5 keuzes op elkaar. Kort een tak in."]


def test_a_scene_that_is_too_deep_is_named_with_the_line_of_its_scenes(files: CourseFiles) -> None:
    link = '      - {{id: s{0}, lines: [{{sees: "x"}}], choices: [{{text: "A", to: s{1}}}, {{text: "B", to: z}}]}}\n'
    ends = '      - {id: s6, lines: [{sees: "x"}]}\n      - {id: z, lines: [{sees: "x"}]}\n'
    scenes = "".join(link.format(number, number + 1) for number in range(6))

    faults = files.faults_of_block(f"/// scenario | Te diep\n    id: diep\n    scenes:\n{scenes}{ends}///")

    assert at(LESSON_PATH, DOING_LINE + 2, "Er volgen meer dan 5 keuzes op elkaar. Kort een tak in.") in faults


def test_a_tree_grows_a_shared_place_once_for_every_way_to_it() -> None:
    grown = grow([node("a", "b", "c"), node("b", "d", "c"), node("c", "d", "d"), node("d")], "blok-x")

    found = paths(grown)
    assert found[:3] == ["blok-x", "blok-x-1", "blok-x-1-1"]
    assert len(found) == len(set(found)) == 9
    assert [branch.leads.place.id for branch in grown.branches] == ["b", "c"]
    assert grown.branches[0].text == "naar b"
    assert grown.branches[0].leads.branches[1].leads.place is grown.branches[1].leads.place


def branches_under(element: Element) -> list[Element]:
    """The branches of a fork, of this one and not of those inside it."""
    return [child for child in element if "branch" in str(child.get("class", "")).split()]


def test_every_choice_of_a_scene_opens_what_stands_right_under_it(files: CourseFiles) -> None:
    tree = drawn(files, SCENARIO)
    (scene,) = with_class(tree, "place")

    explain, wait = branches_under(scene)
    talk, stop = branches_under(explain)

    assert [explain.get("class"), wait.get("class")] == ["branch branch-1", "branch branch-2"]
    assert words_of(talk) == "Je praat door. De deur gaat dicht. Kies hierboven anders en kijk wat er dan gebeurt."
    assert "Wat deed de stilte? Kies hierboven anders" in words_of(stop)
    assert "Wat deed de stilte? Kies hierboven anders" in words_of(wait)
    assert len(names_of_rounds(tree)) == 2
    assert not [part for part in tree.iter("input") if "checked" in part.attrib], "nothing is open at first"


def test_a_scene_tells_who_speaks_how_tense_it_is_and_how_long_it_is_silent(files: CourseFiles) -> None:
    tree = drawn(files, SCENARIO)
    words = words_of(tree)

    assert "De deur gaat op een kier. Ronnie Wat moet je? Stilte, 4 tellen. Spanning: 3 van 10 Wat doe je?" in words
    assert "Stilte, 6 tellen. Hij kijkt naar je handen. Spanning: 0 van 10" in words
    assert [words_of(line) for line in with_class(tree, "said")] == [
        "Ronnie Wat moet je?",
        "Jij Ik kom voor de schuur.",
    ]
    (fork, _second) = with_class(tree, "fork")
    assert fork.get("class") == "fork delayed after-4", "the choice comes after the silence"
    assert all(
        end.get("class") == "end delayed after-6" for end in with_class(tree, "end") if "stilte" in words_of(end)
    )


def test_silences_after_one_another_wait_no_longer_than_twenty_counts(files: CourseFiles) -> None:
    silences = "".join("          - silence: 10\n" for _ in range(3))
    tree = drawn(files, SCENARIO.replace("          - silence: 4\n", silences))

    assert with_class(tree, "fork")[0].get("class") == "fork delayed after-20"
    assert [line.get("class") for line in with_class(tree, "silence")][:3] == [
        "line silence",
        "line silence delayed after-10",
        "line silence delayed after-20",
    ]


def test_a_decision_asks_on_until_it_ends(files: CourseFiles) -> None:
    tree = drawn(files, DECISION)
    (first,) = with_class(tree, "place")

    alone, together = branches_under(first)

    assert [words_of(legend) for legend in first.iter("legend")] == ["Ben je alleen?", "Voel je je veilig?"]
    assert words_of(together) == "Nee Ga rustig naar binnen."
    assert [words_of(one) for one in branches_under(alone)] == [
        "Ja Ga rustig naar binnen.",
        "Nee Bel eerst een collega.",
    ]
    assert "Bel <em>eerst</em> een collega." in files.lesson_html()
