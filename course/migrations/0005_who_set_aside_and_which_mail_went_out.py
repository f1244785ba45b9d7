"""who set a version aside, and which daily mail went out"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the tables to this revision. Until now only learners set versions aside, of texts of their own."""
    with op.batch_alter_table("draft_aside") as batch_op:
        batch_op.add_column(sa.Column("writer_id", sa.Integer(), nullable=True))
    aside = sa.table("draft_aside", sa.column("draft_id", sa.Integer()), sa.column("writer_id", sa.Integer()))
    draft = sa.table("draft", sa.column("id", sa.Integer()), sa.column("owner_id", sa.Integer()))
    owner = sa.select(draft.c.owner_id).where(draft.c.id == aside.c.draft_id).scalar_subquery()
    op.execute(sa.update(aside).values(writer_id=owner))
    with op.batch_alter_table("draft_aside") as batch_op:
        batch_op.alter_column("writer_id", existing_type=sa.Integer(), nullable=False)

    with op.batch_alter_table("digest") as batch_op:
        batch_op.add_column(sa.Column("sent_at", MOMENT, nullable=True))
    digest = sa.table("digest", sa.column("taken_at", MOMENT), sa.column("sent_at", MOMENT))
    op.execute(sa.update(digest).values(sent_at=digest.c.taken_at))


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    with op.batch_alter_table("digest") as batch_op:
        batch_op.drop_column("sent_at")
    with op.batch_alter_table("draft_aside") as batch_op:
        batch_op.drop_column("writer_id")
