"""Every fault in the data of a block is named with its file, its line and what to do about it."""

import pytest

from tests.content.block_samples import (
    BALANCE,
    BODY,
    BREATH,
    CHECK,
    DECISION,
    DILEMMA,
    EVERY,
    FIGURE,
    IMAGE_CARD,
    KEPT,
    MARK,
    PAIR,
    RATING,
    REWRITE,
    SCENARIO,
    SORT,
    STEPS,
    SWITCH,
    WHEEL,
    WINDOW,
    WORKSHEET,
)
from tests.content.course_files import DOING, DOING_LINE, LESSON_PATH, SECOND_PATH, CourseFiles, at

# The block, what is changed into what, the text on the line to which the fault points, and how the fault begins.
BROKEN = [
    (PAIR, '"Een zucht."', "12", "outside", '"outside" is geen tekst.'),
    (CHECK, "correct: true", "correct: false", "answers", "Geen enkel antwoord klopt."),
    (CHECK, "correct: false", "correct: true", "answers", "Er klopt meer dan een antwoord."),
    (CHECK, "kind: single", "kind: dubbel", "kind", "\"kind\" kent deze waarde niet. Kies uit: 'single', 'multiple'."),
    (CHECK, "correct: true", "correct: ja", "correct: ja", '"correct" is geen ja of nee.'),
    (CHECK, CHECK[CHECK.index('      - text: "Hij stelt') : -3], "", "answers", "Er zijn minder dan twee antwoorden."),
    (SWITCH, SWITCH[SWITCH.index('      - name: "Samira"') : -3], "", "voices", '"voices" heeft er te weinig.'),
    (SORT, '"Sluit"]', '"Opent", "Sluit", "Anders"]', "piles", '"piles" heeft er te veel.'),
    (SORT, '"Sluit"]', '"Dicht"]', 'pile: "Sluit"', 'De stapel "Sluit" bestaat niet. Kies uit: Opent, Dicht.'),
    (SORT, '"Sluit"]', '"Sluit", "Sluit"]', "piles", "Twee stapels heten hetzelfde."),
    (FIGURE, '    alt: "Een lijn."\n', "", "file", '"alt" ontbreekt.'),
    (FIGURE, '"Een lijn."', '""', "alt", '"alt" is leeg.'),
    (FIGURE, "deur.svg", "weg.svg", "file", 'De tekening "media/modules/01-deur/weg.svg" bestaat niet.'),
    (FIGURE, "deur.svg", "../01-deur/deur.svg", "file", "De tekening"),
    (MARK, "mark: true", "mark: false", "fragments", "Er zijn minder dan drie stukjes om te vinden."),
    (
        MARK,
        "mark: false",
        "mark: true",
        "fragments",
        "Er is geen stukje dat erop lijkt. Zet er een bij met mark: false.",
    ),
    (MARK, '        why: "Binnen tien tellen."\n', "", "Ze belt nog eens", "Bij een stukje dat je kunt aantikken,"),
    (MARK, "        mark: false\n", "", "rode jas", "Bij een stukje dat je kunt aantikken, staan mark en why allebei."),
    (
        MARK,
        'mark: true\n        why: "Een',
        'mark: misschien\n        why: "Een',
        "misschien",
        '"mark" is geen ja of nee.',
    ),
    (MARK, MARK[MARK.index('      - text: "Ze belt') : -3], "", "fragments", '"fragments" heeft er te weinig.'),
    (STEPS, "pause: 20", "pause: 5", "pause", '"pause" ligt buiten de grenzen. Kies 10 of meer.'),
    (STEPS, "pause: 20", "pause: 121", "pause", '"pause" ligt buiten de grenzen. Kies 120 of minder.'),
    (STEPS, "pause: 20", 'pause: "20"', "pause", '"pause" is geen heel getal.'),
    (STEPS, STEPS[STEPS.index('      - title: "Kijk"') : -3], "", "steps", '"steps" heeft er te weinig.'),
    (DILEMMA, '        costs: "Tijd."\n', "", "Je wacht", '"costs" ontbreekt.'),
    (
        DILEMMA,
        DILEMMA[DILEMMA.index('      - text: "Je belt') : -3],
        "",
        "positions",
        '"positions" heeft er te weinig.',
    ),
    (BALANCE, '{text: "Links", why: "Je voelt mee."}', '{text: "Links"}', '"Links"', '"why" ontbreekt.'),
    (BALANCE, '      - {text: "Rechts", why: "Je kijkt."}\n', "", "positions", '"positions" heeft er te weinig. Maak'),
    (BREATH, "minutes: 2", "minutes: 0", "minutes", '"minutes" ligt buiten de grenzen. Kies 1 of meer.'),
    (BREATH, "minutes: 2", "minutes: 6", "minutes", '"minutes" ligt buiten de grenzen. Kies 5 of minder.'),
    (BREATH, ', "Het voelt niet prettig."', "", "stop", '"stop" heeft er te weinig. Maak er minstens 2 van.'),
    (BREATH, "    stop", "    id: adem\n    stop", "id", '"id" kennen we hier niet.'),
    (RATING, "groups:", "groups: []\n    anders:", "groups", '"groups" heeft er te weinig.'),
    (RATING, "id: gok", "id: adem", "DOUBLED id: adem", 'Het id "adem" staat hier al. Kies een ander id.'),
    (RATING, "    low", "    compares: Eerste_Meting\n    low", "compares", '"compares" klopt niet. Gebruik alleen'),
    (WHEEL, "id: rolwerk", "id: rol", "statements", "Het wiel heeft zeven vlakken. Zet ze in deze volgorde: rolwerk,"),
    (
        WHEEL,
        '      - {id: teamwerk, label: "Teamwerk", text: "Ik dacht hardop."}\n',
        "",
        "statements",
        "Het wiel heeft",
    ),
    (WHEEL, 'label: "Rolwerk", ', "", "rolwerk", '"label" ontbreekt.'),
    (WINDOW, "id: weg", "id: sneller", "weg", 'Het id "sneller" staat hier al. Kies een ander id.'),
    (WINDOW, "id: hard", "id: gapen", "Hij praat hard", 'Het id "gapen" staat hier al. Kies een ander id.'),
    (WINDOW, '      - {id: gapen, text: "Ik gaap."}\n', "", "me:", '"me" heeft er te weinig. Maak er minstens 4 van.'),
    (
        BODY,
        '["warm", "koud", "\'t trilt"]',
        '["warm", "warm", "koud"]',
        "feelings",
        '"warm" staat er al. Haal er een weg.',
    ),
    (BODY, '"koud", ', "", "feelings", '"feelings" heeft er te weinig. Maak er minstens 3 van.'),
    (
        REWRITE,
        '      - {text: "Ik weet het nog niet.", why: "Dit is waar."}\n',
        "",
        "examples",
        '"examples" heeft er te',
    ),
    (REWRITE, '"Ik regel het."', '" "', "original", '"original" is leeg.'),
    (WORKSHEET, "id: stap", "id: signaal", "eerste stap", 'Het id "signaal" staat hier al. Kies een ander id.'),
    (WORKSHEET, "id: stap", "id: Stap", "Stap", '"id" klopt niet. Gebruik alleen kleine letters'),
    (IMAGE_CARD, "ladder", "schelp", "cards", 'De beeldkaart "schelp" bestaat niet. Kies uit: brug, deur, ladder, kno'),
    (IMAGE_CARD, ", knoop", "", "cards", '"cards" heeft er te weinig. Maak er minstens 4 van.'),
    (IMAGE_CARD, "id: zie", "id: card", "Wat zie je", '"card" is de keuze van de kaart. Kies een ander id.'),
    (IMAGE_CARD, "///END", '      - {id: zie, text: "En nu?"}\n///', "En nu?", 'Het id "zie" staat hier al.'),
    (SCENARIO, '{who: "Ronnie", says', "{says", "Wat moet je", "Wie praat, zegt iets. Zet who en says allebei neer"),
    (
        SCENARIO,
        '"Wat moet je?"}',
        '"Wat moet je?", silence: 3}',
        "Wat moet je",
        "Zeggen en zien staan elk op een eigen",
    ),
    (SCENARIO, '"Wat moet je?"}', '"Wat moet je?", sees: "x"}', "Wat moet je", "Zeggen en zien staan elk op een eigen"),
    (SCENARIO, "- silence: 4", "- {}", "- {}", "Deze regel is leeg. Zet er who en says, sees of silence neer."),
    (SCENARIO, "silence: 4", "silence: 1", "silence", '"silence" ligt buiten de grenzen. Kies 2 of meer.'),
    (SCENARIO, "tension: 3", "tension: 11", "tension", '"tension" ligt buiten de grenzen. Kies 10 of minder.'),
    (SCENARIO, "tension: 3", "tension: -1", "tension", '"tension" ligt buiten de grenzen. Kies 0 of meer.'),
    (SCENARIO, "tension: 3", 'tension: 3\n        after: "Klaar."', "after", "Terugkijken hoort bij een einde."),
    (SCENARIO, "to: uitleg}", "to: weg}", "to: weg", '"weg" bestaat hier niet. Kies het id van een stuk uit dit blok.'),
    (SCENARIO, "- id: dicht", "- id: wacht", "DOUBLED - id: wacht", 'Het id "wacht" staat hier al. Kies een ander id.'),
    (SCENARIO, '          - {text: "Je wacht.", to: wacht}\n', "", "choices", '"choices" heeft er te weinig.'),
    (SCENARIO, "to: dicht}", "to: begin}", "scenes", 'Een keuze leidt terug naar "begin". Laat elke keuze naar een'),
    (SCENARIO, "to: dicht}", "to: uitleg}", "scenes", 'Een keuze leidt terug naar "uitleg".'),
    (SCENARIO, "to: dicht}", "to: wacht}", "- id: dicht", 'Geen keuze leidt naar "dicht". Laat een keuze hierheen'),
    (DECISION, "to: bel}", "to: weg}", "to: weg", '"weg" bestaat hier niet.'),
    (DECISION, "to: bel}", "to: alleen}", "nodes", 'Een keuze leidt terug naar "alleen".'),
    (DECISION, "to: bel}", "to: ga}", "- id: bel", 'Geen keuze leidt naar "bel".'),
    (DECISION, "- id: bel", "- id: ga", "DOUBLED - id: ga", 'Het id "ga" staat hier al.'),
]
NAMES = [f"{block.split()[1]}: {message[:40]}" for block, _old, _new, _where, message in BROKEN]


