"""The Admin API that tells who is meant: by names and ids as people write them in a list."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated

import asyncpg
import msgspec
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import SnowflakeText, as_text
from app.mileage.api.people import newcomers_of
from app.mileage.batches import MOST_LINES
from app.mileage.names import fold_all, follow_names
from app.mileage.newcomers import Newcomer

meant = ApiBook("miles")

MOST_CANDIDATES = 5
MOST_SEARCHED = 10
"""Texts of one request that Discord is asked about: it answers about one search a second."""

NameOrId = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]


class SentTexts(Sent, frozen=True):
    texts: Annotated[list[NameOrId], Meta(min_length=1, max_length=MOST_LINES)]
    """Whole names, in small or capital letters, with or without accents; or ids."""


class RecipientJson(msgspec.Struct):
    user_id: SnowflakeText
    name: str
    balance: int | None
    """Null for somebody who never earned miles."""
    exact: bool
    """Whether it is the whole name, or the id; otherwise the name only begins so."""


class MeantJson(msgspec.Struct):
    members: list[list[RecipientJson]]
    """For each text, in their order: none, one, or up to five who have that name, those with the most miles first;
    where nobody has it, those whose names begin so. Discord tells who without miles is meant, for the first ten
    texts that are no member's."""


@meant.post(
    "/guilds/{guild_id}/awards/recipients", "Who is meant by names and ids; nothing is changed", "viewer", changes=False
)
async def find_meant(call: Call, body: SentTexts) -> MeantJson:
    texts = [text.strip() for text in body.texts]

    async def work(connection: Connection) -> list[asyncpg.Record]:
        await follow_names(connection, call.guild_id)
        rows = queries.mileage.members_meant(connection, guild_id=call.guild_id, texts=texts, most=MOST_CANDIDATES)
        return [row async for row in rows]

    found: defaultdict[int, list[RecipientJson]] = defaultdict(list)
    for row in await call.part(Database).run(work):
        found[row["place"]].append(RecipientJson(as_text(row["user_id"]), row["name"], row["balance"], row["exact"]))
    members = [found[place] for place in range(1, len(body.texts) + 1)]
    newcomers = await _newcomers(call, [text for text, those in zip(texts, members, strict=True) if not _sure(those)])
    return MeantJson([_best(those, newcomers.get(text, ())) for text, those in zip(texts, members, strict=True)])


async def _newcomers(call: Call, texts: Sequence[str]) -> dict[str, list[RecipientJson]]:
    """By the text that they are meant by."""
    asked = [text for text in dict.fromkeys(texts) if text][:MOST_SEARCHED]
    newcomers = newcomers_of(call)
    answers = await asyncio.gather(*(newcomers.meant(call.guild_id, text) for text in asked))
    found = dict(zip(asked, answers, strict=True))
    people = {person.user_id: person for answer in answers for person in answer}
    names = [name for person in people.values() for name in (person.name, person.username)]

    async def work(connection: Connection) -> tuple[dict[int, int], dict[str, str]]:
        rows = queries.mileage.balances_among(connection, guild_id=call.guild_id, user_ids=list(people))
        balances = {row["user_id"]: row["balance"] async for row in rows}
        return balances, await fold_all(connection, [*asked, *names])

    balances, folded = await call.part(Database).run(work) if people else ({}, {})

    def shown(text: str, person: Newcomer) -> RecipientJson:
        exact = text == str(person.user_id) or folded[text] in (folded[person.name], folded[person.username])
        return RecipientJson(as_text(person.user_id), person.name, balances.get(person.user_id), exact)

    return {text: [shown(text, person) for person in found[text]] for text in asked}


def _best(members: list[RecipientJson], newcomers: Sequence[RecipientJson]) -> list[RecipientJson]:
    known = {member.user_id for member in members}
    both = [*members, *(person for person in newcomers if person.user_id not in known)]
    return ([person for person in both if person.exact] or both)[:MOST_CANDIDATES]


def _sure(members: list[RecipientJson]) -> bool:
    return any(member.exact for member in members)
