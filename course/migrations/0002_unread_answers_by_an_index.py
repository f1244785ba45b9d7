"""unread answers by an index"""

from alembic import op

# The first tables had this index for a while under this name, so a database of then is at this step already.
revision = "1795363099"
down_revision = "1795357065"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Find the answers that a trainer has not opened without reading all of them."""
    with op.batch_alter_table("feedback_reply") as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_reply_seen_at"), ["seen_at"], unique=False)


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    with op.batch_alter_table("feedback_reply") as batch_op:
        batch_op.drop_index(batch_op.f("ix_feedback_reply_seen_at"))
