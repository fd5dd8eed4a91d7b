"""`python -m tests.bench.admin_api`: how long the lists of the Admin API take among 100,000 members with five million
entries: over HTTP, one request after the other, from one `omo web` process, with API tokens.

The database, the web process and this one share the machine's cores. With `--database URL` a crowd that is there
already is asked.
"""

import asyncio
import random
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Annotated, Any

import httpx
import typer
from nacl.signing import SigningKey
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from app.control_room.api_tokens import add_token
from app.database.pool import Database, open_pool
from app.local.valkey import start_valkey
from tests.bench.crowd import GUILD, MEMBERS, make_crowd, member
from tests.bench.crowd import steps as steps_of_crowd
from tests.bench.engines import running_archive
from tests.bench.server import running
from tests.bench.statistics import percentile
from tests.engines import reachable_folder

SCALE = 0.1
BUSY = 6
"""Fifty entries each."""
CROWD = round(MEMBERS * SCALE)
REQUESTS = 200
"""Of each kind; fewer than a caller may send in a minute, and each kind has a token of its own."""
WARM_UP = 20
NEEDED_MS = 50
PROBE = b"GET /healthz HTTP/1.1\r\nHost: bench\r\n\r\n"

Query = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """`path` is below the guild's. Where it `walks`, each request takes the cursor of the one before; a `POST` sends
    the query as its body."""

    what: str
    path: str
    query: Query
    walks: bool = False
    method: str = "GET"
    needed: float = NEEDED_MS

    def at(self, chance: random.Random) -> tuple[str, Query]:
        """With somebody, or a part of somebody's name, drawn at random where it says so."""
        number = chance.randrange(CROWD)
        query = {name: str(number) if value == "SOMEBODY" else value for name, value in self.query.items()}
        return self.path.replace("SOMEBODY", str(member(number))), query


ROADIES = {"ranks": [{"threshold": 0, "name": "Extra"}, {"threshold": 400, "name": "Roadie"}]}
ASKED = (
    Asked("members by miles, page after page", "/members", {"limit": 100}, walks=True),
    Asked("members by name, page after page", "/members", {"sort": "name", "limit": 100}, walks=True),
    Asked("members by last entry, page after page", "/members", {"sort": "-last_entry", "limit": 100}, walks=True),
    Asked("search for one name", "/members", {"name": "SOMEBODY"}),
    Asked("search for a part that everybody has", "/members", {"name": "PAN"}, walks=True),
    Asked("search for a letter that nobody has", "/members", {"name": "z"}),
    Asked("search for one name, in order of names", "/members", {"name": "SOMEBODY", "sort": "-name"}),
    Asked("who hides, by miles", "/members", {"hidden": "true"}, walks=True),
    Asked("a member", "/members/SOMEBODY", {}),
    Asked("a statement", "/members/SOMEBODY/statement", {"limit": 100}),
    Asked("the awards in a statement", "/members/SOMEBODY/statement", {"reason": "award"}),
    Asked("board of the whole trip, page after page", "/leaderboard", {"limit": 100}, walks=True),
    Asked("board of a month, page after page", "/leaderboard", {"board": "month", "as_of": "2026-10-01"}, walks=True),
    Asked("board as of a date, again", "/leaderboard", {"as_of": "2026-09-01", "limit": 100}, walks=True),
    Asked("batches", "/batches", {}),
    Asked("odometer", "/odometer", {}),
    Asked("ranks", "/ranks", {}, needed=15),
    Asked("rules", "/rules", {}, needed=15),
    Asked("whom other ranks would move", "/ranks/dry-run", ROADIES, method="POST"),
)


class Caller:
    """Asks one kind of thing with a token of its own."""

    def __init__(self, http: httpx.Client, token: str, asked: Asked) -> None:
        self._http = http
        self._headers = {"Authorization": f"Bearer {token}"}
        self._asked = asked
        self._chance = random.Random(1)
        self._cursor: str | None = None

    def milliseconds(self) -> float:
        """Of the next request, from sending it to having read the answer."""
        path, query = self._asked.at(self._chance)
        if self._cursor:
            query = {**query, "cursor": self._cursor}
        sent: dict[str, Any] = {"json": query} if self._asked.method == "POST" else {"params": query}
        started = time.perf_counter()
        answer = self._http.request(self._asked.method, f"/guilds/{GUILD}{path}", headers=self._headers, **sent)
        passed = time.perf_counter() - started
        if answer.status_code != 200:
            raise RuntimeError(f"{self._asked.what}: {answer.status_code} {answer.text}")
        self._cursor = answer.json().get("next") if self._asked.walks else None
        return passed * 1000


