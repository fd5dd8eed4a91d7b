"""Signed values that go through the browser, each for one purpose: what was signed for another is refused.

Any of `SESSION_SECRETS` verifies, the first signs; a value is refused once its time is over.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Generic, TypeVar

import msgspec
from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

SKEW_SECONDS = 60
"""How far the clocks of two processes may be apart."""

Value = TypeVar("Value")


class Seal(Generic[Value]):
    def __init__(self, secrets: Sequence[str], purpose: str, wanted: type[Value], seconds: int) -> None:
        newest_last = list(reversed(secrets))  # as itsdangerous wants it
        self._serializer = URLSafeTimedSerializer(
            newest_last,
            salt=f"omo.{purpose}",
            serializer=_Json,
            signer_kwargs={"digest_method": sha256, "key_derivation": "hmac"},
        )
        self._clock = TimestampSigner("only for the time")
        self._wanted = wanted
        self._seconds = seconds

    def close(self, value: Value) -> str:
        sealed = self._serializer.dumps(value)
        return sealed if isinstance(sealed, str) else sealed.decode()

    def open(self, sealed: str) -> Value | None:
        """None for what is forged, broken, too old, or made for another purpose or by another version."""
        try:
            value, signed_at = self._serializer.loads(sealed, return_timestamp=True)
            if not -SKEW_SECONDS <= self._clock.get_timestamp() - signed_at.timestamp() <= self._seconds:
                return None
            return msgspec.convert(value, self._wanted)
        except (BadData, msgspec.ValidationError, ValueError, RecursionError):
            return None


class _Json:
    """For itsdangerous: msgspec's JSON, which takes structs."""

    @staticmethod
    def dumps(value: object) -> bytes:
        return msgspec.json.encode(value)

    @staticmethod
    def loads(text: bytes) -> object:
        return msgspec.json.decode(text)
