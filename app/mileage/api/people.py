"""The Admin API's people to choose from: the ledger's members, and whoever has no miles yet."""

import asyncio
from typing import Annotated

import asyncpg
import msgspec
from arq.connections import ArqRedis
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.problems import NotThere
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.discord.snowflake import SnowflakeText, as_text
from app.mileage.members_search import MemberFilter, search_members
from app.mileage.newcomers import MOST_FOUND, Newcomers
from app.mileage.recipients import Recipients
from app.texts.lines import NO_NUL

people = ApiBook("miles")


class PeopleQuery(Sent, frozen=True):
    name: Annotated[str, Meta(max_length=100, pattern=NO_NUL)] = ""
    """Any part of a member's name, or what the name of somebody without miles begins with; empty: the members with the
    most miles."""
    limit: Annotated[int, Meta(ge=1, le=MOST_FOUND)] = MOST_FOUND


class PersonJson(msgspec.Struct):
    user_id: SnowflakeText
    name: str
    username: str | None
    """At Discord, where it was asked."""
    balance: int | None
    """Null for somebody who never earned miles."""


@people.get("/guilds/{guild_id}/people", "People to choose from: members, then whoever else Discord finds")
async def list_people(call: Call, query: PeopleQuery) -> list[PersonJson]:
    """While Discord does not answer, only members are found."""
    members, newcomers = await asyncio.gather(_members(call, query), _newcomers(call, query.name.strip()))
    known = {person.user_id for person in members}
    return [*members, *(person for person in newcomers if person.user_id not in known)][: query.limit]


@people.get("/guilds/{guild_id}/people/{user_id}", "Who an id belongs to, with or without miles", statuses=(502,))
async def read_person(call: Call) -> PersonJson:
    guild_id, user_id = call.guild_id, call.ids["user_id"]
    member = await call.part(Database).run(
        lambda connection: queries.mileage.member_details(connection, guild_id=guild_id, user_id=user_id)
    )
    if member and member["last_entry_at"]:
        return PersonJson(as_text(user_id), member["name"], None, member["balance"])
    person = await _recipients(call).look_up(guild_id, user_id)
    if person is None:
        raise NotThere("no such person")
    return PersonJson(as_text(person.id), person.name, None, None)


async def _members(call: Call, query: PeopleQuery) -> list[PersonJson]:
    wanted = MemberFilter(query.name.strip() or None)

    async def work(connection: Connection) -> list[asyncpg.Record]:
        return await search_members(connection, call.guild_id, wanted, "-balance", None, query.limit)

    rows = await call.part(Database).run(work)
    return [PersonJson(as_text(row["user_id"]), row["name"], None, row["balance"]) for row in rows]


async def _newcomers(call: Call, name: str) -> list[PersonJson]:
    """Members among them, whom Discord knows by another name, with their miles."""
    if not name:
        return []
    found = await newcomers_of(call).named(call.guild_id, name)
    user_ids = [person.user_id for person in found]

    async def work(connection: Connection) -> dict[int, int]:
        rows = queries.mileage.balances_among(connection, guild_id=call.guild_id, user_ids=user_ids)
        return {row["user_id"]: row["balance"] async for row in rows}

    balances = await call.part(Database).run(work) if found else {}
    return [
        PersonJson(as_text(person.user_id), person.name, person.username, balances.get(person.user_id))
        for person in found
    ]


def newcomers_of(call: Call) -> Newcomers:
    return Newcomers(_recipients(call), call.part(DiscordRest), call.part(ArqRedis))


def _recipients(call: Call) -> Recipients:
    return Recipients(call.part(Database), call.part(DiscordRest), call.part(ArqRedis))
