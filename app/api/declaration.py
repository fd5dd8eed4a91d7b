"""One declaration of an operation gives its route, the reading of what was sent, who may use it, and its description.

    book = ApiBook("miles")

    @book.post("/guilds/{guild_id}/members/{user_id}/awards", "Award miles", level="editor", status=201)
    async def award(call: Call, body: AwardBody) -> EntryJson: ...

The annotations say the rest: a struct named `query` is read from the address, one named `body` from the body, and
what comes back is what the handler returns (`None`: 204). What only works something out from what was sent is a `post`
for viewers with `changes=False`.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar, get_type_hints

import msgspec

from app.texts.lines import SEEN

Level = Literal["viewer", "editor", "admin"]
"""What somebody may do in a guild; each may do what those before it may."""
LEVELS: tuple[Level, ...] = ("viewer", "editor", "admin")
Area = Literal["guild", "miles", "dailies", "settings", "audit", "tokens", "hooks", "statistics", "live", "self"]
"""What an API token may be limited to; `self` is about whoever asks, and needs no scope."""

Handler = Callable[..., Awaitable[Any]]
HandlerType = TypeVar("HandlerType", bound=Handler)

_PARAMETER = re.compile(r"\{(\w+)\}")


class Sent(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What callers send, in the address or the body: a field that nobody knows is an error, not a guess."""


def line_of(most: int) -> msgspec.Meta:
    """Of a name or a note of so many characters at most, with something to see in it; `one_line` cleans it."""
    return msgspec.Meta(min_length=1, max_length=most, pattern=SEEN)


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    path: str
    """Below `/api/v1`, such as `/guilds/{guild_id}/members`; parameters that end in `_id` are ids."""
    summary: str
    area: Area
    level: Level
    handler: Handler
    query: type | None
    body: type | None
    answer: Any
    """The type of the answer's body; `NoneType` for none."""
    status: int
    statuses: tuple[int, ...]
    """Of problems beside those that any operation may have."""
    media_type: str
    """`application/json`, or what is streamed."""
    takes_file: bool
    shows_secret: bool
    """Whether the answer holds something that is shown once and kept nowhere."""
    """Whether the body is a file that the handler reads by itself, piece by piece."""
    changes: bool
    """Whether anything is other than before: not for what only works something out from what was sent."""
    people_only: bool
    """Whether it is for no token, whatever its scopes."""

    @property
    def name(self) -> str:
        return self.handler.__name__

    @property
    def parameters(self) -> list[str]:
        return _PARAMETER.findall(self.path)

    @property
    def in_guild(self) -> bool:
        return "guild_id" in self.parameters

    @property
    def writes(self) -> bool:
        return self.method != "GET" and self.changes

    @property
    def scope(self) -> str:
        """What a token needs for it."""
        return f"{self.area}:{'write' if self.writes else 'read'}"

    @property
    def keeps_answers(self) -> bool:
        """Whether a request with an Idempotency-Key is answered as before when it comes again."""
        return self.writes and self.in_guild and not self.takes_file and not self.shows_secret


class Keep(Protocol):
    """A decorator that gives the handler back as it is."""

    def __call__(self, handler: HandlerType, /) -> HandlerType: ...


class ApiBook:
    """The operations of one area."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self.operations: list[Operation] = []

    def get(self, path: str, summary: str, level: Level = "viewer", **declared: Any) -> Keep:
        return self._keep("GET", path, summary, level, declared)

    def post(self, path: str, summary: str, level: Level = "editor", **declared: Any) -> Keep:
        return self._keep("POST", path, summary, level, declared)

    def put(self, path: str, summary: str, level: Level = "editor", **declared: Any) -> Keep:
        return self._keep("PUT", path, summary, level, declared)

    def patch(self, path: str, summary: str, level: Level = "editor", **declared: Any) -> Keep:
        return self._keep("PATCH", path, summary, level, declared)

    def delete(self, path: str, summary: str, level: Level = "editor", **declared: Any) -> Keep:
        return self._keep("DELETE", path, summary, level, declared)

    def _keep(self, method: str, path: str, summary: str, level: Level, declared: dict[str, Any]) -> Keep:
        def keep(handler: HandlerType, /) -> HandlerType:
            self.operations.append(_operation(self.area, method, path, summary, level, handler, **declared))
            return handler

        return keep


def _operation(
    area: Area,
    method: str,
    path: str,
    summary: str,
    level: Level,
    handler: Handler,
    *,
    status: int | None = None,
    statuses: tuple[int, ...] = (),
    media_type: str = "application/json",
    takes_file: bool = False,
    shows_secret: bool = False,
    changes: bool = True,
    people_only: bool = False,
) -> Operation:
    hints = get_type_hints(handler, include_extras=True)
    answer = hints.get("return", type(None))
    return Operation(
        method,
        path,
        summary,
        area,
        level,
        handler,
        hints.get("query"),
        hints.get("body"),
        answer,
        status or (204 if answer is type(None) else 200),
        statuses,
        media_type,
        takes_file,
        shows_secret,
        changes,
        people_only,
    )
