"""Every metric there is, declared in one place; `/metrics` shows them."""

from collections import Counter as Tally
from collections.abc import Sequence
from functools import cache

from prometheus_client import Counter, Gauge, Histogram

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

interactions = Counter("omo_interactions", "Interactions by what was asked and how it ended", ["name", "outcome"])
interaction_seconds = Histogram(
    "omo_interaction_seconds",
    "Time from the verified request to the first answer (a deferral counts as one)",
    ["name"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3),
)


@cache
def _of_interaction(name: str, outcome: str) -> tuple[Counter, Histogram]:
    """Looking labels up anew costs more than counting."""
    return interactions.labels(name, outcome), interaction_seconds.labels(name)


def count_interaction(name: str, outcome: str, seconds: float) -> None:
    """`seconds` until the first answer."""
    counter, histogram = _of_interaction(name, outcome)
    counter.inc()
    histogram.observe(seconds)


refused_requests = Counter("omo_refused_requests", "Requests at the signed door that were refused", ["status"])
ledger_batches = Histogram("omo_ledger_batch_entries", "Entries booked together", buckets=(1, 2, 4, 8, 16, 32, 64, 128))
ledger_outcomes = Counter("omo_ledger_entries", "What became of bookings", ["outcome"])
queued_jobs = Gauge("omo_queued_jobs", "Jobs that wait for a worker; NaN while Valkey is away")
role_syncs = Counter("omo_role_syncs", "Members whose rank roles were looked after, by outcome", ["outcome"])
polls = Counter("omo_polls", "Polls of sources: `new`, `nothing-new`, `unchanged`, or what was wrong", ["outcome"])
pushes = Counter("omo_pushes", "What hubs called for: `verified`, `rang`, `forged`", ["outcome"])
deliveries = Counter("omo_deliveries", "Items to channels, by how it ended", ["state"])
hook_attempts = Counter("omo_hook_attempts", "Messages to webhooks: `taken`, `again` later, or `dead`", ["outcome"])


def count_batch(outcomes: Sequence[str]) -> None:
    ledger_batches.observe(len(outcomes))
    for outcome, count in Tally(outcomes).items():
        ledger_outcomes.labels(outcome).inc(count)
