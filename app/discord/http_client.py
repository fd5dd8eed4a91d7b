"""Sends a `Request` to Discord: waits for its turn, repeats what may be repeated, turns every failure into our errors.

The path of a request may hold the token of an interaction, and httpx's exceptions hold the path. So they end here: ours
are raised outside of the `except` that caught them, with no chain behind them.
"""

import asyncio
import logging
import time
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx
import msgspec
import stamina
import structlog
from redis.asyncio import Redis

from app import __version__
from app.discord.circuit import Circuit
from app.discord.rate_limits import RateLimits
from app.discord.refusals import explanation, refusal
from app.discord.request import Request
from app.errors import DiscordError, DiscordUnavailable, RateLimited, TokenRefused
from app.operations.metrics import discord_request_seconds, discord_requests
from app.settings import DISCORD_API_URL, Secret

ATTEMPTS = 4
LONGEST_WAIT = 30.0
"""Seconds that one call waits for rate limits, in total, before it gives up with `RateLimited`."""
CONNECT_TIMEOUT = 3.0
TIMEOUT = 5.0
"""Seconds for one attempt, from connecting to the last byte; one that sends files may take all the patience."""
PATIENCE = 8.0
"""Seconds for one call with all of its attempts, beside what it waits for rate limits: somebody may wait for it."""
WORTH_REPEATING = 2.0
"""Seconds of its patience that a call must have left to be repeated."""
QUIET_AFTER_401 = 60.0
"""Seconds without further tries after the bot token was refused: 10 000 refusals in 10 minutes lock out the address.

https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
"""
RETRY_AFTER_UNKNOWN = 5.0

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)

Decoded = TypeVar("Decoded")

log = structlog.get_logger(__name__)


