"""People who left are not listed. Discord tells nobody without a gateway, so the heads of the boards are looked up."""

import structlog

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.errors import DiscordError, NotFound
from app.mileage.privacy import mark_left
from app.mileage.role_sync import UNKNOWN_MEMBER

log = structlog.get_logger(__name__)

HEAD_OF_BOARD = 25


async def look_for_leavers(database: Database, discord: DiscordRest) -> int:
    """Returns how many had left."""

    async def heads(connection: Connection) -> list[tuple[int, int]]:
        await queries.mileage.catch_up_all_boards(connection)
        rows = queries.mileage.heads_of_boards(connection, most=HEAD_OF_BOARD)
        return [(row["guild_id"], row["user_id"]) async for row in rows]

    left = 0
    for guild_id, user_id in await database.run(heads):
        if not await _is_there(discord, guild_id, user_id):
            await _mark(database, guild_id, user_id)
            left += 1
    return left


async def _is_there(discord: DiscordRest, guild_id: int, user_id: int) -> bool:
    """In doubt, yes: nobody is taken off a board because Discord could not be asked."""
    try:
        await discord.get_member(guild_id, user_id)
    except NotFound as error:
        return error.code != UNKNOWN_MEMBER
    except DiscordError as error:
        log.info("member not looked up", guild=str(guild_id), error=str(error))
    return True


async def _mark(database: Database, guild_id: int, user_id: int) -> None:
    await database.transact(lambda connection: mark_left(connection, guild_id, user_id, left=True))
