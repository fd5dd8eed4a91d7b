"""Reads a body while it arrives, and stops at a limit: a few kilobytes can unpack to gigabytes."""

import zlib

import httpx

from app.errors import SourceError

_GZIP_OR_ZLIB = 47
_BARE_DEFLATE = -15
_ENCODINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True, "deflate": True}
"""By name, whether it is packed. Only these are asked for; others can be packed a million times smaller."""


async def read_body(response: httpx.Response, most: int) -> bytes:
    """At most so many bytes, packed or unpacked. Raises `SourceError` for more, and for what cannot be unpacked."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise SourceError("broken", f"the answer is packed with {encoding[:40]}, which was not asked for")
    unpack = _Unpacker(most, encoding == "deflate").feed if _ENCODINGS[encoding] else None
    body = bytearray()
    arrived = 0
    async for chunk in response.aiter_raw():
        arrived += len(chunk)
        body += unpack(chunk) if unpack else chunk
        if max(arrived, len(body)) > most:
            raise SourceError("too-large", f"the answer is larger than {most // 1_000_000} MB")
    return bytes(body)


class _Unpacker:
    def __init__(self, most: int, may_be_bare: bool) -> None:
        self._room = most + 1
        self._inflate = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._may_be_bare = may_be_bare

    def feed(self, chunk: bytes) -> bytes:
        unpacked = b""
        while chunk and self._room:
            part = self._some(chunk)
            unpacked += part
            self._room -= len(part)
            chunk = self._inflate.unused_data or self._inflate.unconsumed_tail
            if self._inflate.eof:
                self._inflate = zlib.decompressobj(_GZIP_OR_ZLIB)
                chunk = chunk if chunk.startswith(b"\x1f\x8b") else b""  # else padding, which servers do send
        return unpacked

    def _some(self, chunk: bytes) -> bytes:
        try:
            return self._inflate.decompress(chunk, self._room)
        except zlib.error:
            if not self._may_be_bare:
                raise SourceError("broken", "the answer cannot be unpacked") from None
            self._inflate = zlib.decompressobj(_BARE_DEFLATE)  # what some servers call deflate
        finally:
            self._may_be_bare = False
        return self._some(chunk)
