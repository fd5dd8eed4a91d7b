"""What Discord answers when it does not do what was asked, as one of our errors."""

from collections.abc import Iterator
from typing import Any

import httpx
import msgspec

from app.discord.request import Request
from app.errors import AccessDenied, DiscordError, DiscordUnavailable, NotFound, Rejected, TokenRefused

LONGEST_MESSAGE = 1000
"""Characters of Discord's explanation that are kept."""

_BY_STATUS: dict[int, type[DiscordError]] = {403: AccessDenied, 404: NotFound}


class _Explanation(msgspec.Struct):
    code: int = 0
    message: str = ""
    errors: Any = None
    retry_after: float | None = None
    is_global: bool = msgspec.field(default=False, name="global")


_EXPLANATION = msgspec.json.Decoder(_Explanation, strict=False)


def explanation(answer: httpx.Response) -> _Explanation:
    """Discord's own, or an empty one: Cloudflare in front of it answers with web pages."""
    try:
        return _EXPLANATION.decode(answer.content)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _Explanation(message="the answer was not Discord's JSON")


def refusal(request: Request, answer: httpx.Response) -> DiscordError:
    """For every answer but success and 429. Values that the path holds (tokens among them) are cut out of the text."""
    said = explanation(answer)
    problems = tuple(_without_path_values(request, problem) for problem in flattened(said.errors))
    text = _without_path_values(request, said.message)[:LONGEST_MESSAGE]
    status = answer.status_code
    if status == 401:
        # Without the bot token, it is the token in the path that has run out (50027): the interaction is over.
        return (TokenRefused if request.auth else NotFound)(request.route, status, said.code, text)
    if 400 <= status < 500:
        return _BY_STATUS.get(status, Rejected)(request.route, status, said.code, text, problems)
    return DiscordUnavailable(request.route, status, said.code, text)


def flattened(errors: Any, path: str = "") -> Iterator[str]:
    """`{"embeds": {"0": {"title": {"_errors": [{"code": "X", "message": "y"}]}}}}` is `embeds.0.title: X y`.

    https://docs.discord.com/developers/reference#error-messages
    """
    if not isinstance(errors, dict):
        return
    for key, inner in errors.items():
        if key == "_errors" and isinstance(inner, list):
            for leaf in inner:
                yield f"{path or 'request'}: {_leaf(leaf)}"[:LONGEST_MESSAGE]
        else:
            yield from flattened(inner, f"{path}.{key}" if path else str(key))


def _leaf(leaf: Any) -> str:
    return f"{leaf.get('code', '')} {leaf.get('message', '')}".strip() if isinstance(leaf, dict) else str(leaf)


def _without_path_values(request: Request, text: str) -> str:
    for name, value in request.ids.items():
        if "token" in name and str(value):
            text = text.replace(str(value), "…")
    return text
