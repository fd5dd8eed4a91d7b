"""Running, setting up and examining the bot."""

import sys
from typing import TYPE_CHECKING

import typer

from app.cli.running import with_parts

if TYPE_CHECKING:
    from app.parts import Parts

commands = typer.Typer()


@commands.command()
def run() -> None:
    """Run everything on this machine: PostgreSQL, Valkey, web, worker and a pretend Discord. Ctrl-C ends it."""
    from app.local.run import run_everything

    run_everything()


@commands.command()
def web() -> None:
    """Answer Discord and the dashboard over HTTP; WEB_CONCURRENCY processes share the port."""
    from app.web import run as serve

    serve()


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


@commands.command()
def seed() -> None:
    """Fill in demo data for the pretend Discord's server. Safe to repeat."""
    from app.dailies.seed import seed as follow_the_crew
    from app.database.pool import Database
    from app.guilds.store import GuildStore
    from app.mileage.seed import seed as sow
    from app.settings import Settings

    async def work(parts: "Parts") -> int:
        await follow_the_crew(parts[Database], parts[Settings].discord_api_url)
        return await sow(parts[Database], parts[GuildStore])

    print(f"{with_parts(work)} entries of demo data are there")


@commands.command()
def doctor() -> None:
    """Look at everything the bot depends on, and prove that the ledger adds up."""
    from app.discord.rest import DiscordRest
    from app.interactions.sync import examine_commands
    from app.operations.doctor import Doctor
    from app.operations.report import show_finding

    async def work(parts: "Parts") -> bool:
        more = {"commands": lambda: examine_commands(parts[DiscordRest])}
        healthy = True
        async for finding in Doctor(parts).examine(more):
            show_finding(finding)
            healthy = healthy and finding.ok
        return healthy

    if not with_parts(work):
        sys.exit(1)
