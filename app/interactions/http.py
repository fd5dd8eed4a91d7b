"""Reading and answering the few requests that skip the web framework, whose objects cost a quarter of a fast answer."""

from starlette.types import Receive, Send

LARGEST_BODY = 1 << 20
JSON_HEADER = (b"content-type", b"application/json")


class BodyTooLarge(Exception):
    pass


async def read_body(announced: int, receive: Receive) -> bytes:
    """`announced` is its Content-Length. Raises `BodyTooLarge` above 1 MiB, before reading it all."""
    if announced > LARGEST_BODY:
        raise BodyTooLarge
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body", False):
        if len(body) > LARGEST_BODY:
            raise BodyTooLarge
        message = await receive()
        body += message.get("body", b"")
    if len(body) > LARGEST_BODY:
        raise BodyTooLarge
    return body


async def send_json(send: Send, body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [JSON_HEADER, length]})
    await send({"type": "http.response.body", "body": body})


async def send_status(
    send: Send, status: int, body: bytes = b"", headers: tuple[tuple[bytes, bytes], ...] = ()
) -> None:
    every = [(b"content-length", str(len(body)).encode()), *headers]
    await send({"type": "http.response.start", "status": status, "headers": every})
    await send({"type": "http.response.body", "body": body})
