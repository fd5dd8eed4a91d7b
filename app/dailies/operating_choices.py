"""`omo dailies choose`: the choices of a channel, and whether an item would pass its filter."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from app.dailies.choices import Choices, changed_choices
from app.dailies.destinations import change_choices, channel_choices
from app.dailies.filter_words import judgement
from app.dailies.items import Item
from app.dailies.operating import read_patch
from app.dailies.operating_by_hand import told_in_words
from app.dailies.ping_roles import require_open_role
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.markdown import plain
from app.discord.rest import DiscordRest
from app.errors import OperatorError
from app.guilds.store import OPERATOR
from app.texts import DEFAULT_LANGUAGE, texts_in


class Channel(NamedTuple):
    guild_id: int
    source_id: int
    channel_id: int


async def choose(parts: Mapping[type, Any], channel: Channel, patch: str) -> str:
    """The choices as they are now, as JSON. Raises `OperatorError` and `SettingsError`."""
    wanted = read_patch(patch)
    guild_id, source_id, channel_id = channel
    with told_in_words():
        await require_open_role(parts[DiscordRest], parts[Database], guild_id, changed_choices(Choices(), wanted))
    choices = await parts[Database].transact(
        lambda connection: change_choices(connection, guild_id, OPERATOR, source_id, channel_id, wanted)
    )
    return as_json(choices)


def as_json(choices: Choices) -> str:
    """With the defaults."""
    fields = {name: getattr(choices, name) for name in Choices.__struct_fields__}
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode()


async def would_pass(parts: Mapping[type, Any], channel: Channel, patch: str, item_id: int) -> list[str]:
    """With the choices as the patch would change them; nothing is stored."""
    wanted = read_patch(patch)

    async def read(connection: Connection) -> tuple[Choices, Item | None]:
        choices = await channel_choices(connection, *channel)
        row = await queries.dailies.find_item(connection, guild_id=channel.guild_id, item_id=item_id)
        of_this_source = row is not None and row["source_id"] == channel.source_id
        return choices, msgspec.json.decode(row["content"], type=Item) if of_this_source else None

    choices, item = await parts[Database].run(read)
    if item is None:
        raise OperatorError(f"source {channel.source_id} has no item {item_id}: `omo dailies items` shows what it has")
    lines = judgement(texts_in(DEFAULT_LANGUAGE), changed_choices(choices, wanted), item)
    return [plain(line) for line in lines]
