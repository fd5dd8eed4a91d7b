"""`omo doctor`: looks at everything the bot depends on and proves that the ledger adds up."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, NamedTuple

import asyncpg
from arq.connections import ArqRedis

from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.errors import OmoError
from app.settings import Settings

Examination = Callable[[], Awaitable[str]]


class Finding(NamedTuple):
    subject: str
    ok: bool
    detail: str


class Ailment(Exception):
    """What is wrong and what to do about it."""


class Doctor:
    def __init__(self, parts: dict[type, Any]) -> None:
        self._settings: Settings = parts[Settings]
        self._database: Database = parts[Database]
        self._redis: ArqRedis = parts[ArqRedis]
        self._discord: DiscordRest = parts[DiscordRest]

    async def examine(self, more: Mapping[str, Examination]) -> AsyncIterator[Finding]:
        """One finding after the other, as each is made; `more` are examinations that others bring along."""
        examinations: dict[str, Examination] = {
            "queue": self._queue,
            "balances": lambda: self._even(queries.mileage.uneven_balances, "every balance is the sum of its entries"),
            "following": self._following,
            "boards": lambda: self._even(queries.mileage.uneven_boards, "every board is the sum of its entries"),
            "places": lambda: self._even(queries.mileage.uneven_histograms, "every histogram fits its board"),
            "odometers": lambda: self._even(queries.mileage.uneven_odometers, "every odometer is the sum of entries"),
            "names": lambda: self._even(queries.mileage.uneven_names, "every name can be searched for"),
            "charts": lambda: self._even(queries.statistics.uneven_miles, "every chart is the sum of its entries"),
            "activity": lambda: self._even(queries.statistics.uneven_activity, "active members fit the ledger"),
            "ranks": self._ranks,
            "Discord": self._application,
            **more,
        }
        for subject, examination in examinations.items():
            try:
                yield Finding(subject, True, await examination())
            except (Ailment, OmoError, OSError) as error:
                yield Finding(subject, False, str(error))

    async def _queue(self) -> str:
        try:
            await self._redis.ping()
        except Exception as error:
            raise Ailment(f"Valkey does not answer ({type(error).__name__}): look at REDIS_URL") from error
        return "Valkey answers"

    async def _even(self, query: Any, fine: str) -> str:
        rows = await self._rows(query)
        if rows:
            raise Ailment(f"{len(rows)} or more do not add up, the first: {rows[0]}")
        return fine

    async def _following(self) -> str:
        """Being behind for a moment is no ailment: so it is tried, as whoever reads them would."""
        for row in await self._rows(queries.mileage.guilds_behind):
            try:
                await self._database.run(
                    lambda connection, row=row: queries.mileage.catch_up_boards(connection, **row)  # type: ignore[misc]
                )
            except asyncpg.PostgresError as error:
                raise Ailment(
                    f"the boards of {row['guild_id']} cannot follow their ledger ({error}): nothing is lost, but they"
                    " stand still until that is mended"
                ) from error
        return "every board can follow its ledger"

    async def _ranks(self) -> str:
        paused = await self._rows(queries.guilds.paused_ranks)
        if paused:
            roles = ", ".join(str(row["role_id"]) for row in paused)
            raise Ailment(f"paused: {roles}; mend the role in Discord, then `omo ranks resync`")
        return "none is paused"

    async def _application(self) -> str:
        application = await self._discord.get_current_application()
        if application.id != self._settings.discord_application_id:
            raise Ailment("the token belongs to another application: look at DISCORD_APPLICATION_ID")
        if bytes.fromhex(application.verify_key) not in self._settings.discord_public_keys:
            raise Ailment("DISCORD_PUBLIC_KEY is not the application's key: copy it from the Developer Portal")
        return f"the token works, for {application.name}"

    async def _rows(self, query: Any) -> list[dict[str, Any]]:
        async def work(connection: Connection) -> list[dict[str, Any]]:
            return [dict(row) async for row in query(connection)]

        return await self._database.run(work)
