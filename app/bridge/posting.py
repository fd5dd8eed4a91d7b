"""POST to an address that an admin typed: public ones only, no redirects, ten seconds, and nobody reads the answer."""

import asyncio
from collections.abc import Iterable, Mapping
from functools import cached_property

import httpx

from app import __version__
from app.errors import SourceError
from app.outbound.addresses import checked_url
from app.outbound.connecting import PublicTransport

TIMEOUT = 10.0
"""Seconds for everything."""
MOST_BYTES = 10_000
"""Of an answer, so that the connection can be used again."""


class NoAnswer(Exception):
    """`str()` says why, for the admin."""


class HookPoster:
    def __init__(self, trusted: Iterable[str] = (), timeout: float = TIMEOUT) -> None:
        """`trusted` are `host:port`s that need not be public."""
        self._trusted = frozenset(trusted)
        self._timeout = timeout

    @cached_property
    def _http(self) -> httpx.AsyncClient:
        """Made at the first use: certificates take memory, and only workers post."""
        return httpx.AsyncClient(
            transport=PublicTransport(self._trusted),
            headers={"User-Agent": f"omo-bot/{__version__}", "Accept-Encoding": "identity"},
            timeout=self._timeout,
            trust_env=False,
        )

    async def aclose(self) -> None:
        if "_http" in self.__dict__:
            await self._http.aclose()

    def check(self, url: str) -> None:
        """Raises `SourceError` for what cannot be an address. Where its name leads is looked at when it is used."""
        checked_url(url, self._trusted)

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """The status. Raises `NoAnswer`."""
        try:
            async with asyncio.timeout(self._timeout):
                target = checked_url(url, self._trusted)
                async with self._http.stream("POST", target, content=body, headers=headers) as answer:
                    await _skim(answer)
                    return answer.status_code
        except SourceError as error:
            raise NoAnswer(str(error)) from None
        except (TimeoutError, httpx.TimeoutException):
            raise NoAnswer(f"no answer within {self._timeout:g} s") from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise NoAnswer(f"no answer: {type(error).__name__}") from None


async def _skim(answer: httpx.Response) -> None:
    size = 0
    async for chunk in answer.aiter_raw():
        size += len(chunk)
        if size > MOST_BYTES:
            return
