"""What gets through the signed door, and what does not."""

import pytest

from app.playground.signing import signed_headers
from app.playground.storage import encoded
from tests.e2e.deployment import Deployment
from tests.e2e.member import Member
from tests.e2e.signed import Signer

PING = {"id": "1290000000000000001", "application_id": "1", "type": 1, "token": "t", "version": 1}


@pytest.mark.parametrize("web", [0, 1])
def test_discords_ping_is_answered(deployment: Deployment, signer: Signer, web: int) -> None:
    answer = signer.sends(deployment.addresses[web], PING)
    assert (answer.status_code, answer.json()) == (200, {"type": 1})


def test_discord_accepts_the_endpoint(deployment: Deployment) -> None:
    report = deployment.discord.act(f"{deployment.next_address()}/interactions", ping=True)
    assert report["status"] == "answered"


@pytest.mark.parametrize("wrong", ["", "00", "zz" * 64, "00" * 64])
def test_a_bad_signature_is_refused(deployment: Deployment, signer: Signer, bea: Member, wrong: str) -> None:
    body = encoded(signer.anew(bea.runs("/ping")) | {"data": {"id": "1", "name": "check-in", "type": 1}})
    headers = signed_headers(signer.key, body) | {"X-Signature-Ed25519": wrong}
    assert signer.sends_bytes(deployment.next_address(), body, headers).status_code == 401
    assert bea.balance() == 0


def test_a_changed_body_is_refused(deployment: Deployment, signer: Signer, bea: Member) -> None:
    body = encoded(signer.anew(bea.runs("/ping")))
    headers = signed_headers(signer.key, body)
    assert signer.sends_bytes(deployment.next_address(), body + b" ", headers).status_code == 401


def test_a_signed_text_that_is_no_interaction_is_a_bad_request(deployment: Deployment, signer: Signer) -> None:
    body = b'["not", "an", "interaction"]'
    answer = signer.sends_bytes(deployment.next_address(), body, signed_headers(signer.key, body))
    assert answer.status_code == 400


def test_discords_own_events_are_taken_once_each(deployment: Deployment, signer: Signer) -> None:
    data = {"integration_type": 0, "user": {"id": "100000000000000001"}, "guild": {"id": "42", "name": "New in town"}}
    installed = {
        "version": 1,
        "application_id": "1",
        "type": 1,
        "event": {"type": "APPLICATION_AUTHORIZED", "data": data},
    }
    for _ in deployment.webs:
        assert signer.sends(deployment.next_address(), installed, path="/discord/events").status_code == 204
    names = deployment.fetch("select name from guilds where guild_id = 42")
    assert [row["name"] for row in names] == ["New in town"]
    assert [web.said().count('"repeated":false') for web in deployment.webs].count(1) == 1


def test_what_takes_longer_is_deferred_and_edited(deployment: Deployment, cleo: Member, bea: Member) -> None:
    """Who wrote the message is asked of Discord, which here takes its time."""
    cleo.opens_on_message("Award miles", "What a night!", author="bea")
    deployment.discord.fault("GET /guilds/{guild_id}/members/{user_id}", delay=2.6)
    answer = cleo.fills_in(miles="75", reason="this joke")
    assert answer.was_deferred
    assert answer.report["ms"] < 3000
    assert answer.numbers == [75, 75]
    assert bea.balance() == 75
