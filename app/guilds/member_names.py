"""How members are called, as the ledger last heard."""

from collections.abc import Iterable, Mapping

from app.database.pool import Connection
from app.database.queries import queries

MemberNames = Mapping[int, str]
"""By their ids; without those whom the ledger does not know."""

_MEMBER = "member:"


def member_in(subject: str) -> int | None:
    """Whom a line of the audit log is about; None: it is about nobody, or about whoever was forgotten."""
    return int(subject.removeprefix(_MEMBER)) or None if subject.startswith(_MEMBER) else None


async def names_among(connection: Connection, guild_id: int, user_ids: Iterable[int]) -> MemberNames:
    rows = queries.guilds.member_names(connection, guild_id=guild_id, user_ids=sorted(set(user_ids)))
    return {row["user_id"]: row["name"] async for row in rows}
