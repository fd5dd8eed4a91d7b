"""Who is live on Twitch: one post for a stream, also when it reconnects."""

from datetime import UTC, datetime, timedelta
from time import time
from typing import Any
from urllib.parse import parse_qs

import httpx
import msgspec
import pytest
import respx

from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.items import NO_VALIDATORS, Poll, Validators
from app.dailies.sources.protocol import Source
from app.dailies.sources.twitch import OnAir, TwitchAdapter, following
from app.dailies.sources.twitch_api import Stream as TwitchStream
from app.errors import SourceError
from tests.dailies.account_answers import TWITCH, TWITCH_KEY, TWITCH_TOKENS, Api, twitch_answers, twitch_stream
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import THE_DAILIES, Newsroom

EVENING = datetime(2026, 11, 23, 20, tzinfo=UTC)
ID = "141981764"


def stream(stream_id: str, minutes: float = 0, **more: Any) -> dict[str, Any]:
    """Begun so many minutes after the evening."""
    return twitch_stream(stream_id, (EVENING + timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z"), **more)


async def ask(adapter: TwitchAdapter, http: HttpFetcher, validators: Validators = NO_VALIDATORS) -> Poll:
    return await adapter.poll(Source(kind="twitch", address=ID, validators=validators), http)


@pytest.fixture
def twitch() -> TwitchAdapter:
    return TwitchAdapter(TWITCH_KEY)


async def test_a_live_stream_has_everything_worth_knowing(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    twitch_answers(internet, stream("40952121085"))
    found = await ask(twitch, http)
    [live] = found.items

    assert (live.id, live.kind) == ("40952121085", "live")
    assert (live.title, live.text) == ("Open mic from the van 🎤", "Just Chatting")
    assert live.url == live.author_url == "https://www.twitch.tv/openmicodyssey"
    assert live.author == found.hints.title == "OpenMicOdyssey"
    assert live.avatar == "https://static-cdn.jtvnw.net/jtv_user_pictures/van-300x300.png"
    assert live.image == (
        "https://static-cdn.jtvnw.net/previews-ttv/live_user_openmicodyssey-1280x720.jpg?stream=40952121085"
    )
    assert live.published_at == EVENING


async def test_nobody_live_is_an_answer_so_that_the_first_stream_is_new(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    twitch_answers(internet)
    found = await ask(twitch, http)
    assert (found.items, found.complete, found.validators) == ((), True, NO_VALIDATORS)


async def test_a_stream_that_goes_on_stays_the_same_item_to_the_letter(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    twitch_answers(internet, stream("1"))
    first = await ask(twitch, http)
    again = await ask(twitch, http, first.validators)
    assert again.items == first.items
    assert len([call for call in internet.calls if call.request.url.path.endswith("/users")]) == 1


def on_air(before: OnAir, stream_id: str, began: float, now: float) -> OnAir:
    """In minutes after the evening."""
    wire = msgspec.convert(stream(stream_id, began), TwitchStream)
    return following(before, wire, EVENING + timedelta(minutes=now))


def test_a_stream_that_reconnects_within_ten_minutes_is_no_new_item() -> None:
    first = on_air(OnAir(), "1", 0, 30)
    second = on_air(first, "2", 38, 39)
    third = on_air(second, "3", 48, 60)
    assert [each.item_id for each in (first, second, third)] == ["1", "1", "1"]
    assert on_air(third, "3", 48, 300).item_id == "1", "also when nobody looked for hours"
    assert on_air(third, "4", 71, 72).item_id == "4", "after more than ten minutes it is another one"


async def test_what_was_live_is_remembered_while_nobody_is(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    twitch_answers(internet, stream("1"))
    live = await ask(twitch, http)
    twitch_answers(internet)
    away = await ask(twitch, http, live.validators)
    twitch_answers(internet, twitch_stream("2", datetime.now(UTC).isoformat()))
    back = await ask(twitch, http, away.validators)
    assert [item.id for item in back.items] == ["1"]


async def test_memories_of_another_kind_are_forgotten(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    twitch_answers(internet, stream("1"))
    assert [item.id for item in (await ask(twitch, http, Validators(etag='W/"abc"'))).items] == ["1"]


async def test_the_token_is_asked_for_once_and_again_when_it_is_refused(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    twitch_answers(internet)
    tokens = iter(["first", "second"])
    minted = internet.post(TWITCH_TOKENS)
    minted.side_effect = lambda request: httpx.Response(200, json={"access_token": next(tokens)})
    for _ in range(2):
        await ask(twitch, http)
    assert minted.call_count == 1

    internet.get(f"{TWITCH}/streams").side_effect = lambda request: (
        httpx.Response(200, json={"data": []})
        if request.headers["authorization"] == "Bearer second"
        else httpx.Response(401, json={"error": "Unauthorized", "status": 401, "message": "Invalid OAuth token"})
    )
    await ask(twitch, http)
    assert minted.call_count == 2
    assert parse_qs(minted.calls[0].request.content.decode()) == {
        "client_id": [TWITCH_KEY.id],
        "client_secret": [TWITCH_KEY.secret],
        "grant_type": ["client_credentials"],
    }
    assert {call.request.headers["client-id"] for call in internet.calls if "helix" in call.request.url.path} == {
        TWITCH_KEY.id
    }


async def test_without_keys_it_says_that_it_is_off(http: HttpFetcher) -> None:
    with pytest.raises(SourceError, match="TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET are not set") as refused:
        await ask(TwitchAdapter(None), http)
    assert refused.value.kind == "off"


async def test_keys_that_twitch_refuses_are_said_without_showing_them(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    internet.post(TWITCH_TOKENS).respond(403, json={"status": 403, "message": "invalid client secret"})
    with pytest.raises(SourceError, match="Twitch does not accept") as refused:
        await ask(twitch, http)
    assert refused.value.kind == "off"
    assert TWITCH_KEY.secret not in str(refused.value)


async def test_a_token_that_is_refused_again_is_not_minted_for_ever(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    twitch_answers(internet)
    internet.get(f"{TWITCH}/streams").respond(401, json={"message": "Invalid OAuth token"})
    with pytest.raises(SourceError) as refused:
        await ask(twitch, http)
    assert refused.value.kind == "blocked"
    assert internet.calls.call_count == 4


async def test_too_many_questions_wait_until_the_bucket_is_full(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    twitch_answers(internet)
    headers = {"Ratelimit-Limit": "800", "Ratelimit-Remaining": "0", "Ratelimit-Reset": str(int(time()) + 40)}
    internet.get(f"{TWITCH}/streams").respond(429, json={"status": 429}, headers=headers)
    with pytest.raises(SourceError) as refused:
        await ask(twitch, http)
    assert refused.value.kind == "limited"
    assert 35 <= refused.value.retry_after <= 40


async def test_a_post_without_an_avatar_is_better_than_none(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    twitch_answers(internet, stream("1", title="", game_name="", thumbnail_url=None))
    internet.get(f"{TWITCH}/users").respond(500)
    [live] = (await ask(twitch, http)).items
    assert (live.title, live.text, live.avatar, live.image) == ("OpenMicOdyssey", "", "", "")


async def test_who_is_followed_while_away_is_announced_once_for_each_stream(
    newsroom: Newsroom, discord: ChannelsAtDiscord, twitch: TwitchAdapter
) -> None:
    api = Api({"data": []})
    newsroom.read_with(twitch, api)
    await newsroom.follow()
    evening: list[list[dict[str, Any]]] = [
        [],
        [stream("1", title="Open mic")],
        [],
        [twitch_stream("2", datetime.now(UTC).isoformat(), title="Open mic, again connected")],
        [],
        [twitch_stream("3", (datetime.now(UTC) + timedelta(hours=2)).isoformat(), title="After the show")],
    ]
    for streams in evening:
        api.said = {"data": streams}
        await newsroom.poll()
        await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Open mic", "After the show"]


async def test_a_stream_is_over_when_it_did_not_come_back_in_ten_minutes(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    twitch_answers(internet, stream("1"))
    [live] = (first := await ask(twitch, http)).items
    watching = Source(
        kind="twitch", address=ID, validators=first.validators, known={live.id: live}, watching=(live.id,)
    )
    twitch_answers(internet)
    assert (await twitch.poll(watching, http)).items == ()

    seen_at = datetime.now(UTC) - timedelta(minutes=11)
    kept = Validators(etag=msgspec.json.encode(OnAir("1", "1", seen_at)).decode())
    [over] = (await twitch.poll(msgspec.structs.replace(watching, validators=kept), http)).items
    assert (over.id, over.kind, over.ended_at) == ("1", "live", seen_at)


async def test_a_stream_is_over_when_another_one_is_on(
    internet: respx.Router, http: HttpFetcher, twitch: TwitchAdapter
) -> None:
    yesterday = twitch_stream("1", "2026-11-22T20:00:00Z")
    twitch_answers(internet, yesterday)
    [live] = (await ask(twitch, http)).items
    twitch_answers(internet, stream("2"))
    poll = await twitch.poll(Source(kind="twitch", address=ID, known={live.id: live}, watching=(live.id,)), http)
    assert [(item.id, item.ended_at is None) for item in poll.items] == [("2", True), ("1", False)]
