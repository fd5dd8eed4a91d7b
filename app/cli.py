"""`omo …`. Each command imports what it needs when it runs."""

import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from app.guilds.settings import GuildSettings
    from app.parts import Parts

Result = TypeVar("Result")

commands = typer.Typer(
    name="omo",
    help="A Discord community bot for creators on tour.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def main() -> None:
    if not _is_own(sys.argv[1:]):
        _add_commands_of_other_parts()
    commands()


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

    print(f"{_with_parts(work)} entries of demo data are there")


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

    if not _with_parts(work):
        sys.exit(1)


discord_commands = typer.Typer(name="commands", help="The slash commands, here and at Discord.", no_args_is_help=True)
commands.add_typer(discord_commands)
GuildOption = Annotated[int | None, typer.Option("--guild", help="Only in this server (changes show at once).")]


@discord_commands.command()
def diff(guild: GuildOption = None) -> None:
    """Show what differs from what Discord has. Exit status 1 when something does."""
    from app.discord.rest import DiscordRest
    from app.interactions.sync import compare
    from app.operations.report import show_differences

    if show_differences(_with_parts(lambda parts: compare(parts[DiscordRest], guild))):
        sys.exit(1)


@discord_commands.command()
def sync(guild: GuildOption = None) -> None:
    """Tell Discord what differs. Does nothing when nothing does."""
    from app.discord.rest import DiscordRest
    from app.interactions.sync import synchronise
    from app.operations.report import show_differences

    show_differences(_with_parts(lambda parts: synchronise(parts[DiscordRest], guild)))


@discord_commands.command("json")
def as_json() -> None:
    """Print all commands as Discord's JSON."""
    import msgspec

    from app.interactions.catalogue import all_commands, catalogue

    print(msgspec.json.encode(catalogue(all_commands())).decode())


@discord_commands.command()
def docs() -> None:
    """Print docs/commands.md."""
    from app.interactions.command_docs import commands_page

    print(commands_page(), end="")


@discord_commands.command()
def stub(command: Annotated[str, typer.Argument(help='Such as "/mileage award".')]) -> None:
    """Print a first test of a command."""
    from app.interactions.command_docs import test_stub

    print(test_stub(command), end="")


api_commands = typer.Typer(name="api", help="The Admin API's description.", no_args_is_help=True)
commands.add_typer(api_commands)


@api_commands.command("docs")
def api_docs() -> None:
    """Print docs/admin_api_operations.md."""
    from app.control_room.operation_docs import operations_page

    print(operations_page(), end="")


@api_commands.command("openapi")
def api_openapi() -> None:
    """Print the OpenAPI document, as /api/openapi.json serves it."""
    from app.control_room.operation_docs import openapi

    print(openapi())


rank_commands = typer.Typer(name="ranks", help="Ranks and their Discord roles.", no_args_is_help=True)
commands.add_typer(rank_commands)


@rank_commands.command()
def resync(guild: Annotated[int, typer.Option("--guild", help="The server's id.")]) -> None:
    """Resume paused ranks and look after the rank roles of everybody in a server, with a progress bar."""
    from app.mileage.resync import resync_ranks
    from app.operations.report import show_progress

    show_progress("Rank roles", lambda report: _with_parts(lambda parts: resync_ranks(parts, guild, report)))


guild_commands = typer.Typer(name="guild", help="What a server's admins can choose.", no_args_is_help=True)
commands.add_typer(guild_commands)
OneGuild = Annotated[int, typer.Option("--guild", help="The server's id.")]


@guild_commands.command()
def show(guild: OneGuild) -> None:
    """Print a server's settings as JSON: what was chosen, and the defaults for the rest."""
    from app.guilds.settings import as_json
    from app.guilds.store import GuildStore

    print(as_json(_with_parts(lambda parts: parts[GuildStore].settings(guild))))


@guild_commands.command()
def change(
    guild: OneGuild, patch: Annotated[str, typer.Argument(help='Such as \'{"zone": "Europe/Berlin"}\'.')]
) -> None:
    """Change a server's settings: what the JSON names is replaced, null goes back to the default."""
    import msgspec

    from app.errors import SettingsError
    from app.guilds.changing import changed
    from app.guilds.settings import as_json
    from app.guilds.store import OPERATOR, GuildStore

    try:
        wanted = msgspec.json.decode(patch, type=dict)
    except msgspec.DecodeError as error:
        raise SettingsError([f"that is no JSON object: {error}"]) from None

    def work(parts: "Parts") -> "Awaitable[GuildSettings]":
        store: GuildStore = parts[GuildStore]
        return store.change(guild, OPERATOR, lambda settings: changed(settings, wanted))

    print(as_json(_with_parts(work)))
    if "ranks" in wanted or "rank_roles" in wanted:
        print(f"Members keep their roles until `omo ranks resync --guild {guild}`.", file=sys.stderr)


dailies_commands = typer.Typer(name="dailies", help="Sources of The Dailies.", no_args_is_help=True)
commands.add_typer(dailies_commands)
HistoryFolder = Annotated[
    Path, typer.Argument(exists=True, file_okay=False, help="Holds <feed>/<YYYYMMDDTHHMMSS>.xml.")
]


@dailies_commands.command("check")
def check_source(
    address: Annotated[str, typer.Argument(help="A page, a feed or a @handle, as an admin would paste it.")],
    trust: Annotated[list[str] | None, typer.Option(help="A host:port that need not be public, for tests.")] = None,
) -> None:
    """Find the sources behind an address and show their newest items. A dry run: nothing is saved."""
    import asyncio

    from app.dailies.check_report import print_check
    from app.local.environment import read_local_environment

    contact = read_local_environment().get("PUBLIC_URL", "a dry run from a terminal")
    asyncio.run(print_check(address, contact, trust or ()))


@dailies_commands.command("replay")
def replay_dailies(
    folder: HistoryFolder,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for every item.")] = False,
    newest: Annotated[int, typer.Option(min=0, help="Post so many of the first poll.")] = 0,
) -> None:
    """Print what the kept histories of feeds would have posted, in order. Needs no network and no database."""
    import asyncio

    from app.dailies.replay_report import print_as_json, print_report

    asyncio.run((print_as_json if as_json else print_report)(folder, newest))


@dailies_commands.command("add")
def add_source(
    address: Annotated[str, typer.Argument(help="A page, a feed or a @handle, as an admin would paste it.")],
    guild: OneGuild,
    channel: Annotated[int, typer.Option("--channel", help="Where its items are posted: the channel's id.")],
    choices: Annotated[str, typer.Option(help='For this channel, such as \'{"language": "de"}\'.')] = "{}",
    newest: Annotated[int, typer.Option(min=0, max=10, help="Post so many of what is there already.")] = 0,
    every: Annotated[
        int | None, typer.Option(min=10, help="Seconds between two looks (else as fits its host).")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only look.")] = False,
) -> None:
    """Look at a source, show its latest item, and let a channel have what is new from now on."""
    from app.dailies.operating import Wish, add

    wish = Wish(guild, channel, address, choices, newest, every, dry_run)
    for line in _with_parts(lambda parts: add(parts, wish)):
        print(line)


@dailies_commands.command("list")
def list_sources(guild: OneGuild) -> None:
    """Show what is followed in a server, where it goes, and how it is."""
    from app.dailies.operating import listed

    for line in _with_parts(lambda parts: listed(parts, guild)):
        print(line)


SourceId = Annotated[int, typer.Argument(help="As `omo dailies list` shows it.")]


@dailies_commands.command("history")
def source_history(source: SourceId, guild: OneGuild) -> None:
    """Show how the latest polls of a source went, and how soon its items were posted."""
    from app.dailies.operating import history

    for line in _with_parts(lambda parts: history(parts, guild, source)):
        print(line)


@dailies_commands.command("pause")
def pause_source(source: SourceId, guild: OneGuild) -> None:
    """Ask a source no more until it is resumed."""
    from app.dailies.operating import pause

    print(_with_parts(lambda parts: pause(parts, guild, source)))


@dailies_commands.command("resume")
def resume_source(source: SourceId, guild: OneGuild) -> None:
    """Go on with a paused source and its paused channels; what was held goes out."""
    from app.dailies.operating import resume

    print(_with_parts(lambda parts: resume(parts, guild, source)))


@dailies_commands.command("remove")
def remove_source(source: SourceId, guild: OneGuild) -> None:
    """Forget a source with its items and receipts. What was posted stays."""
    from app.dailies.operating import remove

    print(_with_parts(lambda parts: remove(parts, guild, source)))


def _with_parts(work: "Callable[[Parts], Awaitable[Result]]") -> "Result":
    import asyncio

    from app.local.environment import read_local_environment
    from app.operations.logging import set_up_logging
    from app.parts import open_parts
    from app.settings import load_settings

    set_up_logging("pretty", "error")

    async def run() -> "Result":
        async with open_parts(load_settings(read_local_environment())) as parts:
            return await work(parts)

    return asyncio.run(run())


def _is_own(arguments: list[str]) -> bool:
    own = {command.name or command.callback.__name__ for command in commands.registered_commands if command.callback}
    groups = {group.typer_instance.info.name for group in commands.registered_groups if group.typer_instance}
    return bool(arguments) and arguments[0] in own | groups


def _add_commands_of_other_parts() -> None:
    """Looking through everything that is installed takes a moment, which our own commands need not pay."""
    for part in entry_points(group="omo.commands"):
        commands.add_typer(part.load())  # without a name: its commands stand beside ours
