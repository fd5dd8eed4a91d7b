"""The Admin API about a guild: what its admins chose, and who changed what."""

from datetime import datetime
from typing import Annotated, Any, Literal

import asyncpg
import msgspec
from msgspec import UNSET, Meta, UnsetType

from app.api.actors import ActorText, actor_text, read_actor
from app.api.call import Call, Tagged
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, page_of, read_cursor
from app.database.pool import Connection, Database
from app.discord.snowflake import Snowflake, SnowflakeText, as_text
from app.guilds.audit import Action, Family
from app.guilds.audit_search import AuditFilter, search_audit
from app.guilds.member_names import MemberNames, member_in, names_among
from app.guilds.patching import change_as_sent
from app.guilds.settings import EarningRule, Feature, GuildSettings, everything
from app.guilds.store import load
from app.guilds.token_marks import TokenMark, TokenMarks, tokens_among

LARGEST_IN_A_BROWSER = 2**53 - 1

settings = ApiBook("settings")
audit = ApiBook("audit")


class SettingsJson(msgspec.Struct):
    """Everything that can be chosen, defaults included."""

    zone: str
    language: Literal["en", "de"] | None
    switched_off: list[Feature]
    rules: dict[str, EarningRule]
    cap_per_day: int | None
    no_mile_roles: list[SnowflakeText]
    multipliers: dict[SnowflakeText, int]
    award_roles: list[SnowflakeText]
    editor_roles: list[SnowflakeText]
    viewer_roles: list[SnowflakeText]
    self_award: bool
    notice_channel: SnowflakeText | None
    rank_roles: Literal["stack", "replace"]


class SettingsPatch(Sent, frozen=True):
    """What is named is replaced; null goes back to the default."""

    zone: str | UnsetType | None = UNSET
    language: Literal["en", "de"] | UnsetType | None = UNSET
    switched_off: list[Feature] | UnsetType | None = UNSET
    rules: dict[str, EarningRule | None] | UnsetType | None = UNSET
    cap_per_day: int | UnsetType | None = UNSET
    no_mile_roles: list[SnowflakeText] | UnsetType | None = UNSET
    multipliers: dict[SnowflakeText, int | None] | UnsetType | None = UNSET
    award_roles: list[SnowflakeText] | UnsetType | None = UNSET
    editor_roles: list[SnowflakeText] | UnsetType | None = UNSET
    viewer_roles: list[SnowflakeText] | UnsetType | None = UNSET
    self_award: bool | UnsetType | None = UNSET
    notice_channel: SnowflakeText | UnsetType | None = UNSET
    rank_roles: Literal["stack", "replace"] | UnsetType | None = UNSET


@settings.get("/guilds/{guild_id}/settings", "What the server chose")
async def read_settings(call: Call) -> Tagged[SettingsJson]:
    return _tagged(await call.part(Database).run(lambda connection: load(connection, call.guild_id)))


@settings.patch("/guilds/{guild_id}/settings", "Change settings", level="admin", statuses=(412, 428))
async def change_settings(call: Call, body: SettingsPatch) -> Tagged[SettingsJson]:
    return _tagged(await change_as_sent(call, body))


def _tagged(found: GuildSettings) -> Tagged[SettingsJson]:
    named = {name: value for name, value in everything(found).items() if name in SettingsJson.__struct_fields__}
    return Tagged(msgspec.convert(_ids_as_text(named), SettingsJson), found.version)


def _ids_as_text(named: dict[str, Any]) -> dict[str, Any]:
    roles = {
        name: [as_text(role) for role in value]
        for name, value in named.items()
        if name.endswith("_roles") and name != "rank_roles"
    }
    multipliers = {as_text(role): percent for role, percent in named["multipliers"].items()}
    channel = named["notice_channel"]
    return named | roles | {"multipliers": multipliers, "notice_channel": as_text(channel) if channel else None}


class AuditQuery(Sent, frozen=True):
    actor: ActorText | None = None
    action: Literal[Action, Family] | None = None
    """`dailies` finds `dailies.add`, too."""
    subject: Annotated[str, Meta(max_length=100)] | None = None
    since: Annotated[datetime, Meta(tz=True)] | None = None
    until: Annotated[datetime, Meta(tz=True)] | None = None
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 50
    cursor: str | None = None


class AuditLineJson(msgspec.Struct):
    id: str
    actor: ActorText
    """`0` is the operator, at a terminal; `token:<id>` a token."""
    token: TokenMark | None
    """When it was a token."""
    actor_name: str | None
    """Of a member whom the ledger knows."""
    action: str
    subject: str
    subject_name: str | None
    """Of a member whom the ledger knows."""
    before: Any
    after: Any
    happened_at: datetime


@audit.get("/guilds/{guild_id}/audit", "Who changed what, the newest first", level="admin")
async def list_audit(call: Call, query: AuditQuery) -> Page[AuditLineJson]:
    wanted = AuditFilter(
        read_actor(query.actor) if query.actor else None,
        query.action,
        query.subject,
        query.since,
        query.until,
        read_cursor(query.cursor, Snowflake, call.texts),
    )

    async def work(connection: Connection) -> tuple[list[asyncpg.Record], TokenMarks, MemberNames]:
        rows = await search_audit(connection, call.guild_id, wanted, query.limit + 1)
        actors = [row["actor_id"] for row in rows]
        tokens = await tokens_among(connection, call.guild_id, actors)
        members = [*actors, *filter(None, (member_in(row["subject"]) for row in rows))]
        return rows, tokens, await names_among(connection, call.guild_id, members)

    rows, tokens, names = await call.part(Database).run(work)
    return page_of(rows, query.limit, lambda row: _audit_line(row, tokens, names), lambda row: row["id"])


def _audit_line(row: asyncpg.Record, tokens: TokenMarks, names: MemberNames) -> AuditLineJson:
    member_id = member_in(row["subject"])
    return AuditLineJson(
        str(row["id"]),
        actor_text(row["actor_id"]),
        tokens.get(row["actor_id"]),
        names.get(row["actor_id"]),
        row["action"],
        row["subject"],
        names.get(member_id) if member_id else None,
        _json(row["before"]),
        _json(row["after"]),
        row["happened_at"],
    )


def _json(text: str | None) -> Any:
    return None if text is None else _ids_for_browsers(msgspec.json.decode(text))


def _ids_for_browsers(value: Any) -> Any:
    """What was noted has ids as numbers."""
    if isinstance(value, dict):
        return {name: _ids_for_browsers(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_ids_for_browsers(part) for part in value]
    return as_text(value) if isinstance(value, int) and value > LARGEST_IN_A_BROWSER else value
