"""`make bench`: measures and prints; `--write FILE` keeps the tables as Markdown."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from nacl.signing import SigningKey
from rich.console import Console
from rich.progress import Progress

from tests.bench import cores
from tests.bench.boards import Crowding, measure_boards, steps
from tests.bench.contenders import Contenders
from tests.bench.engines import running_archive, running_engines
from tests.bench.feeds import measure_feeds
from tests.bench.first_answer import seconds_to_first_answer
from tests.bench.ledger_check import require_check_ins
from tests.bench.load import Amounts, measure_load
from tests.bench.report import Line, as_markdown, as_table, board_lines, feed_lines, load_lines, start_line


def main(
    rounds: Annotated[int, typer.Option(min=0, help="How many rounds count; one more warms up. 0: no load.")] = 7,
    pings: Annotated[int, typer.Option(min=100, help="Requests in a round of /ping.")] = 15_000,
    check_ins: Annotated[int, typer.Option(min=100, help="Requests in a round of /check-in.")] = 10_000,
    connections: Annotated[int, typer.Option(min=1)] = 64,
    starts: Annotated[int, typer.Option(min=1, help="How often the start is measured.")] = 7,
    scale: Annotated[float, typer.Option(min=0, help="1: a million members, ten million entries. 0: no boards.")] = 1,
    reads: Annotated[int, typer.Option(min=100, help="Members drawn for each kind of reading.")] = 2_000,
    bookings: Annotated[int, typer.Option(min=0, help="How many are booked between two measurements.")] = 200_000,
    feeds: Annotated[int, typer.Option(min=0, help="How often large feeds are read. 0: none.")] = 7,
    write: Annotated[Path | None, typer.Option(help="Keep the tables in this file.")] = None,
) -> None:
    """Measure the bot against the floors, its boards in a large guild, and the reading of feeds."""
    console = Console()
    tables: list[tuple[str, list[Line]]] = []
    with Progress(console=console) as progress:
        if rounds:
            amounts = Amounts(rounds, pings, check_ins, connections)
            tables.append(("The bot beside the floors", _load(amounts, starts, progress)))
        if scale:
            tables.append((f"A guild of {1_000_000 * scale:,.0f}", _boards(Crowding(scale, reads, bookings), progress)))
        if feeds:
            tables.append(("Reading feeds", _feeds(feeds, progress)))
    for title, lines in tables:
        console.print(as_table(lines, title))
    if write:
        write.write_text("\n".join(as_markdown(lines, title) for title, lines in tables), encoding="utf-8")


def _load(amounts: Amounts, starts: int, progress: Progress) -> list[Line]:
    cores.pin(cores.EVERYTHING_ELSE)
    with running_engines() as engines:
        contenders = Contenders(SigningKey.generate(), engines)
        load = measure_load(contenders, amounts, progress)
        require_check_ins(engines.postgres.url, load.checked_in)
        return [*load_lines(load), start_line(seconds_to_first_answer(contenders, starts))]


def _boards(crowding: Crowding, progress: Progress) -> list[Line]:
    task = progress.add_task("a large guild", total=steps(crowding))

    def done(what: str) -> None:
        progress.update(task, advance=1, description=what)

    with running_archive() as database_url:
        return board_lines(asyncio.run(measure_boards(database_url, crowding, done)))


def _feeds(rounds: int, progress: Progress) -> list[Line]:
    task = progress.add_task("feeds", total=rounds)
    return feed_lines(measure_feeds(rounds, lambda what: progress.update(task, advance=1, description=what)))


if __name__ == "__main__":
    typer.run(main)
