"""Asks hubs to push, and again before a lease ends. The hub then comes to verify: see `callback.py`."""

import ipaddress
import random
import time
from urllib.parse import urlsplit

import asyncpg
import httpx
import structlog

from app.dailies.fetching.waiting import retry_after
from app.dailies.politeness import HostBusy
from app.dailies.pushes.callback import PATH
from app.dailies.sources.protocol import Fetcher
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.errors import SourceError

log = structlog.get_logger(__name__)

TOGETHER = 3
"""Few: a hub may take its twenty seconds for each, and the others wait."""
WISHED_LEASE = 864_000
"""Seconds. What counts is what the hub grants."""
RETRY_MINUTES = (2, 5, 15, 30, 60)
JITTER = 0.2


def can_be_pushed_to(public_url: str) -> bool:
    """Hubs need a public https address; without one, polling goes on alone."""
    parts = urlsplit(public_url)
    host = parts.hostname or ""
    try:
        return parts.scheme == "https" and ipaddress.ip_address(host).is_global
    except ValueError:
        local = "." not in host or host.endswith((".localhost", ".local", ".internal", ".test", ".invalid"))
        return parts.scheme == "https" and not local


async def renew_due(database: Database, http: Fetcher, public_url: str, seconds: float = 50.0) -> int:
    """How many hubs were asked; after so many seconds no more are. What was claimed then is due again by itself."""
    await database.run(queries.dailies.forget_subscriptions)
    if not can_be_pushed_to(public_url):
        return 0

    async def claim(connection: Connection) -> list[asyncpg.Record]:
        return [row async for row in queries.dailies.claim_subscriptions(connection, most=TOGETHER)]

    until, asked = time.monotonic() + seconds, 0
    while time.monotonic() < until and (rows := await database.run(claim)):
        for row in rows:
            await _ask(database, http, public_url, row)
        asked += len(rows)
    return asked


async def _ask(database: Database, http: Fetcher, public_url: str, row: asyncpg.Record) -> None:
    form = {
        "hub.mode": "subscribe",
        "hub.topic": row["topic"],
        "hub.callback": f"{public_url}{PATH}{row['path']}",
        "hub.secret": row["secret"],
        "hub.lease_seconds": str(WISHED_LEASE),
        "hub.verify": "async",  # of WebSub's forerunner; Google's hub still wants it
    }
    wait, counts = seconds_to_retry(row["failures"], random.random()), True  # noqa: S311
    try:
        answer = await http.call("POST", row["hub"], headers={"Accept": "*/*"}, form=form)
        if not 200 <= answer.status < 300:
            wait = max(wait, retry_after(httpx.Headers(dict(answer.headers))))
            log.info("hub refuses", guild=str(row["guild_id"]), source=row["source_id"], status=answer.status)
    except HostBusy as busy:
        wait, counts = busy.seconds, False
    except SourceError as error:
        log.info("hub without an answer", guild=str(row["guild_id"]), source=row["source_id"], error=str(error))
    await database.run(
        lambda connection: queries.dailies.retry_subscription(
            connection, guild_id=row["guild_id"], source_id=row["source_id"], seconds=float(wait), counts=counts
        )
    )


def seconds_to_retry(failures: int, chance: float) -> float:
    """For as long as the hub has not verified. `chance` is from 0 to 1."""
    return RETRY_MINUTES[min(failures, len(RETRY_MINUTES) - 1)] * 60 * (1 + JITTER * (2 * chance - 1))
