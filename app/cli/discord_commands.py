"""`omo commands …`"""

import sys
from typing import Annotated

import typer

from app.cli.options import LARGEST_ID
from app.cli.running import with_parts

commands = typer.Typer(name="commands", help="The slash commands, here and at Discord.", no_args_is_help=True)
GuildOption = Annotated[
    int | None, typer.Option("--guild", min=1, max=LARGEST_ID, help="Only in this server (changes show at once).")
]


@commands.command()
def diff(guild: GuildOption = None) -> None:
    """Show what differs from what Discord has. Exit status 1 when something does."""
    from app.discord.rest import DiscordRest
    from app.interactions.sync import compare
    from app.operations.report import show_differences

    if show_differences(with_parts(lambda parts: compare(parts[DiscordRest], guild))):
        sys.exit(1)


@commands.command()
def sync(guild: GuildOption = None) -> None:
    """Tell Discord what differs. Does nothing when nothing does."""
    from app.discord.rest import DiscordRest
    from app.interactions.sync import synchronise
    from app.operations.report import show_differences

    show_differences(with_parts(lambda parts: synchronise(parts[DiscordRest], guild)))


@commands.command("json")
def as_json() -> None:
    """Print all commands as Discord's JSON."""
    import msgspec

    from app.interactions.catalogue import all_commands, catalogue

    print(msgspec.json.encode(catalogue(all_commands())).decode())


@commands.command()
def docs() -> None:
    """Print docs/commands.md."""
    from app.interactions.command_docs import commands_page

    print(commands_page(), end="")


@commands.command()
def stub(command: Annotated[str, typer.Argument(help='Such as "/mileage award".')]) -> None:
    """Print a first test of a command."""
    from app.interactions.command_docs import test_stub

    print(test_stub(command), end="")
