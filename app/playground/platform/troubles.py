"""What servers of feeds do to those who read them, on demand."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from functools import cache

from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from app.playground.platform.feeds import Trouble
from app.playground.rest.door import DroppedConnection

RETRY_AFTER = 120
BOMB_BYTES = 300_000_000
DRIP_SECONDS = 0.5
XML = "application/atom+xml; charset=utf-8"
LOGIN_WALL = '<!doctype html><title>Log in</title><form><input name="user"><button>Log in</button></form>'


def answer(trouble: Trouble, name: str, document: str) -> Response | None:
    """None: there is no trouble."""
    match trouble:
        case "gone":
            return Response("gone", 410)
        case "missing":
            return HTMLResponse("<title>Error 404 (Not Found)!!1</title>", 404)
        case "limited":
            return Response("too many requests", 429, {"Retry-After": str(RETRY_AFTER)})
        case "error":
            return HTMLResponse("<title>Something went wrong</title>", 500)
        case "login":
            return HTMLResponse(LOGIN_WALL)
        case "moved":
            return RedirectResponse(f"/platform/{name}-moved.xml", 301)
        case "loop":
            return RedirectResponse(f"/platform/{name}.xml", 302)
        case "drop":
            return DroppedConnection()
        case _:
            return _strange_document(trouble, document)


def _strange_document(trouble: Trouble, document: str) -> Response | None:
    match trouble:
        case "broken":
            return Response(document[: len(document) // 2], media_type=XML)
        case "entities":
            return Response(_many_laughs() + document, media_type=XML)
        case "bomb":
            return Response(_bomb(), media_type=XML, headers={"Content-Encoding": "gzip"})
        case "drip":
            return StreamingResponse(_dripping(document), media_type=XML)
        case _:
            return None


def _many_laughs() -> str:
    """https://en.wikipedia.org/wiki/Billion_laughs_attack"""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    return f'<?xml version="1.0"?><!DOCTYPE feed [{entities}]><feed><title>&l9;</title></feed>'


@cache
def _bomb() -> bytes:
    """A third of a megabyte that unpacks to 300 MB."""
    return gzip.compress(b" " * BOMB_BYTES, compresslevel=9)


async def _dripping(document: str) -> AsyncIterator[bytes]:
    """A byte now and then: no single wait is long, all of them together are."""
    for letter in document:
        yield letter.encode()
        await asyncio.sleep(DRIP_SECONDS)
