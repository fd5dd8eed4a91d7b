"""GET, for addresses that strangers typed."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from functools import cached_property
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Any, Self

import httpx
import msgspec

from app import __version__
from app.dailies.fetching.refusals import refusal
from app.dailies.fetching.unpacking import read_body
from app.dailies.fetching.waiting import fresh_for
from app.dailies.items import NO_VALIDATORS, Validators
from app.dailies.sources.protocol import NO_HEADERS, Answer
from app.errors import SourceError
from app.outbound.addresses import checked_url
from app.outbound.connecting import PublicTransport

MOST_BYTES = 6_000_000
MOST_REDIRECTS = 5
CONNECT_TIMEOUT = 5.0
READ_TIMEOUT = 10.0
TIMEOUT = 20.0
"""Seconds for everything, redirects too: a server may send a byte every nine seconds."""

_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1"

Turn = Callable[[str], AbstractAsyncContextManager[object]]
"""Politeness: entered with the host before each request, left after it."""


class HttpFetcher:
    """One for each process. `contact` is where somebody whom the bot annoys finds us."""

    def __init__(
        self,
        *,
        contact: str,
        trusted: Iterable[str] = (),
        turn: Turn = lambda host: nullcontext(),
        most_bytes: int = MOST_BYTES,
        timeout: float = TIMEOUT,
    ) -> None:
        """`trusted` are `host:port`s that need not be public; `timeout` is in seconds."""
        self._trusted = frozenset(trusted)
        self._turn = turn
        self._most_bytes = most_bytes
        self._timeout = timeout
        self._contact = contact

    @cached_property
    def _http(self) -> httpx.AsyncClient:
        """Made at the first fetch: certificates take memory, and a web process fetches only while somebody connects."""
        return httpx.AsyncClient(
            transport=PublicTransport(self._trusted),
            headers={
                "User-Agent": f"omo-bot/{__version__} (+{self._contact})",
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip, deflate",
            },
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(min(READ_TIMEOUT, self._timeout), connect=min(CONNECT_TIMEOUT, self._timeout)),
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        if "_http" in self.__dict__:
            await self._http.aclose()

    async def get(self, url: str, validators: Validators = NO_VALIDATORS) -> Answer:
        """Raises `SourceError` for everything that is neither content nor unchanged content."""
        return await self._in_time(self._follow(url, validators))

    async def call(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
    ) -> Answer:
        """The answer whatever its status. Raises `SourceError` when there is none."""
        return await self._in_time(self._call(method, url, headers, {"data": form, "json": json}))

    async def _in_time(self, asking: Awaitable[Answer]) -> Answer:
        try:
            async with asyncio.timeout(self._timeout):
                return await asking
        except (TimeoutError, httpx.TimeoutException):
            raise SourceError("away", f"no whole answer within {self._timeout:g} s") from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise SourceError("away", f"no answer: {_plain(error)}") from None

    async def _call(self, method: str, url: str, headers: Mapping[str, str], body: Mapping[str, Any]) -> Answer:
        target = checked_url(url, self._trusted)
        wanted = {"Accept": "application/json", **headers}
        request = self._http.stream(method, target, headers=wanted, **body)
        async with self._turn(target.host), request as answer:
            read = await self._read(answer, NO_VALIDATORS)
            return msgspec.structs.replace(read, url=str(target.copy_with(query=None)))

    async def _follow(self, url: str, validators: Validators) -> Answer:
        target, moved_to, all_permanent = checked_url(url, self._trusted), "", True
        for _ in range(MOST_REDIRECTS + 1):
            async with self._turn(target.host), self._http.stream("GET", target, headers=_asking(validators)) as answer:
                if answer.status_code not in _REDIRECTS or "location" not in answer.headers:
                    return await self._answer(answer, validators, moved_to)
                all_permanent = all_permanent and answer.status_code in _PERMANENT
                target = checked_url(str(target.join(answer.headers["location"])), self._trusted)
                moved_to = str(target) if all_permanent else moved_to
        raise SourceError("broken", f"it redirects more than {MOST_REDIRECTS} times")

    async def _answer(self, answer: httpx.Response, validators: Validators, moved_to: str) -> Answer:
        if not answer.is_success and answer.status_code != 304:
            raise refusal(answer.url.host, answer.status_code, answer.headers)
        return await self._read(answer, validators, moved_to)

    async def _read(self, answer: httpx.Response, validators: Validators, moved_to: str = "") -> Answer:
        unchanged = answer.status_code == 304
        headers = answer.headers
        before = validators if unchanged else NO_VALIDATORS
        return Answer(
            url=str(answer.url),
            status=answer.status_code,
            body=b"" if unchanged else await read_body(answer, self._most_bytes),
            content_type=headers.get("content-type", ""),
            unchanged=unchanged,
            validators=Validators(
                etag=headers.get("etag", before.etag),
                last_modified=headers.get("last-modified", before.last_modified),
            ),
            not_before=fresh_for(headers),
            moved_to=moved_to,
            links={rel: link["url"] for rel, link in answer.links.items() if rel and "url" in link},
            headers=dict(headers),
        )


def _asking(validators: Validators) -> dict[str, str]:
    """Sent back as they came. https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests"""
    asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in asked.items() if value and value.isascii()}


def _plain(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
