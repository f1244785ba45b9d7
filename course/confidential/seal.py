"""Sealing of text with AES-256-GCM, bound to the place where it stands.

The layout of a sealed text is one byte for the version, twelve for the nonce, then the ciphertext with its tag. The
limits follow NIST SP 800-38D: a random nonce of 96 bits is safe for 2**32 texts under one key, and every person has
a key of their own.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE_BYTES = 12


class SealBroken(Exception):
    """The sealed bytes do not open with this key at this place."""


def seal_bytes(key: bytes, plain: bytes, place: str) -> bytes:
    """Seal bytes with a 32-byte key; only the same key and place open them again."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, plain, place.encode())


def open_bytes(key: bytes, sealed: bytes, place: str) -> bytes:
    """Open what `seal_bytes` made.

    Raises:
        SealBroken: when the key, the place or the bytes are not the ones that were sealed.
    """
    nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if sealed[:1] != VERSION or len(nonce) != NONCE_BYTES:
        raise SealBroken(place)
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, place.encode())
    except InvalidTag as error:
        raise SealBroken(place) from error


def seal_text(key: bytes, text: str, place: str) -> bytes:
    """Seal a text; see `seal_bytes`."""
    return seal_bytes(key, text.encode(), place)


def open_text(key: bytes, sealed: bytes, place: str) -> str:
    """Open a sealed text; see `open_bytes`."""
    return open_bytes(key, sealed, place).decode()
