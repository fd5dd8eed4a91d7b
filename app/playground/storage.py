"""Keeps the world's state in one JSON file: whole or not at all, and not at every change but a little after."""

import asyncio
import contextlib
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

from app.playground.problems import Json, PlaygroundError

WRITE_EVERY_SECONDS = 0.5
ADDRESS_FILE = "address"


def read_state(path: Path) -> Json | None:
    """None when there is no file yet. Raises `PlaygroundError` when it cannot be read."""
    if not path.exists():
        return None
    try:
        state = json.loads(path.read_bytes())
        if not isinstance(state, dict):
            raise ValueError("not an object")
    except (OSError, ValueError) as error:
        raise PlaygroundError(f"{path} cannot be read ({error}); `omo playground reset` starts over") from error
    return state


def write_state(path: Path, state: Json) -> None:
    replace_file(path, encoded(state))


def encoded(thing: object) -> bytes:
    """JSON in UTF-8. The standard library's, because tests send integers that no 64 bits can hold."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def left_address(folder: Path) -> str | None:
    """Where the playground of this folder listens, or did when it was last seen."""
    path = folder / ADDRESS_FILE
    return path.read_text() if path.exists() else None


@contextlib.contextmanager
def address_left_behind(folder: Path, address: str) -> Iterator[None]:
    """So that commands in other terminals find it, whatever its port."""
    replace_file(folder / ADDRESS_FILE, address.encode())
    try:
        yield
    finally:
        (folder / ADDRESS_FILE).unlink(missing_ok=True)


def replace_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


@contextlib.asynccontextmanager
async def kept_up_to_date(path: Path, take_changes: Callable[[], Json | None]) -> AsyncIterator[None]:
    """While open, and once more at the end, writes what `take_changes` hands over (None: nothing changed)."""

    async def write_changes() -> None:
        if (state := take_changes()) is not None:
            content = encoded(state)  # here, so that the state cannot change meanwhile
            try:
                await asyncio.to_thread(replace_file, path, content)
            except OSError as error:  # a full disk may get room again
                print(f"{path} cannot be written: {error}", file=sys.stderr)

    async def keep_writing() -> None:
        while not over.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), WRITE_EVERY_SECONDS)
            await write_changes()

    over = asyncio.Event()
    writer = asyncio.create_task(keep_writing())
    try:
        yield
    finally:
        over.set()  # not cancelled: a write that is under way must not end after the last one
        await writer
