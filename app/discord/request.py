"""One call to Discord's REST API, described before it is made."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import quote

import msgspec

from app.settings import Secret

Body = Mapping[str, Any] | Sequence[Any] | msgspec.Struct
Query = Mapping[str, str | int | bool | Sequence[str | int]]

LONGEST_REASON = 512
"""Characters of an audit-log reason. https://docs.discord.com/developers/resources/audit-log"""

_PARAMETER = re.compile(r"\{(\w+)\}")
_CREATES_OR_EDITS_A_MESSAGE = re.compile(
    r"POST (/channels/\{\w+\}/messages|/webhooks/\{\w+\}/\{\w+\})"
    r"|PATCH (/channels|/webhooks/\{\w+\})/\{\w+\}/messages/(@original|\{\w+\})"
)


class File(Protocol):
    """Anything with these three can be sent along with a message."""

    @property
    def name(self) -> str: ...
    @property
    def content(self) -> bytes: ...
    @property
    def content_type(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Request:
    """`template` is a path such as `/guilds/{guild_id}`, `ids` fill its gaps; only the template is ever shown."""

    method: str
    template: str
    ids: Mapping[str, int | str] = field(default_factory=dict, repr=False)
    json: Body | None = field(default=None, repr=False)
    params: Query | None = field(default=None, repr=False)
    files: Sequence[File] = field(default=(), repr=False)
    reason: str | None = field(default=None, repr=False)
    auth: bool = True
    """Whether the bot token goes with it. The endpoints of an interaction carry their own token in the path."""
    repeatable: bool | None = None
    """Whether doing it twice is as good as once; by default every method but POST, and a POST with a nonce."""

    @property
    def route(self) -> str:
        """What metrics, logs and errors call it."""
        return f"{self.method} {self.template}"

    @property
    def path(self) -> Secret:
        return Secret(_PARAMETER.sub(lambda gap: _escaped(gap[1], self.ids[gap[1]]), self.template))

    @property
    def top_level(self) -> str:
        """The channel, guild or webhook whose rate limits it counts against; tokens are hashed.

        https://docs.discord.com/developers/topics/rate-limits
        """
        kind, _, rest = self.template.removeprefix("/").partition("/")
        gaps = {"channels": 1, "guilds": 1, "webhooks": 2, "interactions": 2}.get(kind, 0)
        values = [str(self.ids[name]) for name in _PARAMETER.findall(rest)[:gaps]]
        return values[0] if len(values) == 1 else _hashed(values) if values else ""

    @property
    def safe_to_repeat(self) -> bool:
        if self.repeatable is not None:
            return self.repeatable
        return self.method != "POST" or (isinstance(self.json, Mapping) and self.json.get("enforce_nonce") is True)

    def headers(self, bot_token: str) -> dict[str, str]:
        headers = {"Authorization": f"Bot {bot_token}"} if self.auth else {}
        if self.json is not None and not self.files:
            headers["Content-Type"] = "application/json"
        if self.reason:
            headers["X-Audit-Log-Reason"] = quote(self.reason[:LONGEST_REASON], safe="", errors="replace")
        return headers

    def content(self) -> dict[str, Any]:
        """The body in httpx's words: JSON bytes, or a form when there are files."""
        if self.json is None and not self.files:
            return {}
        body = msgspec.to_builtins(self.json if self.json is not None else {})
        if _CREATES_OR_EDITS_A_MESSAGE.fullmatch(self.route):
            # Left out, Discord pings everybody the text mentions.
            body = {**body, "allowed_mentions": body.get("allowed_mentions") or {"parse": []}}
        if not self.files:
            return {"content": msgspec.json.encode(body)}
        payload = {**body, "attachments": [*body.get("attachments", ()), *_attachments(self.files)]}
        parts = {f"files[{n}]": (file.name, file.content, file.content_type) for n, file in enumerate(self.files)}
        return {"data": {"payload_json": msgspec.json.encode(payload).decode()}, "files": parts}


def _escaped(name: str, value: int | str) -> str:
    text = quote(str(value), safe="")
    if text in ("", ".", ".."):
        raise ValueError(f"{name} cannot be part of a path")
    return text


def _hashed(values: Sequence[str]) -> str:
    return hashlib.blake2b("/".join(values).encode(), digest_size=12).hexdigest()


def _attachments(files: Sequence[File]) -> list[dict[str, Any]]:
    return [{"id": str(n), "filename": file.name} for n, file in enumerate(files)]
