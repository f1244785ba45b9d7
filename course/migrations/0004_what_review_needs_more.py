"""what review needs more"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NEW_TABLES = (
    "promise_notice",
    "message",
    "hand_over",
    "feedback_version",
    "care_signal",
    "anonymise_request",
    "takeaway",
    "saved_comment",
    "absence",
    "talk_wish",
    "notification_choice",
    "digest",
    "draft_aside",
)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the tables to this revision: replies become messages, readings a list, and each round gets its reader."""
    op.create_table(
        "draft_aside",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_draft_aside_draft_id_draft"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_aside")),
    )
    with op.batch_alter_table("draft_aside") as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_aside_draft_id"), ["draft_id"], unique=False)

    op.create_table(
        "notification_choice",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("cadence", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notification_choice_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "kind", name=op.f("pk_notification_choice")),
    )
    op.create_table(
        "digest",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_digest_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_digest")),
    )
    op.create_table(
        "talk_wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("trainer_id", sa.Integer(), nullable=True),
        sa.Column("assignment_id", sa.String(length=80), nullable=False),
        sa.Column("prompt_id", sa.String(length=80), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_talk_wish_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["trainer_id"], ["person.id"], name=op.f("fk_talk_wish_trainer_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_wish")),
    )
    with op.batch_alter_table("talk_wish") as batch_op:
        batch_op.create_index("ix_talk_wish_open", ["trainer_id", "closed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_talk_wish_person_id"), ["person_id"], unique=False)

    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trainer_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("stand_in_id", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_absence_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["stand_in_id"], ["person.id"], name=op.f("fk_absence_stand_in_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["trainer_id"], ["person.id"], name=op.f("fk_absence_trainer_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence") as batch_op:
        batch_op.create_index("ix_absence_trainer", ["trainer_id", "last_day"], unique=False)

    op.create_table(
        "saved_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("topic", sa.String(length=20), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_saved_comment_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_saved_comment_owner_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_comment")),
    )
    with op.batch_alter_table("saved_comment") as batch_op:
        batch_op.create_index(batch_op.f("ix_saved_comment_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_saved_comment_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "takeaway",
        sa.Column("reflection_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["reflection_id"], ["reflection.id"], name=op.f("fk_takeaway_reflection_id_reflection"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("reflection_id", name=op.f("pk_takeaway")),
    )
    op.create_table(
        "anonymise_request",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("trainer_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.String(length=100), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_anonymise_request_submission_id_submission"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["trainer_id"], ["person.id"], name=op.f("fk_anonymise_request_trainer_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_anonymise_request")),
    )
    op.create_table(
        "care_signal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("trainer_id", sa.Integer(), nullable=True),
        sa.Column("route", sa.String(length=20), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_care_signal_submission_id_submission"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["trainer_id"], ["person.id"], name=op.f("fk_care_signal_trainer_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_signal")),
    )
    with op.batch_alter_table("care_signal") as batch_op:
        batch_op.create_index(batch_op.f("ix_care_signal_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index("ix_care_signal_open", ["trainer_id", "closed_at"], unique=False)

    op.create_table(
        "feedback_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_feedback_version_submission_id_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_version")),
    )
    with op.batch_alter_table("feedback_version") as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_version_submission_id"), ["submission_id"], unique=False)

    op.create_table(
        "hand_over",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=True),
        sa.Column("to_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_id"], ["person.id"], name=op.f("fk_hand_over_from_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_hand_over_submission_id_submission"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name=op.f("fk_hand_over_to_id_person"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
    )
    with op.batch_alter_table("hand_over") as batch_op:
        batch_op.create_index(batch_op.f("ix_hand_over_submission_id"), ["submission_id"], unique=False)

    op.create_table(
        "message",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_message_author_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_message_submission_id_submission"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("submission_id", "kind", name=op.f("pk_message")),
    )
    with op.batch_alter_table("message") as batch_op:
        batch_op.create_index("ix_message_unseen", ["kind", "seen_at"], unique=False)

    op.create_table(
        "promise_notice",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_promise_notice_submission_id_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission_id", "kind", name=op.f("pk_promise_notice")),
    )
    _carry_replies_over()
    op.drop_table("feedback_reply")
    with op.batch_alter_table("feedback") as batch_op:
        batch_op.add_column(sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("notification") as batch_op:
        batch_op.add_column(sa.Column("cadence", sa.String(length=10), nullable=False, server_default="at_once"))
    with op.batch_alter_table("notification") as batch_op:
        batch_op.alter_column("cadence", existing_type=sa.String(length=10), server_default=None)
    with op.batch_alter_table("notification") as batch_op:
        batch_op.drop_index(batch_op.f("ix_notification_mailed_at"))
        batch_op.create_index("ix_notification_to_mail", ["cadence", "mailed_at", "seen_at"], unique=False)
    with op.batch_alter_table("organisation") as batch_op:
        batch_op.add_column(sa.Column("coordinator_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_organisation_coordinator_id_person"), "person", ["coordinator_id"], ["id"], ondelete="SET NULL"
        )
    _keep_every_reading()
    _name_the_readers()


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    with op.batch_alter_table("submission") as batch_op:
        batch_op.drop_constraint(op.f("fk_submission_reader_id_person"), type_="foreignkey")
        batch_op.drop_index(op.f("ix_submission_team_id"))
        batch_op.drop_index("ix_submission_queue")
        batch_op.create_index("ix_submission_queue", ["team_id", "state", "submitted_at", "id"])
        batch_op.drop_column("promised_on")
        batch_op.drop_column("readable_from")
        batch_op.drop_column("reader_id")
    _keep_first_and_last_reading()
    with op.batch_alter_table("organisation") as batch_op:
        batch_op.drop_constraint(op.f("fk_organisation_coordinator_id_person"), type_="foreignkey")
        batch_op.drop_column("coordinator_id")
    with op.batch_alter_table("notification") as batch_op:
        batch_op.drop_index("ix_notification_to_mail")
        batch_op.create_index(batch_op.f("ix_notification_mailed_at"), ["mailed_at"], unique=False)
        batch_op.drop_column("cadence")
    with op.batch_alter_table("feedback") as batch_op:
        batch_op.drop_column("edited_at")
    _carry_replies_back()
    for name in NEW_TABLES:
        op.drop_table(name)


def _carry_replies_over() -> None:
    op.execute(
        "insert into message (submission_id, kind, author_id, sealed, written_at, seen_at) "
        "select r.submission_id, 'reply', f.person_id, r.sealed, r.replied_at, r.seen_at from feedback_reply r "
        "join submission s on s.id = r.submission_id join reflection f on f.id = s.reflection_id"
    )


def _carry_replies_back() -> None:
    op.create_table(
        "feedback_reply",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_feedback_reply_submission_id_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_feedback_reply")),
    )
    op.execute(
        "insert into feedback_reply (submission_id, sealed, replied_at, seen_at) "
        "select submission_id, sealed, written_at, seen_at from message where kind = 'reply'"
    )
    with op.batch_alter_table("feedback_reply") as batch_op:
        batch_op.create_index(op.f("ix_feedback_reply_seen_at"), ["seen_at"])


def _keep_every_reading() -> None:
    """Turn one row for each reader into one for each reading: the first one, and the last one when that was later."""
    old = sa.table(
        "reading",
        sa.column("submission_id", sa.Integer()),
        sa.column("reader_id", sa.Integer()),
        sa.column("first_at", MOMENT),
        sa.column("last_at", MOMENT),
    )
    rows = op.get_bind().execute(sa.select(old)).all()
    readings = [(row.submission_id, row.reader_id, "review", row.first_at) for row in rows]
    readings += [
        (row.submission_id, row.reader_id, "reread", row.last_at) for row in rows if row.last_at > row.first_at
    ]
    columns = (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("read_at", MOMENT, nullable=False),
    )
    _make_readings_anew(columns, ["id"], ("submission_id", "reader_id", "reason", "read_at"), readings)
    with op.batch_alter_table("reading") as batch_op:
        batch_op.create_index(op.f("ix_reading_submission_id"), ["submission_id"])


def _keep_first_and_last_reading() -> None:
    old = sa.table(
        "reading",
        sa.column("submission_id", sa.Integer()),
        sa.column("reader_id", sa.Integer()),
        sa.column("read_at", MOMENT),
    )
    pair = (old.c.submission_id, old.c.reader_id)
    first_and_last = sa.select(*pair, sa.func.min(old.c.read_at), sa.func.max(old.c.read_at)).group_by(*pair)
    rows = op.get_bind().execute(first_and_last).all()
    columns = (
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
    )
    names = ("submission_id", "reader_id", "first_at", "last_at")
    _make_readings_anew(columns, ["submission_id", "reader_id"], names, rows)


def _make_readings_anew(
    columns: Sequence[sa.Column[Any]], key: list[str], names: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    op.drop_table("reading")
    reading = op.create_table(
        "reading",
        *columns,
        sa.ForeignKeyConstraint(
            ["reader_id"], ["person.id"], name=op.f("fk_reading_reader_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_reading_submission_id_submission"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(*key, name=op.f("pk_reading")),
    )
    op.bulk_insert(reading, [dict(zip(names, row, strict=True)) for row in rows])


def _name_the_readers() -> None:
    """Say of each round who may read it: who gave it back, and for what waits the trainer of the team."""
    with op.batch_alter_table("submission") as batch_op:
        batch_op.add_column(sa.Column("reader_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("readable_from", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("promised_on", sa.Date(), nullable=True))
    op.execute(
        "update submission set readable_from = submitted_at, reader_id = coalesce("
        "(select trainer_id from feedback where feedback.submission_id = submission.id), "
        "(select trainer_id from team where team.id = submission.team_id))"
    )
    with op.batch_alter_table("submission") as batch_op:
        batch_op.alter_column("readable_from", existing_type=MOMENT, nullable=False)
        batch_op.create_foreign_key(
            op.f("fk_submission_reader_id_person"), "person", ["reader_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.drop_index("ix_submission_queue")
        batch_op.create_index("ix_submission_queue", ["reader_id", "state", "submitted_at", "id"])
        batch_op.create_index(op.f("ix_submission_team_id"), ["team_id"])
