"""`POST /interactions` and `POST /discord/events`: nothing is parsed, logged or done before the signature fits."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

import msgspec
from starlette.types import Receive, Scope, Send

from app.discord.signature import is_signed
from app.interactions.http import BodyTooLarge, read_body, send_status
from app.operations.metrics import refused_requests

SIGNATURE, TIMESTAMP = b"x-signature-ed25519", b"x-signature-timestamp"
EARLIEST_MOMENT = 1_420_070_400
"""The first second of 2015, Discord's epoch. An earlier timestamp is no clock's."""
LATEST_MOMENT = 4_102_444_800

UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding raises: for what is no JSON or of another shape; for text that is no UTF-8; for nesting without end."""

SignedHandler = Callable[[bytes, datetime, Send], Awaitable[None]]
"""Gets the verified body and the moment of signing. What decoding it raises becomes a 400."""


class Door:
    """An ASGI application in front of `handler`."""

    def __init__(self, public_keys: Sequence[bytes], handler: SignedHandler) -> None:
        self._public_keys = public_keys
        self._handler = handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":
            await send_status(send, 405, headers=((b"allow", b"POST"),))
            return
        headers: dict[bytes, bytes] = dict(scope["headers"])
        try:
            body = await read_body(int(headers.get(b"content-length", b"0")), receive)
        except BodyTooLarge:
            await _refuse(send, 413, b"body larger than 1 MiB")
            return
        signature, timestamp = headers.get(SIGNATURE, b""), headers.get(TIMESTAMP, b"")
        if not is_signed(self._public_keys, signature, timestamp, body):
            await _refuse(send, 401, b"invalid request signature")
            return
        try:
            await self._handler(body, moment_of(timestamp), send)
        except UNREADABLE:
            await _refuse(send, 400, b"not an interaction")


def moment_of(timestamp: bytes) -> datetime:
    """When Discord signed: Unix seconds in practice, though the format is not documented; else now."""
    if timestamp.isdigit() and EARLIEST_MOMENT <= (seconds := int(timestamp)) < LATEST_MOMENT:
        return datetime.fromtimestamp(seconds, UTC)
    return datetime.now(UTC)


async def _refuse(send: Send, status: int, why: bytes) -> None:
    refused_requests.labels(str(status)).inc()
    await send_status(send, status, why, ((b"content-type", b"text/plain"),))
