"""Floor A: the least that an answer to a signed interaction can cost in Python.

A bare ASGI application that verifies with PyNaCl, decodes only the fields that are needed with msgspec, and answers.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

ANSWER = b'{"type":4,"data":{"content":"On the road.","flags":64}}'
ANSWERED = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(ANSWER))],
}
REFUSED = {"type": "http.response.start", "status": 401, "headers": [(b"content-length", b"0")]}


class User(msgspec.Struct):
    id: str


class Member(msgspec.Struct):
    user: User


class Command(msgspec.Struct):
    name: str


class Interaction(msgspec.Struct):
    id: str
    type: int
    token: str
    guild_id: str
    member: Member
    data: Command


decode = msgspec.json.Decoder(Interaction).decode


async def read_verified(scope: Scope, receive: Receive, key: VerifyKey) -> Interaction | None:
    """None when the signature is wrong."""
    message = await receive()
    body: bytes = message["body"]
    while message["more_body"]:
        message = await receive()
        body += message["body"]
    headers = dict(scope["headers"])
    try:
        signature = bytes.fromhex(headers[b"x-signature-ed25519"].decode())
        key.verify(headers[b"x-signature-timestamp"] + body, signature)
    except (KeyError, ValueError, BadSignatureError):
        return None
    return decode(body)


async def answer(send: Send, accepted: bool) -> None:
    await send(ANSWERED if accepted else REFUSED)
    await send({"type": "http.response.body", "body": ANSWER if accepted else b""})


def floor_a(public_key: bytes) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    key = VerifyKey(public_key)

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        interaction = await read_verified(scope, receive, key)
        await answer(send, interaction is not None)

    return application


if __name__ == "__main__":
    from tests.bench.serving import public_key_given, serve

    serve(floor_a(public_key_given()))