def main(database: Annotated[str, typer.Option(help="With a crowd in it; otherwise one is made.")] = "") -> None:
    """Measure the lists of the Admin API in a large guild."""
    console = Console()
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(console=console))
        url = database or stack.enter_context(_crowded(progress))
        tokens = asyncio.run(_tokens(url))
        with _web(url) as http:
            task = progress.add_task("asking", total=len(ASKED))
            times: list[tuple[Asked, list[float]]] = []
            for asked, token in zip(ASKED, tokens, strict=True):
                times.append((asked, _measured(Caller(http, token, asked))))
                progress.update(task, advance=1, description=asked.what)
            first, trial = _long_ones(http, tokens[0])
    console.print(_table(times))
    console.print(
        f"A board as of a date, the first time: {first:.2f} s; other rules over 100,000 entries: {trial:.2f} s"
    )


def _measured(caller: Caller) -> list[float]:
    """Milliseconds, sorted."""
    for _ in range(WARM_UP):
        caller.milliseconds()
    return sorted(caller.milliseconds() for _ in range(REQUESTS))


def _table(measured: list[tuple[Asked, list[float]]]) -> Table:
    table = Table(title=f"Milliseconds among {CROWD:,} members with some five million entries", title_justify="left")
    for heading in ("", "p50", "p95", "slowest", "p95 asked for", ""):
        table.add_column(heading, justify="left" if not heading else "right")
    for asked, times in measured:
        p50, p95 = percentile(times, 50), percentile(times, 95)
        verdict = "passed" if p95 <= asked.needed else "FELL SHORT"
        table.add_row(asked.what, f"{p50:.1f}", f"{p95:.1f}", f"{times[-1]:.0f}", f"≤ {asked.needed:g}", verdict)
    return table


def _long_ones(http: httpx.Client, token: str) -> tuple[float, float]:
    """Seconds."""
    headers = {"Authorization": f"Bearer {token}"}
    started = time.perf_counter()
    http.get(f"/guilds/{GUILD}/leaderboard", params={"as_of": "2026-10-10"}, headers=headers).raise_for_status()
    between = time.perf_counter()
    trial = {"change": {"rules": {"check-in": {"miles": 20}}}, "days": 90}
    http.post(f"/guilds/{GUILD}/rules/dry-run", json=trial, headers=headers, timeout=30).raise_for_status()
    return between - started, time.perf_counter() - between


@contextmanager
def _crowded(progress: Progress) -> Iterator[str]:
    task = progress.add_task("a large guild", total=steps_of_crowd())
    with running_archive() as url:
        asyncio.run(make_crowd(url, SCALE, lambda what: progress.update(task, advance=1, description=what), busy=BUSY))
        yield url


async def _tokens(database_url: str) -> list[str]:
    pool = await open_pool(database_url, 1)
    try:
        scopes = ["miles:write", "settings:write"]
        work = Database(pool)
        return [
            (await work.run(lambda connection: add_token(connection, GUILD, (1, "Bench"), "Bench", scopes, None)))[0]
            for _ in ASKED
        ]
    finally:
        await pool.close()


@contextmanager
def _web(database_url: str) -> Iterator[httpx.Client]:
    with reachable_folder() as folder, start_valkey(folder / "valkey", durable=False) as valkey:
        environment = {
            "DISCORD_APPLICATION_ID": "1",
            "DISCORD_PUBLIC_KEY": SigningKey.generate().verify_key.encode().hex(),
            "DISCORD_BOT_TOKEN": "token-of-the-bench",
            "DISCORD_CLIENT_SECRET": "secret-of-the-bench",
            "DATABASE_URL": database_url,
            "REDIS_URL": valkey.url,
            "SESSION_SECRETS": "0123456789abcdef0123456789abcdef",
            "PUBLIC_URL": "https://bench.example",
            "HOST": "127.0.0.1",
            "LOG_LEVEL": "warning",
        }
        with running("omo web", ["-m", "app.start", "web"], environment, PROBE) as server:
            with httpx.Client(base_url=f"http://127.0.0.1:{server.port}/api/v1", trust_env=False) as http:
                yield http


if __name__ == "__main__":
    typer.run(main)
