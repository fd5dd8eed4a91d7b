"""Options that several commands have."""

from typing import Annotated

import typer

OneGuild = Annotated[int, typer.Option("--guild", help="The server's id.")]
