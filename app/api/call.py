"""What a handler of the Admin API gets: who asks for what, in which guild, and the parts of the bot it may use."""

from collections.abc import AsyncIterator, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from app.api.actors import actor_text, token_actor
from app.api.declaration import Level
from app.texts import Texts

Part = TypeVar("Part")
Value = TypeVar("Value")


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """A person who is signed in, or a machine with a token: then `user_id` is who made the token."""

    user_id: int
    name: str
    token_id: int | None = None

    @property
    def audit_name(self) -> str:
        return actor_text(self.actor_id) if self.token_id else f"user:{self.user_id}"

    @property
    def actor_id(self) -> int:
        return token_actor(self.token_id) if self.token_id else self.user_id


class Call:
    __slots__ = ("_parts", "caller", "headers", "ids", "level", "stream", "texts")

    def __init__(
        self,
        caller: Caller,
        ids: Mapping[str, int],
        headers: Mapping[str, str],
        level: Level | None,
        texts: Texts,
        parts: Mapping[type, Any],
        stream: AsyncIterator[bytes],
    ) -> None:
        """`ids` are those in the path, `headers` by their names in small letters; `level` is what the caller may do."""
        self.caller = caller
        self.ids = ids
        self.headers = headers
        self.level = level
        self.texts = texts
        self.stream = stream
        """The body, piece by piece, of an operation that takes a file."""
        self._parts = parts

    def part(self, kind: type[Part]) -> Part:
        """The one object of this class that the process shares (see app/parts.py)."""
        part: Part = self._parts[kind]
        return part

    @property
    def guild_id(self) -> int:
        return self.ids["guild_id"]

    @property
    def actor_id(self) -> int:
        """For the ledger and the audit log: a token acts for itself."""
        return self.caller.actor_id


class Tagged(msgspec.Struct, Generic[Value]):
    """A value with its version, for ETag and If-Match: whoever changes it names the version that they saw."""

    value: Value
    version: int


class Streamed(msgspec.Struct):
    """A body that is sent while it is being made."""

    chunks: AsyncIterator[bytes]
    filename: str | None = None
    headers: dict[str, str] = {}
