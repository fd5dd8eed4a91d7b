"""Buckets and the global limit: https://docs.discord.com/developers/topics/rate-limits

The sizes are not Discord's (it publishes none), but of the order that bots report.
"""

import hashlib
import time
from collections.abc import Callable
from typing import NamedTuple

GLOBAL_PER_SECOND = 50


class Limit(NamedTuple):
    requests: int
    seconds: float


USUAL = Limit(50, 1.0)
LIMITS = {
    "POST /channels/{channel_id}/messages": Limit(5, 5.0),
    "PATCH /channels/{channel_id}/messages/{message_id}": Limit(5, 5.0),
    "GET /guilds/{guild_id}/members": Limit(10, 10.0),
    "GET /guilds/{guild_id}/members/search": Limit(10, 10.0),
    "PATCH /guilds/{guild_id}/members/{user_id}": Limit(10, 10.0),
    "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}": Limit(10, 10.0),
    "DELETE /guilds/{guild_id}/members/{user_id}/roles/{role_id}": Limit(10, 10.0),
    "POST /guilds/{guild_id}/channels": Limit(10, 10.0),
    "PATCH /channels/{channel_id}": Limit(5, 15.0),
    "POST /guilds/{guild_id}/roles": Limit(10, 10.0),
    "POST /channels/{channel_id}/messages/bulk-delete": Limit(1, 3.0),
    "POST /channels/{channel_id}/messages/{message_id}/crosspost": Limit(10, 3600.0),
    "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me": Limit(1, 0.25),
    "DELETE /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me": Limit(1, 0.25),
    "POST /channels/{channel_id}/webhooks": Limit(5, 60.0),
    "POST /guilds/{guild_id}/scheduled-events": Limit(5, 60.0),
    "PATCH /guilds/{guild_id}/scheduled-events/{event_id}": Limit(5, 10.0),
    "GET /users/@me/guilds": Limit(5, 5.0),
    "POST /webhooks/{application_id}/{token}": Limit(5, 2.0),
    "PATCH /webhooks/{application_id}/{token}/messages/@original": Limit(5, 2.0),
}
MAJOR = ("guild_id", "channel_id", "token")


class Verdict(NamedTuple):
    allowed: bool
    headers: dict[str, str]
    retry_after: float
    everywhere: bool
    """The global limit, not the bucket's."""


class Window:
    """Counts from its first request until its seconds are over."""

    def __init__(self) -> None:
        self.ends = 0.0
        self.used = 0

    def take(self, limit: Limit, now: float) -> bool:
        if now >= self.ends:
            self.ends, self.used = now + limit.seconds, 0
        self.used += 1
        return self.used <= limit.requests


class RateLimits:
    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._windows: dict[str, Window] = {}
        self._everywhere = Window()

    def take(self, route: str, path: dict[str, str], counts_globally: bool) -> Verdict:
        """`route` is method and template; `path` its parameters, of which the major ones part the buckets."""
        now = self._clock()
        limit = LIMITS.get(route, USUAL)
        bucket = hashlib.sha256(route.encode()).hexdigest()[:32]
        key = "/".join([bucket, *(path[name] for name in MAJOR if name in path)])
        if counts_globally and not self._everywhere.take(Limit(GLOBAL_PER_SECOND, 1.0), now):
            return self._refused(self._everywhere.ends - now, {"X-RateLimit-Global": "true"}, "global")
        self._drop_old_windows(now)
        window = self._windows.setdefault(key, Window())
        allowed = window.take(limit, now)
        left = max(window.ends - now, 0.0)
        headers = {
            "X-RateLimit-Limit": str(limit.requests),
            "X-RateLimit-Remaining": str(max(limit.requests - window.used, 0)),
            "X-RateLimit-Reset": f"{window.ends:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": bucket,
        }
        return Verdict(True, headers, 0.0, False) if allowed else self._refused(left, headers, "user")

    def _refused(self, left: float, headers: dict[str, str], scope: str) -> Verdict:
        wait = max(round(left, 3), 0.001)
        headers = {**headers, "Retry-After": str(int(wait) + 1), "X-RateLimit-Scope": scope}
        return Verdict(False, headers, wait, scope == "global")

    def _drop_old_windows(self, now: float) -> None:
        if len(self._windows) > 5000:
            self._windows = {key: window for key, window in self._windows.items() if window.ends > now}
