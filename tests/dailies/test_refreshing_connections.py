"""Tokens are refreshed before they end, by one worker at a time; what cannot be refreshed is told."""

import asyncio

import asyncpg
import httpx
import pytest

from app.dailies.connections.warning import warn_guilds
from app.dailies.fetching.fetcher import HttpFetcher
from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.errors import SourceError
from app.guilds.notices import Notices
from app.guilds.store import GuildStore
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import GREEN_ROOM
from tests.dailies.platforms import TOKEN_KEY, Office, PretendPlatforms, meta_error

REFRESH_TOKEN = "/v2/oauth/token/"


def refreshes(platforms: PretendPlatforms) -> int:
    return sum(b"grant_type=refresh_token" in request.content for request in platforms.asked)


async def test_two_workers_at_once_refresh_a_tiktok_token_once(
    database: Database, office: Office, platforms: PretendPlatforms, guild_id: int
) -> None:
    """Twice would lose the account: the second refresh token is dead."""
    await office.connect("tiktok")
    await office.change("expires_at = now()")
    async with HttpFetcher(contact="https://omo.example") as http:
        workers = [Office(database, http, guild_id) for _ in range(4)]
        polls = await asyncio.gather(*(worker.poll("tiktok") for worker in workers))
    assert [poll.items for poll in polls] == [()] * 4
    assert refreshes(platforms) == 1
    assert (await office.row())["paused_reason"] is None


async def test_the_job_and_a_poll_at_once_refresh_once(office: Office, platforms: PretendPlatforms) -> None:
    await office.connect("tiktok")
    await office.change("expires_at = now(), due_at = now()")
    await asyncio.gather(office.poll("tiktok"), office.refreshing.refresh_due(), office.refreshing.refresh_due())
    assert refreshes(platforms) == 1


async def test_new_tokens_are_committed_before_they_are_used(office: Office, platforms: PretendPlatforms) -> None:
    await office.connect("tiktok")
    before = (await office.row())["tokens"]
    await office.change("expires_at = now()")
    seen: list[bool] = []

    async def note(request: httpx.Request) -> None:
        if request.url.path == "/v2/video/list/":
            seen.append((await office.row())["tokens"] != before)

    office.http._http.event_hooks = {"request": [note], "response": []}
    await office.poll("tiktok")
    assert seen == [True]


