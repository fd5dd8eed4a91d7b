"""Nothing gets through the door, and nothing happens, unless Discord's signature fits."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from nacl.signing import SigningKey

from app.database.pool import Database
from app.settings import load_settings
from tests import cast
from tests.bot import Bot, environment, running_bot
from tests.cast import Json, SignedRequest, signed
from tests.members import Member

OTHER_KEY = SigningKey(b"not Discord's".ljust(32))
SIGNATURE, TIMESTAMP = "x-signature-ed25519", "x-signature-timestamp"


def a_check_in(guild_id: int) -> Json:
    return cast.interaction(cast.COMMAND, cast.command("check-in"), cast.BEA, cast.Place(guild_id))


def without(header: str, request: SignedRequest) -> SignedRequest:
    return SignedRequest(request.body, {name: value for name, value in request.headers.items() if name != header})


def with_header(request: SignedRequest, header: str, value: str) -> SignedRequest:
    return SignedRequest(request.body, {**request.headers, header: value})


def changed_signature(request: SignedRequest, change: Any) -> SignedRequest:
    return with_header(request, SIGNATURE, change(request.headers[SIGNATURE]))


def signed_with_timestamp(timestamp: str, body: bytes) -> SignedRequest:
    signature = cast.SIGNING_KEY.sign(timestamp.encode() + body).signature.hex()
    return SignedRequest(body, {SIGNATURE: signature, TIMESTAMP: timestamp})


FORGERIES = {
    "no signature": lambda request: without(SIGNATURE, request),
    "no timestamp": lambda request: without(TIMESTAMP, request),
    "an empty signature": lambda request: with_header(request, SIGNATURE, ""),
    "an empty timestamp": lambda request: with_header(request, TIMESTAMP, ""),
    "a signature cut short": lambda request: changed_signature(request, lambda text: text[:-2]),
    "a signature with an odd number of digits": lambda request: changed_signature(request, lambda text: text[:-1]),
    "a signature that goes on": lambda request: changed_signature(request, lambda text: text + "00"),
    "a signature that is no hex": lambda request: changed_signature(request, lambda text: "zz" + text[2:]),
    "white space in the hex": lambda request: changed_signature(request, lambda text: text[:2] + "  " + text[4:]),
    "white space that makes room": lambda request: changed_signature(request, lambda text: "  " + text[:-2]),
    "a prefix as in other languages": lambda request: changed_signature(request, lambda text: "0x" + text[2:]),
    "one bit turned": lambda request: changed_signature(request, lambda text: f"{int(text[0], 16) ^ 1:x}" + text[1:]),
    "nothing but noughts": lambda request: with_header(request, SIGNATURE, "0" * 128),
    "another timestamp": lambda request: with_header(request, TIMESTAMP, "1700000000"),
    "a timestamp without end": lambda request: with_header(request, TIMESTAMP, "1" * 5000),
    "another body": lambda request: SignedRequest(request.body.replace(b"check-in", b"check-on"), request.headers),
    "a body with a blank more": lambda request: SignedRequest(request.body + b" ", request.headers),
    "no body": lambda request: SignedRequest(b"", request.headers),
    "no timestamp, and signed so": lambda request: signed_with_timestamp("", request.body),
    "a timestamp without end, and signed so": lambda request: signed_with_timestamp("1" * 5000, request.body),
    "another key": lambda request: signed(request.body, key=OTHER_KEY),
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
async def test_a_forged_request_is_turned_away_and_nothing_happens(bot: Bot, guild: int, forgery: Any) -> None:
    response = await bot.gets(forgery(signed(a_check_in(guild))))

    assert (response.status_code, response.text) == (401, "invalid request signature")
    assert await entries_in(bot, guild) == 0


async def test_the_same_request_with_its_own_signature_gets_through(bot: Bot, guild: int) -> None:
    response = await bot.gets(signed(a_check_in(guild)))

    assert response.status_code == 200
    assert await entries_in(bot, guild) == 1


async def test_a_signature_with_capital_digits_is_the_same_signature(bot: Bot, guild: int) -> None:
    request = changed_signature(signed(a_check_in(guild)), str.upper)

    assert (await bot.gets(request)).status_code == 200


async def test_webhook_events_need_a_signature_too(bot: Bot) -> None:
    response = await bot.gets(signed({"version": 1, "type": 0}, key=OTHER_KEY), "/discord/events")

    assert response.status_code == 401


async def test_what_was_signed_long_ago_is_still_answered(bea: Member) -> None:
    """Discord documents no age; what must not happen twice is guarded by the ledger."""
    answer = await bea.on(datetime(2026, 1, 1, tzinfo=UTC)).runs("ping")

    assert answer.status == 200


@pytest.fixture(scope="module")
async def rotating(database_url: str, redis_url: str) -> AsyncIterator[Bot]:
    """A bot while its key is being replaced."""
    keys = f"{OTHER_KEY.verify_key.encode().hex()}, {cast.PUBLIC_KEY}"
    async with running_bot(load_settings(environment(database_url, redis_url, DISCORD_PUBLIC_KEY=keys))) as bot:
        yield bot


@pytest.mark.parametrize("key", [OTHER_KEY, cast.SIGNING_KEY], ids=["new", "old"])
async def test_while_the_key_is_being_rotated_both_fit(rotating: Bot, key: SigningKey) -> None:
    assert (await rotating.gets(signed(cast.ping(), key=key))).status_code == 200


async def test_while_the_key_is_being_rotated_a_third_one_does_not_fit(rotating: Bot) -> None:
    third = SigningKey(b"a third one".ljust(32))

    assert (await rotating.gets(signed(cast.ping(), key=third))).status_code == 401


async def entries_in(bot: Bot, guild_id: int) -> int:
    count: int = await bot.part(Database).run(
        lambda connection: connection.fetchval("select count(*) from entries where guild_id = $1", guild_id)
    )
    return count