def line_with(block: str, where: str) -> int:
    """How much lower than the block the line with this text stands; the second one when it is doubled."""
    wanted = where.removeprefix("DOUBLED ")
    found = [place for place, line in enumerate(block.splitlines()) if wanted in line]
    return found[1] if where.startswith("DOUBLED") else found[0]


@pytest.mark.parametrize(("block", "old", "new", "where", "message"), BROKEN, ids=NAMES)
def test_a_fault_in_the_data_of_a_block_is_named_with_its_line(
    files: CourseFiles, block: str, old: str, new: str, where: str, message: str
) -> None:
    files.put_cards()
    old = old.removesuffix("END")
    broken = new.join(block.rsplit(old, 1)) if old == "///" else block.replace(old, new, 1)
    assert broken != block

    faults = files.faults_of_block(broken)

    assert any(fault.startswith(at(LESSON_PATH, DOING_LINE + line_with(broken, where), message)) for fault in faults), (
        faults
    )


@pytest.mark.parametrize("name", EVERY)
def test_a_block_that_is_right_has_no_faults(files: CourseFiles, name: str) -> None:
    files.put_cards()
    files.put_block(EVERY[name])
    files.register()

    assert files.faults() == []


@pytest.mark.parametrize("name", KEPT)
def test_an_exercise_that_is_new_must_be_registered(files: CourseFiles, name: str) -> None:
    files.put_cards()
    files.put_block(KEPT[name])

    (fault,) = files.faults()

    assert fault.startswith(f"{LESSON_PATH}:")
    assert "staat nog niet in het register. Draai flask content register." in fault


