"""A file that is sent: taken piece by piece, and no more of it than it may have."""

from collections.abc import AsyncIterator

MOST_BYTES = 64 << 20


class TooLarge(Exception):
    """`str()` is a sentence for whoever sent it."""

    def __init__(self) -> None:
        super().__init__(f"the file may have {MOST_BYTES >> 20} MB: split it, or leave columns out")


async def take(pieces: AsyncIterator[bytes], announced: str | None) -> bytearray:
    """`announced` is the Content-Length. Raises `TooLarge`, before anything is read where that says so."""
    if announced is not None and announced.isdigit() and int(announced) > MOST_BYTES:
        raise TooLarge
    content = bytearray()
    async for piece in pieces:
        content += piece
        if len(content) > MOST_BYTES:
            raise TooLarge
    return content
