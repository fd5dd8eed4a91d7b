"""`omo …`: a module for each group of commands. Each command imports what it needs when it runs."""

import sys
from importlib.metadata import entry_points

import typer

from app.cli import api, dailies, discord_commands, guild, ranks, services, statistics, token

commands = typer.Typer(
    name="omo",
    help="A Discord community bot for creators on tour.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
commands.add_typer(services.commands)  # without a name: its commands stand beside the groups
for group in (discord_commands, api, ranks, guild, dailies, statistics, token):
    commands.add_typer(group.commands)


def main() -> None:
    if not _is_own(sys.argv[1:]):
        _add_commands_of_other_parts()
    commands()


def _is_own(arguments: list[str]) -> bool:
    single = services.commands.registered_commands
    own = {command.name or command.callback.__name__ for command in single if command.callback}
    groups = {group.typer_instance.info.name for group in commands.registered_groups if group.typer_instance}
    return bool(arguments) and arguments[0] in own | groups


def _add_commands_of_other_parts() -> None:
    """Looking through everything that is installed takes a moment, which our own commands need not pay."""
    for part in entry_points(group="omo.commands"):
        commands.add_typer(part.load())
