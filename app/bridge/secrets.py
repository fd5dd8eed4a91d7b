"""The secret that a hook and its receiver share: `whsec_…`, shown once, sealed with TOKEN_KEYS.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from app.errors import OperatorError
from app.settings import Secret

PREFIX = "whsec_"
BYTES = 32
_PURPOSE = b"omo-hooks"


def new_secret() -> Secret:
    return Secret(PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode())


def signature(secret: Secret, message_id: str, timestamp: int, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()


class HookSecrets:
    """Encrypted with XChaCha20-Poly1305 and bound to their guild: the first key encrypts, all decrypt."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._boxes = [Aead(hashlib.blake2b(key.encode(), digest_size=32, person=_PURPOSE).digest()) for key in keys]

    def seal(self, secret: Secret, guild_id: int) -> bytes:
        return bytes(self._boxes[0].encrypt(secret.encode(), str(guild_id).encode()))

    def open(self, sealed: bytes, guild_id: int) -> Secret:
        """Raises `OperatorError` when none of the keys is the right one: TOKEN_KEYS changed too early."""
        for box in self._boxes:
            try:
                return Secret(box.decrypt(sealed, str(guild_id).encode()).decode())
            except CryptoError:
                continue
        raise OperatorError("put the old key back into TOKEN_KEYS, or rotate the secrets of the webhooks")
