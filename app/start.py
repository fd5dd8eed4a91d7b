"""`omo`: web and worker start at once, everything else is a command of `app/cli`.

What reads the other commands' options takes 10 MB and 0.2 s, which every process of a deployment would pay for.
"""

import sys
from collections.abc import Callable

from app.errors import OmoError
from app.terminal import tell


def main() -> None:
    """What an operator can mend is told in one line per problem, with exit status 1; anything else is a defect."""
    try:
        _named(sys.argv[1:])()
    except OmoError as error:
        tell(error)
        sys.exit(1)


def _named(arguments: list[str]) -> Callable[[], None]:
    if arguments in (["web"], ["worker"]):
        _leave_out("rich")
    match arguments:
        case ["web"]:
            from app.web import run
        case ["worker"]:
            from workers.main import run
        case _:
            from app.cli import main as run
    return run


def _leave_out(package: str) -> None:
    """As if it were not installed: structlog and httpx load it when it is, for nothing that a service shows: 4 MB."""
    sys.modules[package] = None  # type: ignore[assignment]


if __name__ == "__main__":
    main()
