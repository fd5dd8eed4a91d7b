"""`omo guild …`"""

import sys
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.options import OneGuild
from app.cli.running import with_parts

if TYPE_CHECKING:
    from app.guilds.settings import GuildSettings
    from app.parts import Parts

commands = typer.Typer(name="guild", help="What a server's admins can choose.", no_args_is_help=True)


@commands.command()
def show(guild: OneGuild) -> None:
    """Print a server's settings as JSON: what was chosen, and the defaults for the rest."""
    from app.guilds.settings import as_json
    from app.guilds.store import GuildStore

    print(as_json(with_parts(lambda parts: parts[GuildStore].settings(guild))))


@commands.command()
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

    def work(parts: "Parts") -> Awaitable["GuildSettings"]:
        store: GuildStore = parts[GuildStore]
        return store.change(guild, OPERATOR, lambda settings: changed(settings, wanted))

    print(as_json(with_parts(work)))
    if "ranks" in wanted or "rank_roles" in wanted:
        print(f"Members keep their roles until `omo ranks resync --guild {guild}`.", file=sys.stderr)
