"""The bot's own commands, asked of the bot as anybody would: `omo commands json`."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from app.playground.problems import Json, PlaygroundError

LONGEST_SECONDS = 20


def commands_of_the_bot() -> list[Json]:
    """Raises `PlaygroundError` when the bot cannot say."""
    beside = Path(sys.executable).with_name("omo")
    omo = str(beside) if beside.exists() else shutil.which("omo")
    if omo is None:
        raise PlaygroundError("no commands are registered, and there is no `omo` to ask for the bot's own")
    try:
        done = subprocess.run([omo, "commands", "json"], capture_output=True, check=True, timeout=LONGEST_SECONDS)
        commands: list[Json] = json.loads(done.stdout)
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip()
        raise PlaygroundError(f"no commands are registered, and `omo commands json` failed: {said}") from error
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise PlaygroundError(f"no commands are registered, and `omo commands json` failed: {error}") from error
    return commands
