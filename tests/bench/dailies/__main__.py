"""`python -m tests.bench.dailies`: one worker and very many feeds, measured; about a minute and a half."""

import asyncio
import os
import sys
from typing import Annotated

import typer
from nacl.signing import SigningKey
from rich.console import Console
from rich.progress import Progress

from tests.bench.dailies.figures import Figures
from tests.bench.dailies.following import everything_is_due, follow, new_items, still_due
from tests.bench.dailies.platform import running_platform
from tests.bench.engines import Engines, running_engines
from tests.bench.report import Line, as_table
from tests.bench.statistics import percentile

LOOK_SECONDS = 0.5


def main(
    feeds: Annotated[int, typer.Option(min=2, help="How many; every second one does not change.")] = 10_000,
    hosts: Annotated[int, typer.Option(min=1, max=250, help="Addresses of this machine they are spread over.")] = 200,
) -> None:
    """Poll many feeds twice: their baselines, then what is new, while a feed of 5 MB is read every second."""
    console = Console()
    with Progress(console=console) as progress, running_engines() as engines, running_platform(hosts) as platform:
        environment = _environment(engines, platform)
        asyncio.run(follow(engines.postgres.url, [f"http://{platform[n % hosts]}/{n}" for n in range(feeds)]))
        first = asyncio.run(_measured(environment, progress, "first polls", feeds))
        asyncio.run(everything_is_due(engines.postgres.url))
        large = f"http://{platform[0]}/large"
        second = asyncio.run(_measured(environment, progress, "second polls", feeds, large))
        found = asyncio.run(new_items(engines.postgres.url))
    title = f"{feeds:,} feeds on {hosts} hosts, one worker; half of them 304, {found:,} new items"
    console.print(as_table(_lines(first, second), title))


async def _measured(environment: dict[str, str], progress: Progress, what: str, feeds: int, large: str = "") -> Figures:
    task = progress.add_task(what, total=feeds)
    worker = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.dailies.worker", large), env=environment, stdout=asyncio.subprocess.PIPE
    )
    assert worker.stdout
    told = asyncio.create_task(worker.stdout.read())
    while not (await asyncio.wait({told}, timeout=LOOK_SECONDS))[0]:
        progress.update(task, completed=feeds - await still_due(environment["DATABASE_URL"]))
    progress.update(task, completed=feeds)
    *log, figures = (await told).decode().splitlines() or [""]
    assert await worker.wait() == 0, log
    return Figures.read(figures)


def _lines(first: Figures, second: Figures) -> list[Line]:
    return [
        Line("all of them for the first time", [first.seconds], " s"),
        Line("all of them again", [second.seconds], " s", needed=60, aim=40, more_is_better=False),
        Line("… polls a second", [second.polled / second.seconds]),
        Line("… a core was busy", [second.busy]),
        Line("the worker's memory at most", [second.megabytes], " MB", needed=250, aim=150, more_is_better=False),
        Line("… its reader's of large feeds", [second.readers_megabytes], " MB"),
        Line("a feed of 5 MB meanwhile", second.large, " ms"),
        Line("the loop stalls, p99", [percentile(second.late, 99)], " ms", needed=50, aim=25, more_is_better=False),
        Line("… at most", [second.late[-1]], " ms"),
    ]


def _environment(engines: Engines, platform: list[str]) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": engines.postgres.url,
        "REDIS_URL": engines.valkey.url,
        "DAILIES_TRUSTED_HOSTS": ",".join(platform),
        "DISCORD_APPLICATION_ID": "9007199254740995992",
        "DISCORD_PUBLIC_KEY": SigningKey.generate().verify_key.encode().hex(),
        "DISCORD_BOT_TOKEN": "none",
        "DISCORD_CLIENT_SECRET": "none",
        "SESSION_SECRETS": "a-secret-for-this-measurement-and-nothing-else",
        "PUBLIC_URL": "https://omo.example",
        "LOG_LEVEL": "warning",
    }


if __name__ == "__main__":
    typer.run(main)
