"""A small course in a temporary folder: every file is right, so that a test can break one thing."""

from pathlib import Path

from markupsafe import Markup

from course.content import Course, Exercise, check_course, load_course, write_register

REPOSITORY = Path(__file__).parents[2]

COURSE = """\
---
id: kijken
title: "Eerst kijken, dan doen!"
version: "1"
provider: "De Werkplaats"
net_hours: 2.5
completion: "Alles gelezen en de opdracht afgerond."
---
Welkom bij *Eerst kijken, dan doen!*
"""
MODULE = """\
---
id: deur
title: "Bij de deur"
summary: "Over wachten."
goals:
  - "Je wacht."
sources:
  - title: "Een boek!"
    url: "https://www.voorbeeld.nl/boek"
---
Je staat bij een deur.
"""
LESSON = """\
---
id: deur-kijken
title: "Kijken bij de deur"
minutes: 10
goals:
  - "Je kijkt eerst."
---
## Kijk: bij de deur

Samira wacht. FILLER

## Weet: wat je ziet

Mentaliseren helpt.

## Voel: jouw deur

Je voelt je voeten.

## Doe: kijk

Kijk vandaag naar een deur.

## Neem mee

Eerst kijken, dan doen.
""".replace("FILLER", "Jij kijkt rustig naar de deur. " * 105)
ASSIGNMENT = """\
---
id: deur-opdracht
title: "De drempel"
minutes: 30
work: ["relatiewerk"]
prompts:
  - id: moment
    kind: text
    title: "Het moment"
    text: "Beschrijf een moment."
    visibility: trainer
  - id: spanning
    kind: scale
    title: "Spanning"
    text: "Hoe gespannen was je?"
    low: 0
    high: 10
    low_label: "rustig"
    high_label: "gespannen"
    visibility: alone
    optional: true
checks:
  - "Staat er een etiket in?"
trainer_guide: |
  Waar let je op?

  - Op rust.
---
Je schrijft over een deur.
"""
GLOSSARY = """\
---
terms:
  - id: mentaliseren
    term: "mentaliseren"
    also: ["mentaliseert"]
    text: "Bedenken wat er van binnen speelt."
---
"""
REGISTER = """\
# Geschreven door: flask content register. Pas dit bestand niet met de hand aan.
assignments:
- deur-opdracht
exercises: {}
lessons:
- deur-kijken
- deur-wachten
modules:
- deur
prompts:
  deur-opdracht:
    moment:
      kind: text
      visibility: trainer
    spanning:
      kind: scale
      visibility: alone
"""
CARDS = """\
---
cards:
  - {id: brug, title: "brug", alt: "Een brug over water."}
  - {id: deur, title: "deur op 'n kier", alt: 'Een "smalle" deur.'}
  - {id: ladder, title: "ladder", alt: "Een ladder tegen een boom."}
  - {id: knoop, title: "knoop", alt: "Twee touwen."}
  - {id: wip, title: "wip", alt: "Een plank op een blok."}
---
"""
QUESTIONS = """\
---
questions:
  - id: deur-vraag
    use: recall
    kind: single
    lesson: deur-kijken
    text: "Wat doe je *eerst*?"
    answers:
      - text: 'Kijken naar de "deur".'
        correct: true
        why: "Ja."
      - text: "Duwen."
        correct: false
        why: "Nog niet."
---
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">
  <path class="out tint-out" d="M0 0L10 10"/>
  <text class="text" x="10" y="20">buiten &amp; binnen</text>
</svg>
"""
LESSON_PATH = "modules/01-deur/01-kijken.md"
SECOND_PATH = "modules/01-deur/02-wachten.md"
MODULE_PATH = "modules/01-deur/module.md"
ASSIGNMENT_PATH = "modules/01-deur/assignment.md"
QUESTIONS_PATH = "modules/01-deur/questions.md"
DRAWING_PATH = "media/modules/01-deur/deur.svg"
CARDS_PATH = "modules/toolbox/image-cards.md"
CARD_DRAWINGS = "media/modules/toolbox"
DOING = "Kijk vandaag naar een deur."
# In the lesson, this is the line of DOING; a block that takes its place begins here.
DOING_LINE = 22


class CourseFiles:
    """The files of the small course; methods change them and tell what is wrong."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("modules/course.md", COURSE)
        self.write("modules/glossary.md", GLOSSARY)
        self.write(MODULE_PATH, MODULE)
        self.write(LESSON_PATH, LESSON)
        self.write(SECOND_PATH, LESSON.replace("deur-kijken", "deur-wachten").replace("Kijken bij", "Wachten bij"))
        self.write(ASSIGNMENT_PATH, ASSIGNMENT)
        self.write(DRAWING_PATH, DRAWING)
        (root / "templates").mkdir()
        (root / "templates" / "content").symlink_to(REPOSITORY / "templates" / "content")
        self.write("modules/ids.yaml", REGISTER)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def put_block(self, block: str) -> None:
        """Put a block in the first lesson; it begins on DOING_LINE."""
        self.replace(LESSON_PATH, DOING, block)

    def put_cards(self) -> None:
        """Add the image cards, each with its drawing."""
        self.write(CARDS_PATH, CARDS)
        for card in ("brug", "deur", "ladder", "knoop", "wip"):
            self.write(f"{CARD_DRAWINGS}/{card}.svg", DRAWING)

    def register(self) -> None:
        """Write the register of the course as it is now."""
        write_register(self.load(), self.root)

    def load(self) -> Course:
        return load_course(self.root)

    def faults(self) -> list[str]:
        return [str(fault) for fault in check_course(self.root)]

    def faults_after(self, path: str, old: str, new: str) -> list[str]:
        self.replace(path, old, new)
        return self.faults()

    def faults_of_block(self, block: str) -> list[str]:
        self.put_block(block)
        return self.faults()

    def lesson_html(self) -> str:
        """The text of the first lesson as a reader gets it, without exercises whose answers are kept."""
        parts = self.load().get_lesson("deur-kijken").parts
        return "".join(part for part in parts if isinstance(part, Markup))

    def exercise(self) -> Exercise:
        """The one exercise in the first lesson."""
        (found,) = (part for part in self.load().get_lesson("deur-kijken").parts if isinstance(part, Exercise))
        return found


def at(path: str, line: int, message: str) -> str:
    """How a fault reads."""
    return f"{path}:{line}: {message}"
