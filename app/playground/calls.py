"""What the bot asked of the pretend Discord lately, and which interaction it belonged to."""

import json
from collections import deque
from typing import NamedTuple

from app.playground.changes import Changes
from app.playground.genesis import timestamp
from app.playground.problems import Json

CALLS_KEPT = 500
BELONGS_SECONDS = 10.0
"""A call with the bot's token is taken to follow from the interaction before it, for as long as this."""


class RestCall(NamedTuple):
    at: float
    """Unix seconds."""
    ms: float
    method: str
    path: str
    """Below /api/v10, with its query; the tokens in it are still there."""
    route: str
    status: int
    """0: the connection was dropped."""
    reason: str | None
    """For the audit log."""
    request: bytes
    response: bytes
    fault: bool
    """Spoilt on demand."""
    interaction_id: str | None
    """Whose token it carried."""
    by_bot: bool
    """With the bot's token."""

    def told(self) -> Json:
        """As JSON, its secrets not yet masked."""
        bodies = {"request": _readable(self.request), "response": _readable(self.response)}
        return {**self._asdict(), "at": timestamp(self.at), **bodies}


class Calls:
    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._kept: deque[RestCall] = deque(maxlen=CALLS_KEPT)

    def keep(self, call: RestCall) -> None:
        self._kept.append(call)
        self._changes.happened()

    def forget_all(self) -> None:
        self._kept.clear()
        self._changes.happened()

    def latest(self, limit: int) -> list[RestCall]:
        """Oldest first."""
        return list(self._kept)[-limit:]

    def following(self, interaction_id: str, sent_at: float, next_sent_at: float | None) -> list[RestCall]:
        """Those with this interaction's token, and those with the bot's before the next interaction."""
        end = min(sent_at + BELONGS_SECONDS, next_sent_at or float("inf"))

        def follows(call: RestCall) -> bool:
            return call.interaction_id is None and call.by_bot and sent_at <= call.at < end

        return [call for call in self._kept if call.interaction_id == interaction_id or follows(call)]


def _readable(body: bytes) -> object:
    try:
        return json.loads(body) if body else None
    except ValueError:
        return body.decode(errors="replace")
