"""`make bench`: measures and prints; `--write FILE` keeps the tables as Markdown."""

from pathlib import Path
from typing import Annotated

import typer
from nacl.signing import SigningKey
from rich.console import Console
from rich.progress import Progress

from tests.bench import cores
from tests.bench.contenders import Contenders
from tests.bench.engines import running_engines
from tests.bench.first_answer import seconds_to_first_answer
from tests.bench.ledger_check import require_check_ins
from tests.bench.load import Amounts, measure_load
from tests.bench.report import Line, as_markdown, as_table, load_lines, start_line


def main(
    rounds: Annotated[int, typer.Option(min=1, help="How many rounds count; one more warms up.")] = 7,
    pings: Annotated[int, typer.Option(min=100, help="Requests in a round of /ping.")] = 15_000,
    check_ins: Annotated[int, typer.Option(min=100, help="Requests in a round of /check-in.")] = 10_000,
    connections: Annotated[int, typer.Option(min=1)] = 64,
    starts: Annotated[int, typer.Option(min=1, help="How often the start is measured.")] = 7,
    write: Annotated[Path | None, typer.Option(help="Keep the tables in this file.")] = None,
) -> None:
    """Measure the bot against the floors."""
    cores.pin(cores.EVERYTHING_ELSE)
    console = Console()
    with Progress(console=console) as progress, running_engines() as engines:
        contenders = Contenders(SigningKey.generate(), engines)
        load = measure_load(contenders, Amounts(rounds, pings, check_ins, connections), progress)
        require_check_ins(engines.postgres.url, load.checked_in)
        lines = [*load_lines(load), start_line(seconds_to_first_answer(contenders, starts))]
    _tell(console, lines, "The bot beside the floors", write)


def _tell(console: Console, lines: list[Line], title: str, write: Path | None) -> None:
    console.print(as_table(lines, title))
    if write:
        write.write_text(as_markdown(lines, title), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
