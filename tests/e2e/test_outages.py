"""Parts of the deployment break under load, and the ledger holds exactly what people were told."""

import signal
from collections.abc import Iterator

import pytest

from app.playground.cast import PEOPLE
from tests.e2e.deployment import Deployment
from tests.e2e.ledger_proof import assert_all_adds_up, assert_exactly_what_was_told
from tests.e2e.load import Attempt, HurriedLoad, Load, outcome_of, steady_load
from tests.e2e.omo import wait_until

SOME, MANY = 40, 100
DISCORDS_PATIENCE_SECONDS = 3.0
WORKERS_LEASE_SECONDS = 60
"""What a worker had in hand when it was killed is free again after so long."""


def test_a_killed_web_process_loses_nothing_that_was_acknowledged(deployment: Deployment, guild: int) -> None:
    with steady_load(deployment, guild, HurriedLoad) as load:
        for _ in range(3):
            load.wait_for(MANY)
            deployment.webs[0].kill()
            load.wait_for(5, "cut")
            deployment.webs[0].start()
        load.wait_for(MANY)
    assert_proven(deployment, guild, load)
    cut_in_the_middle_first = sorted(load.of("cut"), key=lambda attempt: "ConnectError" in attempt.text)
    assert_sent_again_all_are_booked_once(deployment, guild, cut_in_the_middle_first[:15])


def test_a_killed_worker_leaves_nobody_without_their_role(deployment: Deployment, guild: int) -> None:
    with steady_load(deployment, guild) as load:
        load.wait_for(SOME)
        deployment.worker.kill()
        load.wait_for(SOME)
        deployment.worker.start()
    assert_proven(deployment, guild, load)


def test_a_web_process_that_is_told_to_end_answers_all_it_has_accepted(deployment: Deployment, guild: int) -> None:
    with steady_load(deployment, guild, HurriedLoad) as load:
        load.wait_for(MANY)
        assert deployment.webs[1].end() == -signal.SIGTERM  # uvicorn ends in order, then by the signal it was sent
        load.wait_for(SOME)
        deployment.webs[1].start()
        load.wait_for(SOME)
    assert assert_exactly_what_was_told(deployment, guild, load) == []
    assert_proven(deployment, guild, load)


def test_a_postgres_that_falls_over_and_comes_back(deployment: Deployment, guild: int) -> None:
    with steady_load(deployment, guild) as load:
        load.wait_for(SOME)
        deployment.stop_postgres_at_once()
        load.wait_for(8, "told")
        deployment.start_postgres()
        load.wait_for(SOME)
    assert load.of("cut") == []
    assert max(attempt.seconds for attempt in load.attempts) < DISCORDS_PATIENCE_SECONDS
    assert_proven(deployment, guild, load)


def test_a_valkey_that_is_lost_with_all_it_held(deployment: Deployment, guild: int) -> None:
    with steady_load(deployment, guild) as load:
        load.wait_for(SOME)
        deployment.stop_valkey()
        load.wait_for(SOME)
        deployment.start_empty_valkey()
        load.wait_for(SOME)
    assert len(load.of("acknowledged")) == len(load.attempts)
    assert_proven(deployment, guild, load)


@pytest.fixture(autouse=True)
def mended(deployment: Deployment) -> Iterator[None]:
    """A failure here is not a failure of everything after it."""
    yield
    if not deployment.postgres.running():
        deployment.start_postgres()
    if not deployment.valkey.running():
        deployment.start_empty_valkey()
    for process in [*deployment.webs, deployment.worker]:
        if not process.running():
            process.start()


@pytest.fixture
def guild(deployment: Deployment) -> int:
    """With a rank low enough that the load crosses it."""
    return deployment.new_guild(ranks={"Roadie": 200})


def assert_proven(deployment: Deployment, guild: int, load: Load) -> None:
    assert_exactly_what_was_told(deployment, guild, load)
    assert_roles_follow(deployment, guild)
    assert_all_adds_up(deployment, guild)


def assert_sent_again_all_are_booked_once(deployment: Deployment, guild: int, cut: list[Attempt]) -> None:
    """Whether the first time was booked or not."""
    for attempt in cut:
        for _ in deployment.webs:
            report = deployment.discord.act(f"{deployment.next_address()}/interactions", **attempt.deed)
            assert outcome_of(report)[0] == "acknowledged", report
    numbers = [attempt.interaction_id for attempt in cut]
    counted = (
        "select count(*) as times from entries where guild_id = $1 and interaction_id = any($2) group by source_key"
    )
    rows = deployment.fetch(counted, guild, numbers)
    assert [row["times"] for row in rows] == [1] * len(cut)
    assert_all_adds_up(deployment, guild)


def assert_roles_follow(deployment: Deployment, guild: int) -> None:
    """The worker lives and gives everybody the role they have reached."""
    rows = deployment.fetch("select user_id, balance from members where guild_id = $1", guild)
    cast = {int(person.id) for person in PEOPLE}
    reached = {row["user_id"] for row in rows if (row["balance"] or 0) >= 200 and row["user_id"] in cast}
    assert reached
    wait_until(lambda: _roadies(deployment, guild) == reached, WORKERS_LEASE_SECONDS + 30, f"Roadies are {reached}")


def _roadies(deployment: Deployment, guild: int) -> set[int]:
    role_id = str(deployment.discord.role_id(guild, "Roadie"))
    members = deployment.discord.world()["members"][str(guild)]
    return {int(user_id) for user_id, member in members.items() if role_id in member["roles"]}
