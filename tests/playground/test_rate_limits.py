import httpx

from app.playground import cast
from tests.playground.conftest import Clock

GREEN_ROOM = f"/channels/{cast.GREEN_ROOM}/messages"


async def test_a_full_bucket_answers_429_until_it_is_empty_again(discord: httpx.AsyncClient, clock: Clock) -> None:
    answers = [await discord.post(GREEN_ROOM, json={"content": str(number)}) for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert [answer.headers["X-RateLimit-Remaining"] for answer in answers[:5]] == ["4", "3", "2", "1", "0"]
    refused = answers[-1]
    assert refused.json() == {"message": "You are being rate limited.", "retry_after": 5.0, "global": False}
    assert refused.headers["X-RateLimit-Scope"] == "user"
    assert int(refused.headers["Retry-After"]) >= 5
    clock.passes(refused.json()["retry_after"])
    assert (await discord.post(GREEN_ROOM, json={"content": "again"})).status_code == 200


async def test_channels_have_buckets_of_their_own(discord: httpx.AsyncClient) -> None:
    for number in range(5):
        await discord.post(GREEN_ROOM, json={"content": str(number)})
    answer = await discord.post(f"/channels/{cast.THE_DAILIES}/messages", json={"content": "x"})
    assert answer.status_code == 200


async def test_more_than_50_requests_in_a_second_meet_the_global_limit(discord: httpx.AsyncClient) -> None:
    paths = ("/users/@me", f"/guilds/{cast.GUILD_ID}")
    answers = [await discord.get(paths[number % 2]) for number in range(51)]
    assert [answer.status_code for answer in answers] == [200] * 50 + [429]
    assert answers[-1].json()["global"] is True
    assert answers[-1].headers["X-RateLimit-Global"] == "true"