async def test_a_commit_that_fails_does_not_lose_the_new_pair(
    office: Office, platforms: PretendPlatforms, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.connect("tiktok")
    await office.change("expires_at = now()")
    commit, failures = asyncpg.transaction.Transaction.__aexit__, [1]

    async def fail_once(self: asyncpg.transaction.Transaction, kind: object, *more: object) -> None:
        if kind is None and platforms.asked and refreshes(platforms) and failures:
            failures.pop()
            await commit(self, ConnectionResetError, ConnectionResetError(), None)
            raise ConnectionResetError
        await commit(self, kind, *more)

    monkeypatch.setattr(asyncpg.transaction.Transaction, "__aexit__", fail_once)
    await office.poll("tiktok")
    await office.change("expires_at = now()")
    await office.poll("tiktok")
    assert (failures, refreshes(platforms)) == ([], 2)


async def test_a_poll_that_is_cancelled_half_way_does_not_lose_the_new_pair(
    office: Office, platforms: PretendPlatforms
) -> None:
    await office.connect("tiktok")
    await office.change("expires_at = now()")
    poll = asyncio.create_task(office.poll("tiktok"))
    while refreshes(platforms) == 0:
        await asyncio.sleep(0.001)
    poll.cancel()
    with pytest.raises(asyncio.CancelledError):
        await poll
    await office.poll("tiktok")
    assert refreshes(platforms) == 1


async def test_a_token_that_the_platform_calls_dead_is_refreshed_and_tried_once_more(
    office: Office, platforms: PretendPlatforms
) -> None:
    await office.connect("tiktok")
    platforms.good_tokens.clear()
    await office.poll("tiktok")
    assert refreshes(platforms) == 1


async def test_a_consent_that_was_withdrawn_pauses_the_connection_and_its_source(
    office: Office, platforms: PretendPlatforms
) -> None:
    await office.connect("tiktok")
    await office.change("expires_at = now()")
    platforms.troubles[REFRESH_TOKEN] = httpx.Response(400, json={"error": "invalid_grant"})
    for _ in range(2):
        with pytest.raises(SourceError) as refused:
            await office.poll("tiktok")
        assert refused.value.kind == "consent-ended"
    assert refreshes(platforms) == 1, "nobody asks again"
    assert (await office.row())["paused_reason"] == "consent-ended"


@pytest.mark.parametrize("answer", [httpx.Response(503), httpx.Response(400, json={"error": "invalid_client"})])
async def test_a_platform_in_trouble_ends_no_consent_and_is_asked_again_later(
    office: Office, platforms: PretendPlatforms, answer: httpx.Response
) -> None:
    await office.connect("tiktok")
    await office.change("due_at = now()")
    platforms.troubles[REFRESH_TOKEN] = answer
    for _ in range(3):
        await office.refreshing.refresh_due()
    row = await office.row()
    assert (row["paused_reason"], row["failures"], refreshes(platforms)) == (None, 1, 1)
    del platforms.troubles[REFRESH_TOKEN]
    await office.change("due_at = now()")
    await office.refreshing.refresh_due()
    row = await office.row()
    assert (row["failures"], row["problem"]) == (0, None)


async def test_instagram_is_refreshed_a_month_before_the_end_and_not_on_its_first_day(
    office: Office, platforms: PretendPlatforms
) -> None:
    await office.connect("instagram")
    due = "select due_at - issued_at as age, expires_at - due_at as rest from connections where guild_id = $1"
    [row] = await office.fetch(due, office.guild_id)
    assert (row["age"].days, row["rest"].days) in [(29, 29), (29, 30), (30, 29), (30, 30)]
    await office.refreshing.refresh_due()
    assert "/refresh_access_token" not in platforms.paths()
    await office.change("due_at = now(), expires_at = now() + interval '29 days'")
    await office.refreshing.refresh_due()
    assert platforms.paths()[-1] == "/refresh_access_token"
    [row] = await office.fetch(due, office.guild_id)
    assert row["rest"].days in (29, 30)


async def test_a_rotated_key_seals_what_is_refreshed(
    database: Database, office: Office, platforms: PretendPlatforms, guild_id: int
) -> None:
    await office.connect("tiktok")
    new = "a-new-token-key-0123456789abcdefghi"
    rotated = Office(database, office.http, guild_id, token_keys=(new, TOKEN_KEY))
    await rotated.poll("tiktok")
    await office.change("due_at = now()")
    await rotated.refreshing.refresh_due()
    await Office(database, office.http, guild_id, token_keys=(new,)).poll("tiktok")
    assert refreshes(platforms) == 1


async def test_a_lost_key_pauses_with_the_cure_and_the_key_coming_back_ends_that(
    database: Database, office: Office, platforms: PretendPlatforms, guild_id: int
) -> None:
    await office.connect("tiktok")
    lost = Office(database, office.http, guild_id, token_keys=("another-key-0123456789abcdefghijklm",))
    with pytest.raises(SourceError, match="connect the account again") as refused:
        await lost.poll("tiktok")
    assert refused.value.kind == "key-lost"
    assert (await office.row())["paused_reason"] == "key-lost"
    await office.poll("tiktok")
    assert (await office.row())["paused_reason"] is None
    assert refreshes(platforms) == 0


async def test_admins_are_warned_at_fourteen_seven_three_and_one_days_once_each(
    office: Office, rest: DiscordRest, discord: ChannelsAtDiscord
) -> None:
    discord.notice_channel = GREEN_ROOM
    await office.connect("instagram")
    await office.fetch("update connections set warned_days = 0 where guild_id <> $1", office.guild_id)
    notices = Notices(rest, GuildStore(office.database))
    told = []
    for hours in (15 * 24, 13 * 24, 12 * 24, 6 * 24, 2 * 24, 23, 12):
        await office.change(f"expires_at = now() + interval '{hours} hours'")
        for _ in range(2):
            await warn_guilds(office.database, notices)
        told.append(len(discord.notices(GREEN_ROOM)))
    assert told == [0, 1, 1, 2, 3, 4, 4]
    assert "**bea (instagram)** ends <t:" in discord.notices(GREEN_ROOM)[0]


async def test_a_warning_is_forgotten_with_the_next_refresh(office: Office) -> None:
    await office.connect("instagram")
    await office.change("warned_days = 7, due_at = now(), expires_at = now() + interval '5 days'")
    await office.refreshing.refresh_due()
    assert (await office.row())["warned_days"] is None


async def test_an_expired_instagram_token_cannot_be_refreshed(office: Office, platforms: PretendPlatforms) -> None:
    await office.connect("instagram")
    await office.change("expires_at = now() - interval '1 day'")
    platforms.troubles["/refresh_access_token"] = meta_error(190, 463)
    with pytest.raises(SourceError) as refused:
        await office.poll("instagram")
    assert refused.value.kind == "consent-ended"
    assert "/me/media" not in platforms.paths()


async def test_another_guilds_connection_is_not_used(database: Database, office: Office, guild_id: int) -> None:
    await office.connect("tiktok")
    with pytest.raises(SourceError, match="not connected to this server"):
        await Office(database, office.http, guild_id + 1_000_000).poll("tiktok")
