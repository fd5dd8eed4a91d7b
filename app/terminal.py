"""What an operator sees when something is wrong that can be mended: one line per problem, no traceback."""

import sys

from app.errors import OmoError


def tell(error: OmoError) -> None:
    for line in str(error).splitlines():
        print(f"omo: {line}", file=sys.stderr, flush=True)
