"""Tokens at rest: encrypted with XChaCha20-Poly1305, the first key encrypts, all decrypt.

They are bound to their account: put into another one's row, they do not open. https://pynacl.readthedocs.io/en/latest/secret/
"""

import hashlib
from collections.abc import Sequence
from typing import Any, Protocol

import msgspec
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from app.dailies.connections.platform import Tokens
from app.errors import SourceError

_PURPOSE = b"omo-connections"
_VERSION = b"\x01"


class Owner(Protocol):
    """A row or a dictionary with `guild_id`, `platform` and `account_id`."""

    def __getitem__(self, name: str, /) -> Any: ...


class Sealing:
    def __init__(self, keys: Sequence[str]) -> None:
        self._boxes = [Aead(hashlib.blake2b(key.encode(), digest_size=32, person=_PURPOSE).digest()) for key in keys]

    def seal(self, tokens: Tokens, owner: Owner) -> bytes:
        return _VERSION + bytes(self._boxes[0].encrypt(msgspec.msgpack.encode(tokens), _name(owner)))

    def open(self, sealed: bytes, owner: Owner) -> Tokens:
        """Raises `SourceError` of the kind `key-lost`."""
        for box in self._boxes:
            try:
                return msgspec.msgpack.decode(box.decrypt(sealed.removeprefix(_VERSION), _name(owner)), type=Tokens)
            except (CryptoError, ValueError, msgspec.DecodeError):
                continue
        cure = "put the key they were encrypted with back into TOKEN_KEYS, or connect the account again"
        raise SourceError("key-lost", f"the tokens of this connection cannot be decrypted: {cure}")


def _name(owner: Owner) -> bytes:
    return f"{owner['guild_id']}/{owner['platform']}/{owner['account_id']}".encode()
