"""Does the ledger hold what people were told, exactly once, and nothing that nobody can explain?"""

from collections import Counter

from tests.e2e.deployment import Deployment
from tests.e2e.load import Attempt, Load

ENTRIES = "select interaction_id, source_key, user_id, miles from entries where guild_id = $1"
SUMS = "select user_id, sum(miles) as miles from entries where guild_id = $1 group by user_id"
BALANCES = "select user_id, balance from members where guild_id = $1 and balance is not null"
CATCH_UP = "select catch_up_boards($1)"
BOARD = "select user_id, miles from standings where guild_id = $1 and board = 'all'"


def assert_exactly_what_was_told(deployment: Deployment, guild_id: int, load: Load) -> list[Attempt]:
    """Returns the attempts that were booked though nobody was told so."""
    entries = deployment.fetch(ENTRIES, guild_id)
    booked = {entry["interaction_id"]: (entry["user_id"], entry["miles"]) for entry in entries}
    assert len(booked) == len(entries) == len({entry["source_key"] for entry in entries})
    for attempt in load.of("acknowledged"):
        assert booked.get(attempt.interaction_id) == (attempt.user_id, attempt.miles), attempt
    known = {attempt.interaction_id: attempt for attempt in load.attempts}
    assert booked.keys() <= known.keys()
    unacknowledged = [known[number] for number in booked if known[number].outcome != "acknowledged"]
    for attempt in unacknowledged:
        assert attempt.outcome in ("cut", "unsure"), attempt
    assert load.of("other") == []
    return unacknowledged


def assert_all_adds_up(deployment: Deployment, guild_id: int) -> None:
    sums = Counter({row["user_id"]: row["miles"] for row in deployment.fetch(SUMS, guild_id)})
    assert {row["user_id"]: row["balance"] for row in deployment.fetch(BALANCES, guild_id)} == sums
    deployment.fetch(CATCH_UP, guild_id)
    assert {row["user_id"]: row["miles"] for row in deployment.fetch(BOARD, guild_id)} == sums
    [odometer] = deployment.fetch("select miles from odometers where guild_id = $1", guild_id)
    assert odometer["miles"] == sums.total()
    done = deployment.omo("doctor")
    assert done.returncode == 0, done.stdout
