"""Lets messages show what their items have become: edited from an outbox until they do, the last state wins.

Edits ring no phones. A message that somebody deleted stays deleted.
"""

from typing import Any

import asyncpg
import msgspec
import structlog

from app.dailies.choices import Choices, read_choices
from app.dailies.items import Item
from app.dailies.living import becomes_of_post
from app.dailies.posts import edited_body, removed_body
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.errors import DiscordError, NotFound, RateLimited, Rejected
from app.texts import texts_in

log = structlog.get_logger(__name__)

TOGETHER = 20
FIRST_RETRY_SECONDS = 10
LONGEST_RETRY_SECONDS = 3600
MOST_FAILURES = 30
"""About a day: then the message stays as it is."""
OLD_MESSAGE_EDITED_OFTEN = 30046
"""Discord limits the edits of messages that are older than an hour; not for ever."""


async def edit_due(database: Database, discord: DiscordRest) -> int:
    """How many messages show now what they should."""
    done = 0
    while rows := await _claim(database):
        done += sum([await _bring_up_to_date(database, discord, row) for row in rows])
    return done


async def _claim(database: Database) -> list[asyncpg.Record]:
    async def work(connection: Connection) -> list[asyncpg.Record]:
        return [row async for row in queries.dailies.claim_edits(connection, most=TOGETHER)]

    return await database.run(work)


async def _bring_up_to_date(database: Database, discord: DiscordRest, row: asyncpg.Record) -> bool:
    try:
        if row["shown"] < row["revision"]:
            await _edit(discord, row)
    except NotFound:
        log.info("the message to edit is gone", guild=str(row["guild_id"]), delivery=row["delivery_id"])
    except DiscordError as error:
        if not _is_hopeless(error, row["failures"]):
            await _postpone(database, row, error)
            return False
        log.error("post not edited", guild=str(row["guild_id"]), delivery=row["delivery_id"], error=str(error))
    await database.run(
        lambda connection: queries.dailies.finish_edit(
            connection, **_ids(row), due_at=row["due_at"], revision=row["revision"]
        )
    )
    return True


async def _edit(discord: DiscordRest, row: asyncpg.Record) -> None:
    """What becomes of a post whose item is gone is today's choice; all else is as it was posted."""
    message = row["channel_id"], row["message_id"]
    becomes = becomes_of_post(row["source_kind"], row["on_removal"], removed=row["removed_at"] is not None)
    if becomes == "deleted":
        await discord.delete_message(*message)
    elif becomes == "edited":
        await discord.edit_message(*message, _body(row, read_choices(row["as_posted"])))


def _body(row: asyncpg.Record, choices: Choices) -> dict[str, Any]:
    item, texts = msgspec.json.decode(row["content"], type=Item), texts_in(choices.language)
    if row["removed_at"]:
        return removed_body(texts, item)
    return edited_body(texts, item, row["item_id"], row["source_title"], row["source_kind"], choices)


def _is_hopeless(error: DiscordError, failures: int) -> bool:
    if isinstance(error, Rejected) and error.code != OLD_MESSAGE_EDITED_OFTEN:
        return True
    return failures >= MOST_FAILURES


async def _postpone(database: Database, row: asyncpg.Record, error: DiscordError) -> None:
    seconds = min(FIRST_RETRY_SECONDS * 2 ** min(row["failures"], 20), LONGEST_RETRY_SECONDS)
    if isinstance(error, RateLimited):
        seconds = max(seconds, int(error.retry_after) + 1)
    log.warning("edit postponed", guild=str(row["guild_id"]), delivery=row["delivery_id"], error=str(error))
    await database.run(
        lambda connection: queries.dailies.postpone_edit(connection, **_ids(row), seconds=float(seconds))
    )


def _ids(row: asyncpg.Record) -> dict[str, int]:
    return {"guild_id": row["guild_id"], "delivery_id": row["delivery_id"]}
