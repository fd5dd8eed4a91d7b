"""What the tests of the REST client share: a client on a pretend address, and a clock that only sleeping moves."""

from typing import Any

import httpx

from app.discord.rate_limits import RateLimits
from app.discord.rest import DiscordRest

API = "https://discord.test/api/v10"
APPLICATION = 9007199254740993999
BOT_TOKEN = "bot-token-never-to-be-seen"
INTERACTION_TOKEN = "aW50ZXJhY3Rpb24-never-to-be-seen"
GUILD = 9007199254740993001
BEA = 100000000000000002
ROADIE = 200000000000000003
CHANNEL = 300000000000000001

MESSAGE = {"id": "400000000000000001", "channel_id": str(CHANNEL), "content": "hello"}
ORIGINAL = f"/webhooks/{APPLICATION}/{INTERACTION_TOKEN}/messages/@original"
ROLE_OF_BEA = f"/guilds/{GUILD}/members/{BEA}/roles/{ROADIE}"


class SleptClock:
    """Time passes only by sleeping, and at once."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float, result: Any = None) -> Any:
        self.slept.append(seconds)
        self.now += seconds
        return result


def a_rest(clock: SleptClock | None = None, per_second: int = 50, **options: Any) -> DiscordRest:
    if clock:
        options["limits"] = RateLimits(APPLICATION, None, per_second=per_second, clock=clock, sleep=clock.sleep)
    options = {"api_url": API, "public_url": "https://bot.example", **options}
    return DiscordRest(bot_token=BOT_TOKEN, application_id=APPLICATION, **options)


def refused(status: int, code: int, message: str, **more: Any) -> httpx.Response:
    return httpx.Response(status, json={"code": code, "message": message, **more})


def rate_limited(seconds: float, scope: str = "user", **headers: str) -> httpx.Response:
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": scope == "global"}
    return httpx.Response(429, json=body, headers={"X-RateLimit-Scope": scope, "Retry-After": "9", **headers})


def budget(
    remaining: int, reset_after: float, size: int = 5, bucket: str = "abcd", reset: float = 5000
) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": str(size),
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": str(reset),
        "X-RateLimit-Reset-After": str(reset_after),
        "X-RateLimit-Bucket": bucket,
    }
