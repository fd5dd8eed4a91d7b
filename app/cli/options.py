"""Options that several commands have."""

from typing import Annotated

import typer

LARGEST_ID = 2**63 - 1
"""What PostgreSQL's `bigint` holds; more is refused in one line."""

OneGuild = Annotated[int, typer.Option("--guild", min=1, max=LARGEST_ID, help="The server's id.")]
