"""`omo dailies …`"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.options import LARGEST_ID, OneGuild
from app.cli.running import with_parts

if TYPE_CHECKING:
    from app.parts import Parts

commands = typer.Typer(name="dailies", help="Sources of The Dailies.", no_args_is_help=True)
HistoryFolder = Annotated[
    Path, typer.Argument(exists=True, file_okay=False, help="Holds <feed>/<YYYYMMDDTHHMMSS>.xml.")
]


@commands.command("check")
def check_source(
    address: Annotated[
        str, typer.Argument(help="A page, a feed, an account or a @handle, as an admin would paste it.")
    ],
    trust: Annotated[list[str] | None, typer.Option(help="A host:port that need not be public, for tests.")] = None,
) -> None:
    """Find the sources behind an address and show their newest items. A dry run: nothing is saved."""
    import asyncio

    from app.dailies.check_report import print_check
    from app.local.environment import read_local_environment
    from app.settings import load_platform_keys, load_trusted_hosts

    environment = read_local_environment()
    contact = environment.get("PUBLIC_URL", "a dry run from a terminal")
    trusted = (*load_trusted_hosts(environment), *(trust or ()))
    asyncio.run(print_check(address, contact, load_platform_keys(environment), trusted))


@commands.command("replay")
def replay_dailies(
    folder: HistoryFolder,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for every item.")] = False,
    newest: Annotated[int, typer.Option(min=0, help="Post so many of the first poll.")] = 0,
) -> None:
    """Print what the kept histories of feeds would have posted, in order. Needs no network and no database."""
    import asyncio

    from app.dailies.replay_report import print_as_json, print_report

    asyncio.run((print_as_json if as_json else print_report)(folder, newest))


@commands.command("add")
def add_source(
    address: Annotated[
        str, typer.Argument(help="A page, a feed, an account or a @handle, as an admin would paste it.")
    ],
    guild: OneGuild,
    channel: Annotated[
        int, typer.Option("--channel", min=1, max=LARGEST_ID, help="Where its items are posted: the channel's id.")
    ],
    choices: Annotated[str, typer.Option(help='For this channel, such as \'{"language": "de"}\'.')] = "{}",
    newest: Annotated[int, typer.Option(min=0, max=10, help="Post so many of what is there already.")] = 0,
    every: Annotated[
        int | None,
        typer.Option(min=10, max=604800, help="Seconds between two looks, up to a week (else as fits its host)."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only look.")] = False,
) -> None:
    """Look at a source, show its latest item, and let a channel have what is new from now on."""
    from app.dailies.operating import Wish, add

    wish = Wish(guild, channel, address, choices, newest, every, dry_run)
    for line in with_parts(lambda parts: add(parts, wish)):
        print(line)


@commands.command("list")
def list_sources(guild: OneGuild) -> None:
    """Show what is followed in a server, where it goes, and how it is."""
    from app.dailies.operating import listed

    for line in with_parts(lambda parts: listed(parts, guild)):
        print(line)


SourceId = Annotated[int, typer.Argument(min=1, max=LARGEST_ID, help="As `omo dailies list` shows it.")]


@commands.command("history")
def source_history(source: SourceId, guild: OneGuild) -> None:
    """Show how the latest polls of a source went, and how soon its items were posted."""
    from app.dailies.operating import history

    for line in with_parts(lambda parts: history(parts, guild, source)):
        print(line)


ItemId = Annotated[int, typer.Argument(min=1, max=LARGEST_ID, help="As `omo dailies items` shows it.")]
OneChannel = Annotated[int, typer.Option("--channel", min=1, max=LARGEST_ID, help="The channel's id.")]


@commands.command("choose")
def choose(
    source: SourceId,
    channel: Annotated[int, typer.Argument(min=1, max=LARGEST_ID, help="The channel's id.")],
    guild: OneGuild,
    patch: Annotated[str, typer.Argument(help="Such as '{\"catch_up\": 3}'; null goes back to the default.")] = "{}",
    why: Annotated[
        int | None,
        typer.Option("--why", min=1, max=LARGEST_ID, help="Store nothing: would this item pass the filter, and why?"),
    ] = None,
) -> None:
    """Change what a channel chose for a source, and show all of it."""
    from app.dailies.operating_choices import Channel, would_pass
    from app.dailies.operating_choices import choose as change

    place = Channel(guild, source, channel)
    if why is None:
        print(with_parts(lambda parts: change(parts, place, patch)))
        return
    for line in with_parts(lambda parts: would_pass(parts, place, patch, why)):
        print(line)


@commands.command("items")
def source_items(source: SourceId, guild: OneGuild) -> None:
    """Show the newest items of a source with their numbers and what became of each."""
    from app.dailies.operating_by_hand import items

    for line in with_parts(lambda parts: items(parts, guild, source)):
        print(line)


@commands.command("why")
def why_item(item: ItemId, guild: OneGuild) -> None:
    """Show what happened to an item, stage by stage."""
    from app.dailies.operating_by_hand import why

    print(with_parts(lambda parts: why(parts, guild, item)))


@commands.command("post")
def post_item(
    item: ItemId,
    guild: OneGuild,
    channel: OneChannel,
    again: Annotated[
        int | None, typer.Option(min=1, max=LARGEST_ID, help="Though it was posted already, as this message.")
    ] = None,
) -> None:
    """Post an item after all, or once more, whatever the filter says."""
    from app.dailies.operating_by_hand import post

    print(with_parts(lambda parts: post(parts, guild, item, channel, again)))


@commands.command("skip")
def skip_item(item: ItemId, guild: OneGuild, channel: OneChannel) -> None:
    """Do not post an item that waits."""
    from app.dailies.operating_by_hand import skip

    print(with_parts(lambda parts: skip(parts, guild, item, channel)))


@commands.command("test")
def test_source(source: SourceId, guild: OneGuild, channel: OneChannel) -> None:
    """Send the newest item of a source to a channel, marked as a test. It counts as nothing and pings nobody."""
    from app.dailies.operating_by_hand import test

    print(with_parts(lambda parts: test(parts, guild, source, channel)))


@commands.command("pause")
def pause_source(source: SourceId, guild: OneGuild) -> None:
    """Ask a source no more until it is resumed."""
    from app.dailies.operating import pause

    print(with_parts(lambda parts: pause(parts, guild, source)))


@commands.command("resume")
def resume_source(source: SourceId, guild: OneGuild) -> None:
    """Go on with a paused source and its paused channels; what was held goes out."""
    from app.dailies.operating import resume

    print(with_parts(lambda parts: resume(parts, guild, source)))


@commands.command("move")
def move_source(
    source: SourceId,
    address: Annotated[str, typer.Argument(help="A page, a feed or a @handle, as an admin would paste it.")],
    guild: OneGuild,
) -> None:
    """Read a source at another address from now on. What is there already is not posted."""
    from app.dailies.operating import move

    for line in with_parts(lambda parts: move(parts, guild, source, address)):
        print(line)


@commands.command("remove")
def remove_source(source: SourceId, guild: OneGuild) -> None:
    """Forget a source with its items and receipts. What was posted stays."""
    from app.dailies.operating import remove

    print(with_parts(lambda parts: remove(parts, guild, source)))


@commands.command("connect")
def connect_account(
    platform: Annotated[str, typer.Argument(help="instagram or tiktok.")],
    guild: OneGuild,
) -> None:
    """Print the address where the owner of an account lets the bot read it for a server."""
    from app.dailies.connections.operating import address_to_open

    async def work(parts: "Parts") -> list[str]:
        return address_to_open(parts, guild, platform)

    for line in with_parts(work):
        print(line)


@commands.command("connections")
def list_connections(guild: OneGuild) -> None:
    """Show the accounts that are connected to a server, and until when."""
    from app.dailies.connections.operating import listed

    for line in with_parts(lambda parts: listed(parts, guild)):
        print(line)


@commands.command("disconnect")
def disconnect_account(
    connection: Annotated[int, typer.Argument(min=1, max=LARGEST_ID, help="As `omo dailies connections` shows it.")],
    guild: OneGuild,
) -> None:
    """Forget the tokens of a connected account; its source pauses."""
    from app.dailies.connections.operating import removed

    print(with_parts(lambda parts: removed(parts, guild, connection)))
