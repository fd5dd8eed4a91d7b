"""Jobs that run by the clock."""

from typing import Any

from app.database.pool import Database
from app.database.queries import queries
from app.parts import Parts
from tests.cast import BEA
from tests.mileage.office import Office
from tests.mileage.roles_at_discord import ROADIE, GuildAtDiscord
from workers.guilds import forget_webhook_events
from workers.mileage import mark_leavers, resume_ranks, sync_roles


async def test_everything_that_runs_by_the_clock(parts: Parts, office: Office, discord: GuildAtDiscord) -> None:
    """In one go, because starting engines takes longer than all of it."""
    ctx: dict[str, Any] = {"parts": parts}
    await office.award(BEA, 600, version=1)
    await what_a_killed_worker_had_in_hand_is_taken_up_again(ctx, office)
    await a_deleted_role_that_is_there_again_is_given(ctx, office, discord)
    await who_left_is_marked(ctx, office, discord)
    await old_webhook_events_are_forgotten(ctx, parts[Database])


async def what_a_killed_worker_had_in_hand_is_taken_up_again(ctx: dict[str, Any], office: Office) -> None:
    await office.fetch("update rank_syncs set attempts = 1, claimed_until = now() + interval '1 minute'")
    assert await sync_roles(ctx) == 0
    await office.fetch("update rank_syncs set claimed_until = claimed_until - interval '2 minutes'")


async def a_deleted_role_that_is_there_again_is_given(
    ctx: dict[str, Any], office: Office, discord: GuildAtDiscord
) -> None:
    del discord.positions[ROADIE]
    assert await sync_roles(ctx) == 1
    assert await resume_ranks(ctx) == 0
    discord.positions[ROADIE] = 1
    assert await resume_ranks(ctx) == 1
    assert await sync_roles(ctx) == 1
    assert discord.members[BEA.id] == {ROADIE}


async def who_left_is_marked(ctx: dict[str, Any], office: Office, discord: GuildAtDiscord) -> None:
    assert await mark_leavers(ctx) == 0
    del discord.members[BEA.id]
    assert await mark_leavers(ctx) == 1
    assert await mark_leavers(ctx) == 0
    await office.prove()


async def old_webhook_events_are_forgotten(ctx: dict[str, Any], database: Database) -> None:
    for digest in (b"old", b"new"):
        async with database.connection() as connection:
            assert await queries.guilds.claim_webhook_event(connection, digest=digest, kind="x")
            assert not await queries.guilds.claim_webhook_event(connection, digest=digest, kind="x")
    async with database.connection() as connection:
        await connection.execute(
            "update webhook_events set received_at = now() - interval '8 days' where digest = 'old'"
        )
    await forget_webhook_events(ctx)
    left = await database.run(lambda c: c.fetch("select digest from webhook_events"))
    assert [row["digest"] for row in left] == [b"new"]
