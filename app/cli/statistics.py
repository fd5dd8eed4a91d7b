"""`omo statistics …`"""

import typer

from app.cli.options import OneGuild
from app.cli.running import with_parts

commands = typer.Typer(name="statistics", help="The figures behind the charts.", no_args_is_help=True)


@commands.command()
def recount(guild: OneGuild) -> None:
    """Count a server's charts anew, from its ledger and its posts."""
    from app.database.pool import Database
    from app.statistics.counting import count_anew

    print(f"{with_parts(lambda parts: count_anew(parts[Database], guild))} entries counted")
