"""Every metric there is, declared in one place; `/metrics` shows them."""

from prometheus_client import Counter, Histogram

# Routes are templates (`GET /guilds/{guild_id}`), so that labels stay few and hold no ids or tokens.
discord_requests = Counter(
    "omo_discord_requests", "Answers of Discord's REST API; status is `unreachable` when none came", ["route", "status"]
)
discord_request_seconds = Histogram(
    "omo_discord_request_seconds",
    "Time until Discord answered, without the waits for rate limits",
    ["route"],
    buckets=(0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10),
)
