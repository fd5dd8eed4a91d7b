"""A check-in at Discord is heard in the Control Room, and told to the tour's website."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from app.control_room.api_tokens import digest_of, new_token
from tests.e2e.deployment import Deployment, address_of
from tests.e2e.member import Member
from tests.e2e.omo import wait_until
from tests.e2e.website import receiver


@pytest.fixture
def api(deployment: Deployment, guild: int) -> Iterator[httpx.Client]:
    """A machine with a token, at the process that Discord does not ask."""
    token = new_token()
    deployment.fetch(
        """insert into api_tokens (guild_id, digest, hint, name, scopes, created_by, created_by_name)
        values ($1, $2, '', 'Website', '{hooks:write,live:read,statistics:read}', 1, 'Ana')""",
        guild,
        digest_of(token),
    )
    base = f"{address_of(deployment.webs[1])}/api/v1/guilds/{guild}"
    with httpx.Client(base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=20) as client:
        yield client


def test_a_check_in_is_heard_in_another_process(api: httpx.Client, bea: Member) -> None:
    with api.stream("GET", "/live") as stream:
        lines = stream.iter_lines()
        assert _next(lines, "ready") == {}

        bea.runs("/check-in")

        assert _next(lines, "award")["miles"] == 10


def test_a_check_in_is_told_to_the_website_and_counted(
    deployment: Deployment, api: httpx.Client, bea: Member, tmp_path: Path
) -> None:
    website = deployment.environment["BRIDGE_TRUSTED_HOSTS"]
    made = api.post("/hooks", json={"url": f"http://{website}/", "events": ["miles.awarded"]})
    assert made.status_code == 201, made.text
    with receiver(website, made.json()["secret"], tmp_path / "told") as told:
        bea.runs("/check-in")
        wait_until(lambda: "miles.awarded" in told.read_text(), 30, "the website is told")

    [delivery] = api.get(f"/hooks/{made.json()['hook']['id']}/deliveries").json()["items"]
    assert (delivery["state"], delivery["last_status"]) == ("sent", 204)
    assert api.get("/statistics/miles").json()["days"][-1]["by_reason"] == {"check-in": 10}


def _next(lines: Iterator[str], name: str) -> Any:
    """The data of the next event of this name."""
    for line in lines:
        if line == f"event: {name}":
            return msgspec.json.decode(next(lines).removeprefix("data: "))
    raise AssertionError(f"the stream ended without {name}")
