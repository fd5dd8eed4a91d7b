"""`omo ranks …`"""

import typer

from app.cli.options import OneGuild
from app.cli.running import with_parts

commands = typer.Typer(name="ranks", help="Ranks and their Discord roles.", no_args_is_help=True)


@commands.command()
def resync(guild: OneGuild) -> None:
    """Resume paused ranks and look after the rank roles of everybody in a server, with a progress bar."""
    from app.mileage.resync import resync_ranks
    from app.operations.report import show_progress

    show_progress("Rank roles", lambda report: with_parts(lambda parts: resync_ranks(parts, guild, report)))
