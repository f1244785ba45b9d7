"""Who may use and who may change a kept comment, one sentence each."""

from collections.abc import Set


def may_use(viewer_id: int, owner_id: int, shared_with: int | None, trains: Set[int]) -> bool:
    """A comment is used by its owner, and by the trainers of the organisation with which it is shared."""
    return viewer_id == owner_id or shared_with in trains


def may_change(viewer_id: int, owner_id: int) -> bool:
    """Only its owner changes a comment, shares it, stops sharing it or deletes it."""
    return viewer_id == owner_id


def may_share(organisation_id: int | None, trains: Set[int]) -> bool:
    """A comment is kept for oneself, or shared with an organisation of which its owner is a trainer."""
    return organisation_id is None or organisation_id in trains
