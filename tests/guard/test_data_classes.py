"""Every column says what it holds, whose that is, how long it stays and what erases it; text of learners is sealed."""

import sqlalchemy as sa
from sqlmodel import SQLModel

from course import schema
from course.database import Database
from tests.platform import Platform

KINDS = {"technical", "identity", "state", "private text", "secret"}
OWNERS = {"learner", "person", "organisation", "nobody"}
ERASING = {"row", "key", "blank", "nothing"}

# Every column that could hold words in the clear, and why no learner's free text can end up in it. A column that is not
# here fails a test: think first whether it should be sealed.
WORDS_IN_THE_CLEAR = {
    "anonymise_request.details": "codes of a fixed list",
    "care_signal.route": "one of the routes of the protocol",
    "draft.place": "where a draft belongs, made by the code: reflection/7/moment",
    "draft_save.save_id": "made by the browser for one save, at most 64 characters, gone after two days",
    "enrolment.sort_name": "the name of a person, as it is sorted",
    "hand_over.reason": "one of a few reasons",
    "lesson_read.lesson_id": "an id of the content",
    "membership.role": "learner, trainer or manager",
    "message.kind": "reply or answer",
    "module_completion.module_id": "an id of the content",
    "notification.cadence": "at_once, daily or off",
    "notification.kind": "a key of the fixed sentences",
    "notification.path": "an address on this site, made by the code",
    "notification_choice.cadence": "at_once, daily or off",
    "notification_choice.kind": "a key of the fixed sentences",
    "one_time_link.purpose": "invitation or password_reset",
    "organisation.name": "the name of an organisation",
    "person.email": "an address",
    "person.name": "the name of a person",
    "person.password_hash": "a hash that cannot be turned back",
    "person.roles": "the roles of a person, for menus",
    "promise_notice.kind": "a reminder, or that the day has passed",
    "reading.reason": "one of a few reasons",
    "recall_round.module_id": "an id of the content",
    "reflection.assignment_id": "an id of the content",
    "reflection.state": "one of five states",
    "saved_comment.topic": "one of a fixed list",
    "submission.outcome": "one of two outcomes",
    "submission.state": "one of seven states",
    "talk_wish.assignment_id": "an id of the content",
    "talk_wish.prompt_id": "an id of the content",
    "team.name": "the name of a team, given by its manager",
    "throttle_counter.key": "what was counted: an address of a computer or a hash of an account",
}
BYTES = {
    "data_key.wrapped": "the key of a person, wrapped by the master key",
    "draft_save.text_mark": "a mark that only the writer's key can make",
    "key_check.sealed": "a known sentence, sealed, to recognise the master key",
    "one_time_link.sealed_secret": "the secret of a link until its mail is out, under the master key",
    "one_time_link.token_hash": "a hash that cannot be turned back",
    "sign_in.token_hash": "a hash that cannot be turned back",
}
# What trainers keep for themselves is about nobody, and is sealed with their own key.
OF_TRAINERS = {"saved_comment.sealed"}
FIXED_SHAPES = (sa.Integer, sa.Float, sa.Boolean, sa.DateTime, sa.Date)


def columns() -> dict[str, sa.Column[object]]:
    """Every column of every table, by table and name."""
    assert schema.TABLES, "all models have been imported"
    tables = SQLModel.metadata.sorted_tables
    return {f"{table.name}.{column.name}": column for table in tables for column in table.columns}


def shape_of(column: sa.Column[object]) -> sa.types.TypeEngine[object]:
    """The type of a column as a database knows it."""
    kind = column.type
    return kind.impl_instance if isinstance(kind, sa.types.TypeDecorator) else kind


def faults_of(column: sa.Column[object]) -> list[str]:
    """What a column does not say, or says wrongly."""
    about = column.info
    if set(about) != {"data", "owner", "keep", "export", "erase"}:
        return ["it is not declared"]
    said = {
        "its data class": about["data"] in KINDS,
        "its owner": about["owner"] in OWNERS,
        "how long it is kept": isinstance(about["keep"], str) and len(about["keep"]) > 3,
        "whether it is exported": isinstance(about["export"], bool),
        "what erases it": about["erase"] in ERASING,
        "that a person can have what is theirs": about["export"] or about["data"] in {"technical", "secret"},
        "that the key erases private text": (about["data"] == "private text") == (about["erase"] == "key"),
    }
    return [what for what, holds in said.items() if not holds]


def test_every_column_declares_what_it_holds() -> None:
    assert {name: faults for name, column in columns().items() if (faults := faults_of(column))} == {}


def test_private_text_is_sealed_bytes_and_belongs_to_whom_it_is_about() -> None:
    private = {name: column for name, column in columns().items() if column.info["data"] == "private text"}

    assert set(private) == {
        "anonymise_request.sealed",
        "draft.sealed",
        "draft_aside.sealed",
        "feedback.sealed",
        "feedback_version.sealed",
        "message.sealed",
        "saved_comment.sealed",
        "submission.sealed",
        "takeaway.sealed",
    }
    for name, column in private.items():
        assert isinstance(column.type, sa.LargeBinary), name
        assert column.info["owner"] == ("person" if name in OF_TRAINERS else "learner"), name


def test_no_column_can_hold_words_of_a_learner_in_the_clear() -> None:
    private = {name for name, column in columns().items() if column.info["data"] == "private text"}
    open_shapes = {
        name: shape_of(one) for name, one in columns().items() if not isinstance(shape_of(one), FIXED_SHAPES)
    }
    texts = {name for name, shape in open_shapes.items() if isinstance(shape, sa.String)}
    sealed = {name for name, shape in open_shapes.items() if isinstance(shape, sa.LargeBinary)}

    assert texts == set(WORDS_IN_THE_CLEAR)
    assert sealed == set(BYTES) | private
    assert set(open_shapes) == texts | sealed, "a column of a kind that this test does not know"


def test_the_tables_in_the_database_have_these_columns_and_no_others(platform: Platform) -> None:
    database: Database = platform.app.extensions["course.database"]
    inspector = sa.inspect(database.engine)
    # Alembic keeps one row of its own; on PostgreSQL the queue of jobs does too, and a job is a name without words.
    names = {name for name in inspector.get_table_names() if not name.startswith(("alembic_", "huey_"))}

    found = {f"{table}.{column['name']}" for table in names for column in inspector.get_columns(table)}

    assert found == set(columns())


def test_a_column_that_says_nothing_is_noticed() -> None:
    silent: sa.Column[object] = sa.Column("diary", sa.Text)
    half: sa.Column[object] = sa.Column("diary", sa.Text, info={"data": "state"})

    assert faults_of(silent) == ["it is not declared"]
    assert faults_of(half) == ["it is not declared"]
