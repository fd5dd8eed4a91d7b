"""What `omo …` prints on a terminal."""

from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.discord.differences import Differences
from app.operations.doctor import Finding

console = Console()

Report = Callable[[int, int], None]
"""Called with how much is done and how much there is in all."""


def show_finding(finding: Finding) -> None:
    mark = "[green]✓[/]" if finding.ok else "[red]✗[/]"
    console.print(f"{mark} [bold]{finding.subject:<10}[/] ", end="")
    console.print(finding.detail, markup=False, highlight=False)


def show_differences(found: Differences) -> bool:
    """Whether there were any."""
    for sign, style, names in (("+", "green", found.new), ("~", "yellow", found.changed), ("-", "red", found.gone)):
        for name in names:
            console.print(f"{sign} {name}", style=style, markup=False, highlight=False)
    if not found.any:
        console.print("Discord is up to date.")
    return found.any


def show_progress(title: str, work: Callable[[Report], None]) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(title, total=None)
        work(lambda done, total: progress.update(task, completed=done, total=total))
