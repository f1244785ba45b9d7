"""The master key of the installation and the data key of every writer.

The master key never stands in the database: it comes from the settings at start and lives in memory. Each person has
a data key that it wraps. Deleting a data key is what erases that person's texts, in the database and in every backup
that is made afterwards.
"""

import secrets

import sqlalchemy as sa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlmodel import Session, col

from course.confidential.models import DataKey, KeyCheck
from course.confidential.seal import SealBroken, open_bytes, seal_bytes
from course.config import KEY_BYTES, ConfigurationError
from course.errors import NotFound

KNOWN_SENTENCE = b"Van buiten naar binnen, en dan beginnen!"
WRAPPED = sa.select(col(DataKey.wrapped)).where(col(DataKey.owner_id) == sa.bindparam("owner_id"))


class Shredded(NotFound):
    """The key of this owner was deleted: the texts are gone for good."""

    def __init__(self, owner_id: int) -> None:
        super().__init__("Deze tekst is gewist. Niemand kan de tekst nog lezen.")
        self.owner_id = owner_id


def check_master_key(session: Session, master_key: bytes) -> None:
    """Assert that the master key is the one with which this database was begun; the first start records it.

    Raises:
        ConfigurationError: when it is another key. Nothing has been written then.
    """
    check = session.get(KeyCheck, 1)
    if check is None:
        session.add(KeyCheck(id=1, sealed=seal_bytes(master_key, KNOWN_SENTENCE, "key check")))
        session.flush()
        return
    try:
        open_bytes(master_key, check.sealed, "key check")
    except SealBroken as error:
        raise ConfigurationError(
            "COURSE_MASTER_KEY is not the key with which this database was begun: give that key; nothing was changed."
        ) from error


def find_key(session: Session, owner_id: int) -> bytes:
    """Give the data key of an owner.

    Raises:
        Shredded: when the owner has none (any more).
    """
    opened = _opened_in(session)
    if owner_id not in opened:
        wrapped = session.connection().execute(WRAPPED, {"owner_id": owner_id}).scalar_one_or_none()
        if wrapped is None:
            raise Shredded(owner_id)
        bring_key(session, owner_id, wrapped)
    return opened[owner_id]


def bring_key(session: Session, owner_id: int, wrapped: bytes) -> None:
    """Open a data key that was read together with something else, so that it need not be asked for again."""
    opened = _opened_in(session)
    if owner_id not in opened:
        opened[owner_id] = open_bytes(session.info["master_key"], wrapped, _place(owner_id))


def make_key(session: Session, owner_id: int) -> None:
    """Make the data key of a new person; it is made once, together with the person, and never silently again."""
    key = secrets.token_bytes(KEY_BYTES)
    session.add(DataKey(owner_id=owner_id, wrapped=seal_bytes(session.info["master_key"], key, _place(owner_id))))
    session.flush()


def device_key(session: Session, owner_id: int, device: str) -> bytes:
    """Give the key under which one browser keeps unsent text of this owner; it stands nowhere.

    It comes out of the owner's own data key: erasing that one makes every copy on every device unreadable too.

    Raises:
        Shredded: when the owner's texts were erased.
    """
    purpose = b"copy on a device|" + device.encode()
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose).derive(find_key(session, owner_id))


def shred_key(session: Session, owner_id: int) -> None:
    """Delete an owner's data key: every text sealed with it becomes unreadable for everybody."""
    row = session.get(DataKey, owner_id)
    if row is not None:
        session.delete(row)
        session.flush()
    _opened_in(session).pop(owner_id, None)


def _opened_in(session: Session) -> dict[int, bytes]:
    opened: dict[int, bytes] = session.info.setdefault("data_keys", {})
    return opened


def _place(owner_id: int) -> str:
    return f"data key of {owner_id}"