class DiscordHttp:
    def __init__(
        self,
        *,
        bot_token: str,
        application_id: int,
        public_url: str,
        api_url: str = DISCORD_API_URL,
        redis: Redis | None = None,
        limits: RateLimits | None = None,
        longest_wait: float = LONGEST_WAIT,
        timeout: float = TIMEOUT,
        patience: float = PATIENCE,
    ) -> None:
        """`public_url` tells Discord who we are; `redis` stays the caller's to close; times are in seconds."""
        self.application_id = application_id
        self._bot_token = Secret(bot_token)
        self._api_url = api_url.rstrip("/")
        self._limits = limits or RateLimits(application_id, redis)
        self._longest_wait = longest_wait
        self._timeout = timeout
        self._patience = patience
        self._circuit = Circuit()
        self._token_refused_until = 0.0
        self._http = httpx.AsyncClient(
            headers={"User-Agent": f"DiscordBot ({public_url}, {__version__})"},
            timeout=httpx.Timeout(patience, connect=min(CONNECT_TIMEOUT, timeout)),
            limits=httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=30),
        )
        # At INFO it logs every address, and with it the tokens of interactions.
        logging.getLogger("httpx").setLevel(logging.WARNING)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        await self._http.aclose()

    @property
    def away(self) -> bool:
        """Whether it would not even be asked, because it gave no answer a moment ago."""
        return self._circuit.away

    async def request(self, method: str, template: str, **details: Any) -> Any:
        """The decoded JSON (ids stay strings), or None when there is none; `details` are the fields of `Request`.

        Raises one of the `DiscordError`s.
        """
        return await self.read(_ANYTHING, Request(method, template, **details))

    async def read(self, decoder: msgspec.json.Decoder[Decoded], request: Request) -> Decoded:
        """Sends it and decodes the answer, which must not be empty unless the decoder takes None."""
        content = await self.send(request)
        try:
            return decoder.decode(content or b"null")
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            problem = f"an answer that cannot be read: {error}"
        raise DiscordUnavailable(request.route, 200, 0, problem)

    async def send(self, request: Request) -> bytes:
        """The body of the answer."""
        if not request.auth:  # Discord asked this very moment, and its interaction cannot be answered later
            return await self._send(request)
        return await self._circuit.call(request, lambda: self._send(request))

    async def _send(self, request: Request) -> bytes:
        waiting = self._longest_wait
        until = time.monotonic() + self._patience

        def pause(error: Exception) -> bool | float:
            return until - time.monotonic() > WORTH_REPEATING and _pause_before_repeating(request, error)

        async for attempt in stamina.retry_context(
            on=pause,
            attempts=ATTEMPTS,
            timeout=None,
            wait_initial=0.25,
            wait_max=3,
            wait_jitter=0.5,
        ):
            self._stop_while_token_is_refused(request)
            waited = await self._limits.wait_turn(request, waiting)
            waiting -= waited
            until += waited
            with attempt:
                return await self._once(request, until - time.monotonic())
        raise AssertionError("the last attempt returns or raises")

    async def _once(self, request: Request, left: float) -> bytes:
        started = time.perf_counter()
        answer = await self._exchange(request, left if request.files else min(left, self._timeout))
        discord_request_seconds.labels(request.route).observe(time.perf_counter() - started)
        if isinstance(answer, DiscordError):
            discord_requests.labels(request.route, "unreachable").inc()
            raise answer
        discord_requests.labels(request.route, str(answer.status_code)).inc()
        if answer.status_code == 429:
            raise await self._rate_limited(request, answer)
        await self._limits.learn(request, answer.headers)
        if answer.is_success:
            return answer.content
        error = refusal(request, answer)
        if isinstance(error, TokenRefused):
            self._token_refused_until = time.monotonic() + QUIET_AFTER_401
            log.error("discord_token_refused", route=request.route, quiet_seconds=QUIET_AFTER_401)
        raise error

    async def _exchange(self, request: Request, seconds: float) -> httpx.Response | DiscordUnavailable:
        """One try; returns the failure instead of raising it, so that nothing of httpx's hangs on to it."""
        url = Secret(self._api_url + request.path)
        headers = request.headers(self._bot_token)
        try:
            async with asyncio.timeout(seconds):
                return await self._http.request(
                    request.method, url, params=request.params, headers=headers, **request.content()
                )
        except (httpx.RequestError, TimeoutError) as error:
            failure = DiscordUnavailable(request.route, 0, 0, f"no answer: {type(error).__name__}")
            failure.uncertain = not isinstance(error, _NEVER_SENT)
            return failure

    async def _rate_limited(self, request: Request, answer: httpx.Response) -> RateLimited:
        said = explanation(answer)
        retry_after = said.retry_after or _seconds(answer.headers.get("retry-after")) or RETRY_AFTER_UNKNOWN
        scope = answer.headers.get("x-ratelimit-scope")
        # No scope and not Discord's JSON: that is Cloudflare, and it means this whole address.
        everywhere = said.is_global or scope == "global" or (scope is None and said.retry_after is None)
        await self._limits.refused(request, answer.headers, retry_after, everywhere)
        log.warning("discord_rate_limited", route=request.route, retry_after=retry_after, everywhere=everywhere)
        return RateLimited(request.route, retry_after, said.code)

    def _stop_while_token_is_refused(self, request: Request) -> None:
        if request.auth and time.monotonic() < self._token_refused_until:
            raise TokenRefused(request.route, 401, 0, "not sent: the bot token was refused a moment ago")


_ANYTHING: msgspec.json.Decoder[Any] = msgspec.json.Decoder()


def _pause_before_repeating(request: Request, error: Exception) -> bool | float:
    """For stamina: False is no, True its own growing pause, a number that many seconds."""
    if isinstance(error, RateLimited):
        return 0.0  # the pause is in the rate limits, where everybody keeps it
    return isinstance(error, DiscordUnavailable) and (request.safe_to_repeat or not error.uncertain)


def _seconds(text: str | None) -> float:
    """0 when it is not a positive number."""
    return float(text) if text and text.replace(".", "", 1).isdecimal() else 0.0
