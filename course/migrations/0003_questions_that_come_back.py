"""questions that come back, and the end test"""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "1795363099"
branch_labels = None
depends_on = None

# Fixed here: what was true when this ran stays true, whatever the course decides later.
DAYS = (2, 7, 21)


def upgrade() -> None:
    """Bring the tables to this revision, and let questions come back about modules that were completed before."""
    op.create_table(
        "recall_by_mail",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_recall_by_mail_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_recall_by_mail")),
    )
    rounds = op.create_table(
        "recall_round",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("module_id", sa.String(length=80), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_recall_round_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "module_id", "day", name=op.f("pk_recall_round")),
    )
    op.create_table(
        "test_passed",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("passed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_test_passed_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_test_passed")),
    )
    op.bulk_insert(rounds, _rounds_of_completed_modules())


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_table("test_passed")
    op.drop_table("recall_round")
    op.drop_table("recall_by_mail")


def _rounds_of_completed_modules() -> list[dict[str, object]]:
    completion = sa.table(
        "module_completion",
        sa.column("person_id", sa.Integer()),
        sa.column("module_id", sa.String()),
        sa.column("completed_at", sa.DateTime(timezone=True)),
    )
    rows = op.get_bind().execute(sa.select(completion)).all()
    return [
        {
            "person_id": row.person_id,
            "module_id": row.module_id,
            "day": day,
            "due_at": row.completed_at + timedelta(days=day),
        }
        for row in rows
        for day in DAYS
    ]