def test_an_image_card_may_leave_out_its_cards_and_its_questions(files: CourseFiles) -> None:
    files.put_cards()
    files.put_block(IMAGE_CARD[: IMAGE_CARD.index("    cards:")] + "///")

    exercise = files.exercise()

    assert [choice.value for choice in exercise.sheet.fields[0].choices] == ["brug", "deur", "ladder", "knoop", "wip"]
    assert len(exercise.sheet.fields) == 1


def test_a_doubled_block_id_is_named_with_file_and_line(files: CourseFiles) -> None:
    files.put_block(CHECK)
    faults = files.faults_after(SECOND_PATH, DOING, SWITCH.replace("poort", "joost"))
    expected = f'Het blok-id "joost" staat ook in {LESSON_PATH}:{DOING_LINE + 1}. Kies een ander id.'
    assert at(SECOND_PATH, DOING_LINE + 1, expected) in faults


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"buitenbinnen", "figuur", "ademtimer"}))
def test_the_id_of_every_block_is_watched(files: CourseFiles, name: str) -> None:
    files.put_cards()
    files.put_block(f"{EVERY[name]}\n\n{EVERY[name]}")

    assert any("staat ook in" in fault and fault.startswith(LESSON_PATH) for fault in files.faults())


@pytest.mark.parametrize("key", ["12", "true"])
def test_a_name_that_is_no_text_points_to_the_manual(files: CourseFiles, key: str) -> None:
    faults = files.faults_of_block(PAIR.replace("    inside", f"    {key}: x\n    inside"))
    message = "Kijk in de handleiding wat hier hoort te staan."
    assert any(fault.startswith(f"{LESSON_PATH}:") and message in fault for fault in faults), faults


def test_a_statement_that_stands_twice_is_named_once_also_when_a_group_follows(files: CourseFiles) -> None:
    twice = '          - {id: adem, text: "Nog eens."}\n      - title: "Hoofd"'
    faults = files.faults_of_block(RATING.replace('      - title: "Hoofd"', twice))
    assert [fault for fault in faults if "adem" in fault] == [
        at(LESSON_PATH, DOING_LINE + 9, 'Het id "adem" staat hier al. Kies een ander id.')
    ]


@pytest.mark.parametrize("other", ["bestaat-niet", "wiel-later", "lijf"])
def test_an_exercise_compares_with_another_one_of_its_kind(files: CourseFiles, other: str) -> None:
    files.put_block(BODY)
    later = WHEEL.replace("wiel-nu", "wiel-later").replace("    low", f"    compares: {other}\n    low")

    faults = files.faults_after(SECOND_PATH, DOING, later)

    message = f'Er is geen andere wiel met het id "{other}". Kies een id dat er is.'
    assert at(SECOND_PATH, DOING_LINE + 2, message) in faults


def test_an_exercise_may_compare_with_one_in_another_lesson(files: CourseFiles) -> None:
    files.put_block(WHEEL)
    files.replace(
        SECOND_PATH, DOING, WHEEL.replace("wiel-nu", "wiel-later").replace("    low", "    compares: wiel-nu\n    low")
    )
    files.register()

    assert files.faults() == []
