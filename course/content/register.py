"""The register of ids, modules/ids.yaml: what the progress of people hangs on, and so may never just vanish.

Ids that were replaced stay in the register, so that nobody can give an old id a new meaning.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from course.content.blocks.sheets import Exercise
from course.content.faults import ContentFaults, FaultList
from course.content.models import Course
from course.content.yaml_data import YamlData, read_yaml

PATH = "modules/ids.yaml"
HEADER = "# Geschreven door: flask content register. Pas dit bestand niet met de hand aan.\n"
KINDS = ("modules", "lessons", "assignments")
NOT_REGISTERED = 'Het id "{}" staat nog niet in het register. Draai flask content register.'
VANISHED = 'Het id "{}" is verdwenen, en er hangt voortgang aan. Zet in de opvolger: replaces: [{}].'
CHANGED = 'Onder het id "{}" is {} veranderd van {} in {}. Geef deze stap een nieuw id, met replaces: [{}].'
GONE = 'De oefening "{}" is verdwenen, en er hangen antwoorden van mensen aan. Zet haar terug; een andere les mag ook.'
FIELD_GONE = 'In de oefening "{}" is "{}" verdwenen, en er hangen antwoorden van mensen aan. Zet het terug.'
REUSED = 'Het id "{}" is vervangen, maar wordt nog gebruikt. Kies een nieuw id.'
UNUSABLE = "Het register is niet te lezen. Haal de laatste goede versie terug uit git."

# Where an id stands, so that a fault can point to it; prompts stand under (assignment id, prompt id).
Places = Mapping[str | tuple[str, str], tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register says of a prompt."""

    kind: str
    visibility: str


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a course: pages by kind, the prompts of every assignment, and the fields of every exercise."""

    pages: dict[str, set[str]]
    prompts: dict[str, dict[str, Entry]]
    exercises: dict[str, set[str]]


def check_register(course: Course, root: Path, places: Places, faults: FaultList) -> None:
    """Hold the course against the register: nothing vanished or changed, and nothing new left out."""
    old, data = _read_register(root, faults)
    new = ids_of(course)
    _check_old(course, old, new, data, faults)
    for kind in KINDS:
        for page_id in sorted(new.pages[kind] - old.pages[kind]):
            faults.add(*places[page_id], NOT_REGISTERED.format(page_id))
    for assignment, prompts in new.prompts.items():
        known = old.prompts.get(assignment)
        for prompt in sorted(set(prompts) - set(known)) if known is not None else ():
            faults.add(*places[assignment, prompt], NOT_REGISTERED.format(prompt))
    for exercise, fields in new.exercises.items():
        if not fields <= old.exercises.get(exercise, set()):
            faults.add(*places[exercise], NOT_REGISTERED.format(exercise))


def write_register(course: Course, root: Path) -> Path:
    """Write the register, sorted; ContentFaults when an id vanished or changed without a successor."""
    faults = FaultList()
    old, data = _read_register(root, faults)
    new = ids_of(course)
    _check_old(course, old, new, data, faults)
    if faults.sorted():
        raise ContentFaults(faults.sorted())
    content: dict[str, Any] = {kind: sorted(old.pages[kind] | new.pages[kind]) for kind in KINDS}
    content["prompts"] = {
        assignment: {
            prompt: {"kind": entry.kind, "visibility": entry.visibility}
            for prompt, entry in {
                **old.prompts.get(assignment, {}),
                **new.prompts.get(assignment, {}),
            }.items()
        }
        for assignment in content["assignments"]
    }
    content["exercises"] = {
        exercise: sorted(new.exercises.get(exercise, set()) | old.exercises.get(exercise, set()))
        for exercise in sorted({*old.exercises, *new.exercises})
    }
    file = root / PATH
    file.write_text(HEADER + yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return file


def ids_of(course: Course) -> Ids:
    """The ids of the course as it is now."""
    assignments = [module.assignment for module in course.modules]
    return Ids(
        {
            "modules": {module.id for module in course.modules},
            "lessons": {lesson.id for module in course.modules for lesson in module.lessons},
            "assignments": {assignment.id for assignment in assignments},
        },
        {one.id: {step.id: Entry(step.kind, step.visibility) for step in one.prompts} for one in assignments},
        {
            part.id: {field.id for field in part.sheet.fields}
            for module in course.modules
            for lesson in module.lessons
            for part in lesson.parts
            if isinstance(part, Exercise)
        },
    )


def _read_register(root: Path, faults: FaultList) -> tuple[Ids, YamlData | None]:
    """The register as it was written; an empty one when there is none yet."""
    empty = Ids({kind: set() for kind in KINDS}, {}, {})
    file = root / PATH
    if not file.exists():
        return empty, None
    data = read_yaml(file.read_text("utf-8"), 1, faults.reporter(PATH))
    if data is None:
        return empty, None
    try:
        pages = {kind: set(data.value[kind]) for kind in KINDS}
        prompts = {
            assignment: {prompt: Entry(**entry) for prompt, entry in steps.items()}
            for assignment, steps in data.value["prompts"].items()
        }
        exercises = {exercise: set(fields) for exercise, fields in data.value.get("exercises", {}).items()}
    except (KeyError, TypeError, AttributeError):
        faults.add(PATH, 1, UNUSABLE)
        return empty, None
    return Ids(pages, prompts, exercises), data


def _check_old(course: Course, old: Ids, new: Ids, data: YamlData | None, faults: FaultList) -> None:
    if data is None:
        return
    _check_old_pages(course, new, data, faults)
    for module in course.modules:
        assignment = module.assignment
        replaced = {step for prompt in assignment.prompts for step in prompt.replaces}
        for prompt, entry in old.prompts.get(assignment.id, {}).items():
            line = data.line_of(("prompts", assignment.id, prompt))
            for message in _prompt_faults(prompt, entry, new.prompts[assignment.id], replaced):
                faults.add(PATH, line, message)
    for exercise, fields in old.exercises.items():
        line = data.line_of(("exercises", exercise))
        for message in _exercise_faults(exercise, fields, new.exercises.get(exercise)):
            faults.add(PATH, line, message)


def _exercise_faults(exercise: str, old: set[str], now: set[str] | None) -> Iterator[str]:
    if now is None:
        yield GONE.format(exercise)
        return
    for field in sorted(old - now):
        yield FIELD_GONE.format(exercise, field)


def _check_old_pages(course: Course, new: Ids, data: YamlData, faults: FaultList) -> None:
    replaced = {old for module in course.modules for page in module.pages for old in page.replaces}
    for kind in KINDS:
        for place, page_id in enumerate(data.value[kind]):
            line = data.line_of((kind, place))
            if page_id not in new.pages[kind] and page_id not in replaced:
                faults.add(PATH, line, VANISHED.format(page_id, page_id))
            if page_id in new.pages[kind] and page_id in replaced:
                faults.add(PATH, line, REUSED.format(page_id))


def _prompt_faults(prompt: str, old: Entry, now: Mapping[str, Entry], replaced: set[str]) -> Iterator[str]:
    entry = now.get(prompt)
    if entry is None:
        if prompt not in replaced:
            yield VANISHED.format(prompt, prompt)
        return
    if prompt in replaced:
        yield REUSED.format(prompt)
    if entry.kind != old.kind:
        yield CHANGED.format(prompt, "kind", old.kind, entry.kind, prompt)
    if entry.visibility != old.visibility:
        yield CHANGED.format(prompt, "visibility", old.visibility, entry.visibility, prompt)
