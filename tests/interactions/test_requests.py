"""What is asked of the door itself: size, method, and bodies that are no interaction."""

from collections.abc import AsyncIterator, MutableMapping
from typing import Any

import httpx
import pytest

from tests import cast
from tests.bot import Bot
from tests.cast import signed
from tests.members import Member

MIB = 1 << 20


async def in_pieces(body: bytes, size: int = 65536) -> AsyncIterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]


async def posted_in_pieces(bot: Bot, body: bytes) -> httpx.Response:
    """Without content-length."""
    request = signed(body)
    response = await bot.http.post("/interactions", content=in_pieces(request.body), headers=request.headers)
    assert response.request.headers["transfer-encoding"] == "chunked"
    return response


def a_ping_of(size: int) -> bytes:
    return b'{"type":1,"padding":"' + b"x" * (size - 23) + b'"}'


async def test_discords_ping_is_answered(bot: Bot) -> None:
    response = await bot.gets(signed(cast.ping()))

    assert (response.status_code, response.json()) == (200, {"type": 1})
    assert response.headers["content-type"] == "application/json"


async def test_a_ping_needs_nothing_but_its_type(bot: Bot) -> None:
    assert (await bot.gets(signed({"type": 1}))).json() == {"type": 1}


async def test_the_largest_body_gets_through(bot: Bot) -> None:
    assert len(a_ping_of(MIB)) == MIB
    assert (await bot.gets(signed(a_ping_of(MIB)))).json() == {"type": 1}


async def test_a_larger_body_is_refused_though_it_is_signed(bot: Bot) -> None:
    assert (await bot.gets(signed(a_ping_of(MIB + 1)))).status_code == 413


async def test_a_body_that_says_it_is_large_is_refused_before_it_is_read(bot: Bot) -> None:
    read = 0

    async def slowly() -> AsyncIterator[bytes]:
        nonlocal read
        read += 1
        yield b"x"

    headers = {"content-length": str(MIB + 1)}
    response = await bot.http.post("/interactions", content=slowly(), headers=headers)

    assert (response.status_code, read) == (413, 0)


async def test_a_body_without_a_length_is_read_piece_by_piece(bot: Bot) -> None:
    assert (await posted_in_pieces(bot, a_ping_of(MIB))).json() == {"type": 1}


async def test_a_larger_body_without_a_length_is_refused_on_the_way(bot: Bot) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 65536
            yield b"x" * 65536

    response = await bot.http.post("/interactions", content=endless(), headers=signed(b"x").headers)

    assert response.status_code == 413
    assert sent <= MIB + 3 * 65536


async def test_a_larger_body_without_a_length_is_refused_when_it_comes_in_one_piece(bot: Bot) -> None:
    request = signed(a_ping_of(MIB + 1))
    headers = [(name.encode(), value.encode()) for name, value in request.headers.items()]
    answers: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": request.body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        answers.append(message)

    await bot.app({"type": "http", "method": "POST", "path": "/interactions", "headers": headers}, receive, send)

    assert answers[0]["status"] == 413


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/interactions", "/discord/events"])
async def test_only_posting_is_allowed(bot: Bot, method: str, path: str) -> None:
    response = await bot.http.request(method, path)

    assert (response.status_code, response.headers["allow"]) == (405, "POST")


UNREADABLE = {
    "nothing": b"",
    "no JSON": b"type=1",
    "JSON cut short": b'{"type":1',
    "something after it": b'{"type":1}}',
    "a list": b"[]",
    "null": b"null",
    "no type": b"{}",
    "a type that is a word": b'{"type":"ping"}',
    "nesting without end": b'{"type":2,"id":"1","token":"t","more":' + b"[" * 100_000,
}
NO_INTERACTIONS = UNREADABLE | {
    "a command without an id": b'{"type":2,"token":"t","data":{"name":"ping"}}',
    "a command without a token": b'{"type":2,"id":"1","data":{"name":"ping"}}',
    "an id that is none": b'{"type":2,"id":"one","token":"t"}',
    "an id larger than any": b'{"type":2,"id":"99999999999999999999","token":"t"}',
    "options that are no list": b'{"type":2,"id":"1","token":"t","data":{"name":"ping","options":{}}}',
    "text that is no UTF-8": b'{"type":2,"id":"1","token":"\xff"}',
    "half a surrogate pair": b'{"type":2,"id":"1","token":"\\ud83d"}',
}


@pytest.mark.parametrize("body", NO_INTERACTIONS.values(), ids=NO_INTERACTIONS)
async def test_what_is_signed_but_no_interaction_is_a_bad_request(bot: Bot, body: bytes) -> None:
    response = await bot.gets(signed(body))

    assert (response.status_code, response.text) == (400, "not an interaction")


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
async def test_what_is_signed_but_no_event_is_a_bad_request(bot: Bot, body: bytes) -> None:
    assert (await bot.gets(signed(body), "/discord/events")).status_code == 400


async def test_an_address_nobody_knows_is_not_found(bot: Bot) -> None:
    assert (await bot.gets(signed(cast.ping()), "/interactions/")).status_code == 404


async def test_fields_that_discord_may_add_change_nothing(bea: Member) -> None:
    interaction = cast.interaction(cast.COMMAND, cast.command("check-in"), bea.person, bea.place)
    interaction["from_the_future"] = {"nested": [1, None, {"deeper": True}]}
    interaction["data"]["mood"] = "sunny"
    interaction["member"]["user"]["hat"] = ["top"]
    interaction["data"]["options"] = [{"name": "new-option", "type": 99, "value": 3.5, "colour": "red"}]

    answer = await bea.sends(interaction)

    assert "+10 miles" in answer.content


async def test_fields_that_discord_may_leave_out_change_nothing(bea: Member) -> None:
    whole = cast.interaction(cast.COMMAND, cast.command("check-in"), bea.person, bea.place)
    interaction = {name: whole[name] for name in ("id", "type", "token", "data", "guild_id", "member")}
    interaction["member"] = {"user": {"id": str(bea.id), "username": "bea"}}

    answer = await bea.sends(interaction)

    assert "+10 miles" in answer.content
