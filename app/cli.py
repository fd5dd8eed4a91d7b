"""`omo …`. Each command imports what it needs when it runs, so that `omo web` starts without the rest."""

import sys
from importlib.metadata import entry_points
from typing import Annotated

import typer

from app.errors import OmoError

commands = typer.Typer(
    name="omo",
    help="A Discord community bot for creators on tour.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def main() -> None:
    """What an operator can mend is told in one line per problem, with exit status 1; anything else is a defect."""
    if not _is_own(sys.argv[1:]):
        _add_commands_of_other_parts()
    try:
        commands()
    except OmoError as error:
        for line in str(error).splitlines():
            print(f"omo: {line}", file=sys.stderr)
        sys.exit(1)


@commands.command()
def run() -> None:
    """Run everything on this machine: PostgreSQL, Valkey, web, worker and a pretend Discord. Ctrl-C ends it."""
    from app.local.run import run_everything

    run_everything()


@commands.command()
def web(
    processes: Annotated[
        int, typer.Option(envvar="WEB_CONCURRENCY", min=1, max=64, help="How many processes share the port.")
    ] = 1,
) -> None:
    """Answer Discord and the dashboard over HTTP."""
    from app.settings import load_settings, read_environment
    from app.web import run as serve

    serve(load_settings(read_environment()), processes)


@commands.command()
def worker() -> None:
    """Do the queued and the scheduled work."""
    from workers.main import run as work

    work()


@commands.command()
def migrate() -> None:
    """Bring the database up to date; waits for it when it is not there yet."""
    from app.database.migrations import migrate as bring_up_to_date
    from app.settings import load_database_url, read_environment

    bring_up_to_date(load_database_url(read_environment()))


def _is_own(arguments: list[str]) -> bool:
    own = {command.name or command.callback.__name__ for command in commands.registered_commands if command.callback}
    groups = {group.name for group in commands.registered_groups}
    return bool(arguments) and arguments[0] in own | groups


def _add_commands_of_other_parts() -> None:
    """Looking through everything that is installed takes a moment, which `omo web` need not pay."""
    for part in entry_points(group="omo.commands"):
        commands.add_typer(part.load())  # without a name: its commands stand beside ours


if __name__ == "__main__":
    main()
