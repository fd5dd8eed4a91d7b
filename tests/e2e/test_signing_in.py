"""Signed in at two web processes behind a round robin, killed in between; and asked of Discord what one may do."""

from collections.abc import Iterator

import httpx
import pytest
import redis

from app.playground.cast import PEOPLE
from tests.e2e.deployment import Deployment
from tests.e2e.round_robin import PEOPLE_BY_NAME, Surfer

LONGEST_REMEMBERED_SECONDS = 60


@pytest.fixture
def surfer(deployment: Deployment) -> Iterator[Surfer]:
    """Nobody is signed in."""
    with Surfer(deployment) as surfer:
        yield surfer


@pytest.fixture(autouse=True)
def mended(deployment: Deployment) -> Iterator[None]:
    yield
    if not deployment.valkey.running():
        deployment.start_empty_valkey()
    for process in deployment.webs:
        if not process.running():
            process.start()


def test_a_sign_in_survives_the_processes_that_it_goes_through(
    deployment: Deployment, guild: int, surfer: Surfer
) -> None:
    question = surfer.begins_to_sign_in(f"/guilds/{guild}")
    began_at = surfer.balancer.asked[-1]
    restart(deployment, began_at)
    way_back = surfer.agrees(question, "ana")
    deployment.webs[began_at].kill()

    answer = surfer.comes_back(way_back)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/guilds/{guild}")
    assert surfer.balancer.asked[-1] != began_at
    restart(deployment, 1 - began_at)
    deployment.webs[began_at].start()
    assert_signed_in_everywhere(surfer, guild)


def test_a_session_outlives_every_process(deployment: Deployment, guild: int, surfer: Surfer) -> None:
    surfer.signs_in("ana")
    for number in range(len(deployment.webs)):
        assert_signed_in_everywhere(surfer, guild)
        restart(deployment, number)
    assert_signed_in_everywhere(surfer, guild)


def test_a_change_at_one_process_is_seen_at_the_other(guild: int, surfer: Surfer) -> None:
    surfer.signs_in("ana")
    path = f"/guilds/{guild}/settings"
    seen = surfer.reads(path).headers["etag"]

    changed = surfer.changes(path, {"zone": "Europe/Berlin"}, seen)
    late = surfer.changes(path, {"zone": "America/Denver"}, seen)

    assert (changed.status_code, late.status_code) == (200, 412)
    assert {surfer.reads(path).json()["zone"] for _ in range(2)} == {"Europe/Berlin"}


def test_a_way_back_works_once_whichever_process_is_asked(surfer: Surfer) -> None:
    way_back = surfer.agrees(surfer.begins_to_sign_in(), "bea")
    under_way = dict(surfer.http.cookies)
    assert surfer.comes_back(way_back).status_code == 303

    surfer.http.cookies.clear()
    surfer.http.cookies.update(under_way)
    again = surfer.comes_back(way_back)

    assert again.status_code == 400
    assert set(surfer.balancer.asked) == {0, 1}


def test_a_role_that_was_taken_away_counts_for_a_minute_at_most(deployment: Deployment, surfer: Surfer) -> None:
    guild = deployment.new_guild()
    producer, cleo = deployment.discord.role_id(guild, "Producer"), PEOPLE_BY_NAME["cleo"]
    deployment.change_settings(guild, editor_roles=[producer])
    surfer.signs_in("cleo")
    assert surfer.reads(f"/guilds/{guild}").json()["level"] == "editor"

    deployment.discord.take_role(guild, int(cleo.id), producer)
    remembered = f"omo:standing:{guild}:{cleo.id}"
    with redis.Redis.from_url(deployment.environment["REDIS_URL"]) as valkey:
        assert 0 < valkey.ttl(remembered) <= LONGEST_REMEMBERED_SECONDS
        valkey.delete(remembered)  # instead of waiting

    assert [surfer.reads(f"/guilds/{guild}").status_code for _ in range(2)] == [404, 404]
    assert surfer.reads("/me").status_code == 200, "still signed in"


def test_everything_works_without_valkey(deployment: Deployment, guild: int, surfer: Surfer) -> None:
    deployment.stop_valkey()

    surfer.signs_in("ana")

    assert_signed_in_everywhere(surfer, guild)
    assert any(str(guild) == each["id"] for each in surfer.reads("/guilds").json())
    assert surfer.reads(f"/guilds/{guild}/problems").status_code == 200
    settings = surfer.reads(f"/guilds/{guild}/settings")
    assert surfer.changes(f"/guilds/{guild}/settings", {"self_award": True}, settings.headers["etag"]).is_success


def restart(deployment: Deployment, number: int) -> None:
    deployment.webs[number].kill()
    deployment.webs[number].start()


def assert_signed_in_everywhere(surfer: Surfer, guild: int) -> None:
    surfer.balancer.asked.clear()
    answers: list[httpx.Response] = [surfer.reads(path) for path in ("/me", "/me", *[f"/guilds/{guild}"] * 2)]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert answers[0].json()["name"] == PEOPLE[0].name
    assert set(surfer.balancer.asked) == {0, 1}
