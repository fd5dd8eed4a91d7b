"""`omo token …`"""

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from app.cli.options import LARGEST_ID, OneGuild
from app.cli.running import with_parts

commands = typer.Typer(name="token", help="Tokens of the Admin API, for machines.", no_args_is_help=True)


@commands.command()
def create(
    guild: OneGuild,
    scope: Annotated[list[str], typer.Option(help="An area and what it may there, such as miles:write.")],
    name: Annotated[str, typer.Option(help="Shown wherever the token did something.")] = "Terminal",
    expires: Annotated[datetime | None, typer.Option(help="In UTC; for good when left out.")] = None,
) -> None:
    """Make a token and print it, this once."""
    from app.control_room.operating_tokens import created

    until = expires.replace(tzinfo=UTC) if expires else None
    print(with_parts(lambda parts: created(parts, guild, name, scope, until)))
    print("Keep it: nobody can show it again.", file=sys.stderr)


@commands.command("list")
def list_tokens(guild: OneGuild) -> None:
    """Show the tokens of a server: how each begins, what it may do, until when, and when it was used."""
    from app.control_room.operating_tokens import listed

    print("\n".join(with_parts(lambda parts: listed(parts, guild))))


@commands.command()
def revoke(token: Annotated[int, typer.Argument(min=1, max=LARGEST_ID, help="Its number.")], guild: OneGuild) -> None:
    """Revoke a token, at once and for good."""
    from app.control_room.operating_tokens import revoked

    print(with_parts(lambda parts: revoked(parts, guild, token)))
