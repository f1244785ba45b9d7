"""From checked files to the frozen course."""

from collections.abc import Sequence, Set

from markupsafe import Markup

from course.content import style
from course.content.assignment_shapes import AssignmentShape, PromptShape
from course.content.blocks.html import BlockMaker
from course.content.checks import body_passages
from course.content.documents import Document, read_text
from course.content.folders import CourseFiles, ModuleFiles
from course.content.headings import check_parts
from course.content.models import (
    Assignment,
    Course,
    KnowledgeAnswer,
    Lesson,
    Module,
    Prompt,
    Question,
    Source,
    Term,
)
from course.content.open_questions import OpenQuestion
from course.content.page import PageMaker
from course.content.question_shapes import OpenQuestionsShape, QuestionShape, QuestionsShape
from course.content.shapes import LessonShape, SourceShape
from course.content.typography import curl, inline


class Assembly:
    """Makes all pages, also when a head is broken, so that every fault in every text is found."""

    def __init__(self, files: CourseFiles, pages: PageMaker, glossary: Sequence[Term]) -> None:
        """`pages` turns texts into HTML."""
        self.files = files
        self.pages = pages
        self.glossary = glossary
        self.cards = pages.blocks.cards

    def course(self) -> Course | None:
        """The course, or None when the head of a file could not be used."""
        introduction = self.pages.make_markup(self.files.course.body)
        modules = [self._module(files) for files in self.files.modules]
        fields = self.files.course.fields
        if fields is None or not modules:
            return None
        complete = [module for module in modules if module is not None]
        if len(complete) < len(modules):
            return None
        return Course(
            fields.id,
            fields.title,
            fields.version,
            curl(fields.provider),
            fields.net_hours,
            curl(fields.completion),
            introduction,
            tuple(complete),
            tuple(self.glossary),
            tuple(self.cards.values()),
            open_questions_of(self.files.open_questions),
        )

    def _module(self, files: ModuleFiles) -> Module | None:
        introduction = self.pages.make_markup(files.module.body)
        module_id = files.module.fields.id if files.module.fields else ""
        made = [self._lesson(lesson, f"{files.number}.{place}", module_id) for place, lesson in files.lessons]
        lessons = [lesson for lesson in made if lesson is not None]
        assignment = self._assignment(files.assignment, module_id)
        fields = files.module.fields
        if fields is None or assignment is None or len(lessons) < len(made):
            return None
        return Module(
            fields.id,
            files.number,
            files.folder,
            curl(fields.title),
            curl(fields.summary),
            tuple(curl(goal) for goal in fields.goals),
            sources(fields.sources),
            introduction,
            tuple(lessons),
            assignment,
            questions_of(files.questions, {lesson.id for lesson in lessons}, fields.id),
            tuple(fields.replaces),
        )

    def _lesson(self, document: Document[LessonShape], number: str, module_id: str) -> Lesson | None:
        check_parts(document.body.headings, document.body.first_line, document.report)
        check_take(document)
        parts, block_ids = self.pages.make(document.body, with_terms=True)
        passages = body_passages(document)
        fields = document.fields
        if fields is None:
            return None
        return Lesson(
            fields.id,
            module_id,
            number,
            curl(fields.title),
            fields.minutes,
            tuple(curl(goal) for goal in fields.goals),
            sources(fields.sources),
            tuple(fields.replaces),
            parts,
            style.words_in(passages),
            style.mean_sentence(passages),
            block_ids,
        )

    def _assignment(self, document: Document[AssignmentShape], module_id: str) -> Assignment | None:
        introduction = self.pages.make_markup(document.body)
        fields = document.fields
        if fields is None:
            return None
        return Assignment(
            fields.id,
            module_id,
            curl(fields.title),
            fields.minutes,
            tuple(fields.work),
            introduction,
            self._prompts(document, fields),
            tuple(curl(check) for check in fields.checks),
            self._trainer_guide(document, fields),
            tuple(fields.replaces),
        )

    def _prompts(self, document: Document[AssignmentShape], fields: AssignmentShape) -> tuple[Prompt, ...]:
        for place, one in enumerate(fields.prompts):
            if one.kind == "image_card":
                line = document.line_of("prompts", place, "cards")
                self.pages.blocks.check_cards(one.cards, line, document.report)
        return tuple(prompt(one, self.pages.blocks) for one in fields.prompts)

    def _trainer_guide(self, document: Document[AssignmentShape], fields: AssignmentShape) -> Markup:
        line = document.data.text_line_of("trainer_guide") if document.data else 1
        body = document.body
        guide = read_text(fields.trainer_guide, path=body.path, media=body.media, first_line=line, report=body.report)
        return self.pages.make_markup(guide)


def check_take(document: Document[LessonShape]) -> None:
    """The last part of a lesson is one sentence and nothing else."""
    body = document.body
    last = body.headings[-1] if body.headings else None
    if last is None or last.text != "Neem mee":
        return
    after = body.scan.prose[last.line - body.first_line + 1 :]
    passages = style.prose_passages(after, last.line + 1)
    sentences = sum(len(list(passage.sentences())) for passage in passages)
    has_block = any(block.line > last.line for block in body.scan.blocks)
    if len(passages) != 1 or sentences != 1 or has_block:
        document.report(last.line, '"Neem mee" bevat precies een zin. Kies wat blijft hangen, en haal de rest weg.')


def sources(shapes: Sequence[SourceShape]) -> tuple[Source, ...]:
    """Frozen sources."""
    return tuple(Source(curl(one.title), one.url) for one in shapes)


def prompt(shape: PromptShape, blocks: BlockMaker) -> Prompt:
    """A frozen prompt; a kind that is more than boxes of text brings its drawn form."""
    return Prompt(
        shape.id,
        shape.kind,
        curl(shape.title),
        curl(shape.text),
        curl(shape.help),
        shape.visibility,
        shape.optional,
        shape.low,
        shape.high,
        curl(shape.low_label),
        curl(shape.high_label),
        tuple(shape.replaces),
        shape.most,
        blocks.prompt_sheet(shape),
        shape.talk,
        curl(shape.alternative or ""),
    )


def questions_of(document: Document[QuestionsShape] | None, lessons: Set[str], module_id: str) -> tuple[Question, ...]:
    """The frozen questions of a module; a question about a lesson of another module is a fault."""
    if document is None or document.fields is None:
        return ()
    for place, shape in enumerate(document.fields.questions):
        if shape.lesson not in lessons:
            line = document.line_of("questions", place, "lesson")
            document.report(line, f'De les "{shape.lesson}" staat niet in deze module. Kies het id van een les hier.')
    return tuple(question(shape, module_id) for shape in document.fields.questions)


def question(shape: QuestionShape, module_id: str) -> Question:
    """A frozen question."""
    answers = (KnowledgeAnswer(inline(one.text), one.correct, inline(one.why)) for one in shape.answers)
    return Question(shape.id, module_id, shape.lesson, shape.use, shape.kind, inline(shape.text), tuple(answers))


def open_questions_of(document: Document[OpenQuestionsShape] | None) -> tuple[OpenQuestion, ...]:
    """The frozen open questions, in the order of the file."""
    shapes = document.fields.questions if document and document.fields else []
    return tuple(OpenQuestion(one.id, one.topic, curl(one.text)) for one in shapes)
