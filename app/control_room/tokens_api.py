"""The Admin API about tokens for machines."""

from datetime import UTC, datetime
from typing import Annotated

import asyncpg
import msgspec
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent, line_of
from app.api.problems import ApiError, InvalidRequest, NotThere
from app.control_room import api_tokens
from app.control_room.api_tokens import add_token
from app.control_room.feature_books import SCOPES
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.snowflake import SnowflakeText, as_text
from app.texts.lines import one_line

tokens = ApiBook("tokens")

MOST_TOKENS = 50
_ONE_OF_SCOPES = Meta(extra_json_schema={"enum": list(SCOPES)})


class TokenJson(msgspec.Struct):
    id: str
    hint: str
    """How it begins."""
    name: str
    scopes: list[str]
    created_by: SnowflakeText
    created_by_name: str
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None


class NewTokenJson(msgspec.Struct):
    token: str
    """Shown this once."""
    about: TokenJson


class NewToken(Sent, frozen=True):
    name: Annotated[str, line_of(100)]
    scopes: Annotated[list[Annotated[str, _ONE_OF_SCOPES]], Meta(min_length=1, max_length=len(SCOPES))]
    expires_at: Annotated[datetime, Meta(tz=True)] | None = None


@tokens.get("/guilds/{guild_id}/tokens", "Tokens for machines", level="admin")
async def list_tokens(call: Call) -> list[TokenJson]:
    async def work(connection: Connection) -> list[TokenJson]:
        return [_json(row) async for row in queries.control_room.list_tokens(connection, guild_id=call.guild_id)]

    return await call.part(Database).run(work)


@tokens.post(
    "/guilds/{guild_id}/tokens", "Make a token; it is shown this once", level="admin", status=201, shows_secret=True
)
async def create_token(call: Call, body: NewToken) -> NewTokenJson:
    if unknown := sorted(set(body.scopes) - set(SCOPES)):
        raise InvalidRequest({"body.scopes": f"{', '.join(unknown)}: there are {', '.join(SCOPES)}"})
    if body.expires_at and body.expires_at <= datetime.now(UTC):
        raise InvalidRequest({"body.expires_at": call.texts("field-over")})
    name, creator = one_line(body.name), (call.caller.user_id, call.caller.name)

    async def work(connection: Connection) -> NewTokenJson:
        if await _count(connection, call.guild_id) >= MOST_TOKENS:
            raise ApiError(422, f"a server may have {MOST_TOKENS} tokens: revoke one that nobody uses")
        scopes = sorted(set(body.scopes))
        token, row = await add_token(connection, call.guild_id, creator, name, scopes, body.expires_at)
        return NewTokenJson(token, _json(row))

    return await call.part(Database).transact(work)


@tokens.delete(
    "/guilds/{guild_id}/tokens/{token_id}",
    "Revoke a token, at once and for good; a second time changes nothing",
    level="admin",
)
async def revoke_token(call: Call) -> None:
    ids = (call.guild_id, call.actor_id, call.ids["token_id"])
    if not await call.part(Database).transact(lambda connection: api_tokens.revoke_token(connection, *ids)):
        raise NotThere("no such token")


async def _count(connection: Connection, guild_id: int) -> int:
    """Of those that were not revoked."""
    rows = queries.control_room.list_tokens(connection, guild_id=guild_id)
    return len([row async for row in rows if row["revoked_at"] is None])


def _json(row: asyncpg.Record) -> TokenJson:
    return TokenJson(
        **{name: row[name] for name in TokenJson.__struct_fields__ if name not in ("id", "created_by", "scopes")},
        id=str(row["id"]),
        scopes=list(row["scopes"]),
        created_by=as_text(row["created_by"]),
    )
