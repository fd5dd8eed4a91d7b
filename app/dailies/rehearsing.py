"""A test post: a source's newest item as it would look in a channel. No delivery, no ping, no miles."""

import secrets

import asyncpg
import msgspec

from app.dailies.channels import look_at_channel
from app.dailies.choices import Choices, read_choices
from app.dailies.items import Item
from app.dailies.posts import post_body
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.replies import LONGEST_CONTENT, NO_MENTIONS, MessageBody, MessageFlag
from app.discord.rest import DiscordRest
from app.errors import BadInput
from app.guilds.audit import write_audit
from app.texts import texts_in


async def rehearse(
    database: Database,
    discord: DiscordRest,
    guild_id: int,
    actor_id: int,
    source_id: int,
    channel_id: int,
    choices: Choices | None = None,
    nonce: str = "",
) -> int:
    """The message's id. `choices` that are only being thought about, else those of the channel. The same `nonce` within
    some minutes is the same message. Raises `BadInput` when there is no item yet, or the bot cannot post there."""
    if problem := await look_at_channel(discord, guild_id, channel_id):
        raise BadInput(f"dailies-pause-{problem}")
    row, stored = await database.run(lambda connection: _newest(connection, guild_id, source_id, channel_id))
    item = msgspec.json.decode(row["content"], type=Item)
    body = rehearsal(item, row["source_title"], row["source_kind"], choices or stored)
    message = await discord.create_message(channel_id, body, nonce=nonce or secrets.token_hex(12))
    after = {"channel": channel_id, "item": item.id, "message": message.id}
    await database.run(
        lambda connection: write_audit(
            connection, guild_id, actor_id, "dailies.test", f"source:{source_id}", None, after
        )
    )
    return message.id


def rehearsal(item: Item, source_title: str, source_kind: str, choices: Choices) -> MessageBody:
    texts = texts_in(choices.language)
    body = post_body(texts, item, 0, source_title, source_kind, msgspec.structs.replace(choices, watched=False))
    return msgspec.structs.replace(
        body,
        content=f"{texts('dailies-test')}\n{body.content}".strip()[:LONGEST_CONTENT],
        flags=int(MessageFlag.SUPPRESS_NOTIFICATIONS),
        allowed_mentions=NO_MENTIONS,
    )


async def _newest(
    connection: Connection, guild_id: int, source_id: int, channel_id: int
) -> tuple[asyncpg.Record, Choices]:
    """The item's row, and the channel's choices or the defaults."""
    ids = {"guild_id": guild_id, "source_id": source_id}
    rows = [row async for row in queries.dailies.latest_items(connection, channels=None, most=1, **ids)]
    if not rows:
        raise BadInput("error-nothing-seen-yet")
    destinations = [row async for row in queries.dailies.destinations_of_source(connection, **ids)]
    stored = next((row["choices"] for row in destinations if row["channel_id"] == channel_id), "{}")
    return rows[0], read_choices(stored)
