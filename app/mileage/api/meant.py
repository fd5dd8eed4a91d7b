"""The Admin API that tells who is meant: by names and ids as people write them in a list."""

from collections import defaultdict
from typing import Annotated

import asyncpg
import msgspec
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import SnowflakeText, as_text
from app.mileage.batches import MOST_LINES
from app.mileage.names import follow_names

meant = ApiBook("miles")

MOST_CANDIDATES = 5

NameOrId = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]


class SentTexts(Sent, frozen=True):
    texts: Annotated[list[NameOrId], Meta(min_length=1, max_length=MOST_LINES)]
    """Whole names, in small or capital letters, with or without accents; or ids."""


class RecipientJson(msgspec.Struct):
    user_id: SnowflakeText
    name: str
    balance: int
    exact: bool
    """Whether it is the whole name, or the id; otherwise the name only begins so."""


class MeantJson(msgspec.Struct):
    members: list[list[RecipientJson]]
    """For each text, in their order: none, one, or up to five who have that name, those with the most miles first;
    where nobody has it, those whose names begin so."""


@meant.post(
    "/guilds/{guild_id}/awards/recipients", "Who is meant by names and ids; nothing is changed", "viewer", changes=False
)
async def find_meant(call: Call, body: SentTexts) -> MeantJson:
    async def work(connection: Connection) -> list[asyncpg.Record]:
        await follow_names(connection, call.guild_id)
        texts = [text.strip() for text in body.texts]
        rows = queries.mileage.members_meant(connection, guild_id=call.guild_id, texts=texts, most=MOST_CANDIDATES)
        return [row async for row in rows]

    found: defaultdict[int, list[RecipientJson]] = defaultdict(list)
    for row in await call.part(Database).run(work):
        found[row["place"]].append(RecipientJson(as_text(row["user_id"]), row["name"], row["balance"], row["exact"]))
    return MeantJson([found[place] for place in range(1, len(body.texts) + 1)])
