"""What `omo dailies replay` prints."""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from app.dailies.replay import Replayed, history_in, replay


async def print_as_json(folder: Path, newest: int) -> None:
    encode = msgspec.json.Encoder().encode
    async for snapshot in replay(_history(folder), newest):
        for posted in snapshot.posted:
            sys.stdout.buffer.write(encode(posted) + b"\n")
    sys.stdout.buffer.flush()


async def print_report(folder: Path, newest: int) -> None:
    console = Console()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    refused: list[str] = []
    history = _history(folder)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Replaying", total=len(history))
        async for snapshot in replay(history, newest):
            progress.advance(task)
            counts[snapshot.feed].update(_counted(snapshot))
            if snapshot.refused:
                refused.append(f"{snapshot.feed}/{snapshot.snapshot}: {snapshot.refused}")
    console.print(_table(counts))
    for line in refused:
        console.print(line, style="yellow", markup=False, highlight=False)


def _history(folder: Path) -> list[tuple[str, Path]]:
    """Says what it leaves out beside the report."""
    history = history_in(folder)
    for path in history.nameless:
        print(f"left out: the name of {path.relative_to(folder)} is no moment (YYYYMMDDTHHMMSS)", file=sys.stderr)
    return history.snapshots


def _counted(snapshot: Replayed) -> dict[str, int]:
    return {
        "polls": 1,
        "unchanged": snapshot.unchanged,
        "refused": snapshot.refused is not None,
        "baseline": len(snapshot.decision.baseline),
        "posted": len(snapshot.decision.new),
    }


def _table(counts: dict[str, Counter[str]]) -> Table:
    columns = ("polls", "unchanged", "refused", "baseline", "posted")
    table = Table("feed", *columns)
    for feed, numbers in sorted(counts.items()):
        table.add_row(feed, *(f"{numbers[column]:,}" for column in columns))
    totals = sum(counts.values(), Counter[str]())
    table.add_section()
    table.add_row("all", *(f"{totals[column]:,}" for column in columns))
    return table
