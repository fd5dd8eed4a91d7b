"""`python -m tests.bench.outages`: everything falls over at random during 500 deliveries; about three minutes.

A whole deployment and the pretend Discord. Ten channels follow a feed; while its items are posted, the worker is killed
again and again, Valkey is emptied and PostgreSQL is cut off. Fails when an item is lost, doubled or out of order.
"""

import random
import time
from collections.abc import Callable
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from tests.e2e.deployment import Deployment, running_deployment
from tests.e2e.test_dailies import (
    CHANNELS,
    a_minute_passes,
    all_settled,
    empty_valkey,
    follow,
    kill_worker,
    look_again,
    restart_postgres,
)

FEED = "long-days"
AT_ONCE = 10
"""Items that are published together: the platform shows only its newest."""
PATIENCE_SECONDS = 300.0
BLOWS: dict[str, tuple[int, Callable[[Deployment], None]]] = {
    "the worker was killed": (8, kill_worker),
    "Valkey was emptied": (1, empty_valkey),
    "PostgreSQL was cut off": (1, restart_postgres),
}
"""Each with how likely it is."""


def main(
    guilds: Annotated[int, typer.Option(min=1, help="Two channels each.")] = 5,
    items: Annotated[int, typer.Option(min=1, help="For every channel.")] = 50,
    seed: Annotated[int | None, typer.Option(help="To see the same chances again.")] = None,
) -> None:
    """Post to many channels while everything falls over, and count what arrived."""
    console, chance = Console(), random.Random(seed)
    titles = [f"Day {number}" for number in range(1, items + 1)]
    with running_deployment() as deployment, Progress(console=console) as progress:
        servers = [deployment.new_guild() for _ in range(guilds)]
        channels = [channel for server in servers for channel in follow(deployment, server, FEED, *CHANNELS)]
        task = progress.add_task("deliveries", total=len(channels) * items)

        def posted() -> int:
            count = _count(deployment, servers, "state = 'sent'")
            progress.update(task, completed=count)
            return count

        began, blows = time.monotonic(), _post_through_blows(deployment, servers, titles, posted, chance)
        arrived = [deployment.discord.post_titles(channel) for channel in channels]
        seconds = time.monotonic() - began
    for what, count in blows.items():
        console.print(f"{what} {count} times")
    console.print(f"{len(channels) * items} deliveries to {len(channels)} channels in {seconds:.0f} s")
    wrong = [titles_there for titles_there in arrived if titles_there != titles]
    assert not wrong, f"lost, doubled or out of order in {len(wrong)} channels: {wrong}"
    console.print("nothing lost, nothing doubled, all in order", style="green")


def _post_through_blows(
    deployment: Deployment, servers: list[int], titles: list[str], posted: Callable[[], int], chance: random.Random
) -> dict[str, int]:
    """Until all is settled. How often what happened."""
    counts, channels = dict.fromkeys(BLOWS, 0), len(servers) * len(CHANNELS)
    names, likely = list(BLOWS), [weight for weight, _ in BLOWS.values()]
    deadline, published = time.monotonic() + PATIENCE_SECONDS, 0
    while posted() < channels * len(titles) or not all(all_settled(deployment, server) for server in servers):
        assert time.monotonic() < deadline, f"{posted()} posts after {PATIENCE_SECONDS:g} s"
        if published < len(titles) and _count(deployment, servers, "true") == channels * published:
            deployment.discord.publish(FEED, *titles[published : published + AT_ONCE])
            published = min(len(titles), published + AT_ONCE)
            for server in servers:
                look_again(deployment, server)
        time.sleep(chance.uniform(3, 8))
        if posted() < channels * len(titles):
            [what] = chance.choices(names, likely)
            counts[what] += 1
            BLOWS[what][1](deployment)
        for server in servers:
            a_minute_passes(deployment, server)
        deployment.fetch("update sources set claimed_until = '-infinity'")
    return counts


def _count(deployment: Deployment, servers: list[int], which: str) -> int:
    """Deliveries for these servers; another one follows a source of its own."""
    [row] = deployment.fetch(
        f"select count(*) as number from deliveries where guild_id = any ($1) and {which}", servers
    )
    return int(row["number"])


if __name__ == "__main__":
    typer.run(main)
