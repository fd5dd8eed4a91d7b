"""POST to an address that an admin typed: public ones only, no redirects, ten seconds, and nobody reads the answer."""

import asyncio
from collections.abc import Iterable, Mapping
from functools import cached_property

import httpx

from app import __version__
from app.errors import SourceError
from app.outbound.addresses import checked_url, origin
from app.outbound.connecting import PublicTransport, public_addresses

TIMEOUT = 10.0
"""Seconds for everything."""
LOOK_UP_SECONDS = 2.0
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

    async def check(self, url: str) -> None:
        """Raises `SourceError` for what is no address, or leads to one that is not public. A name that nobody knows may
        be known tomorrow; where it leads is looked at again whenever it is used."""
        target = checked_url(url, self._trusted)
        if origin(target) in self._trusted:
            return
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                await public_addresses(target.host, 443)
        except TimeoutError:
            return
        except SourceError as error:
            if error.kind == "forbidden-address":
                raise

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
