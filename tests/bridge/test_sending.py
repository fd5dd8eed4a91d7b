"""Signed, sent again, given up for the time being, and replayed."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import respx

from app.bridge.posting import HookPoster, NoAnswer
from app.bridge.secrets import signature
from app.local.ports import free_port
from app.settings import Secret
from tests import cast
from tests.bot import Bot
from tests.bridge.conftest import Bridge
from tests.bridge.site import Site
from tests.dailies.web_server import running_web_server
from tests.mileage.office import Office
from tests.patience import eventually
from workers.bridge import forget_messages, send_messages, sweep_messages

A_DAY = 24 * 60


def test_signatures_are_those_of_the_standard() -> None:
    """The example of https://github.com/standard-webhooks/standard-webhooks/tree/main/libraries."""
    secret = Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'

    made = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)

    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


async def test_messages_are_signed(bridge: Bridge, site: Site, office: Office) -> None:
    await office.award(cast.BEA, 50)
    await bridge.works()

    assert site.last_is_signed_with(bridge.secret)
    assert not site.last_is_signed_with("whsec_" + "AAAA" * 11)


async def test_what_is_not_taken_comes_again_under_the_same_id(bridge: Bridge, site: Site, office: Office) -> None:
    site.answers = [503, "no answer within 10 s"]
    await office.award(cast.BEA, 50)

    await bridge.works()
    [waiting] = await bridge.deliveries(state="waiting")
    assert (waiting["attempts"], waiting["last_status"]) == (1, 503)
    await bridge.works()  # too early
    await bridge.works(minutes_later=1)
    [waiting] = await bridge.deliveries()
    assert (waiting["attempts"], waiting["last_problem"]) == (2, "no answer within 10 s")
    await bridge.works(minutes_later=1)

    [sent] = await bridge.deliveries(state="sent")
    assert site.taken[0][0]["webhook-id"] == f"msg_{sent['id']}"


async def test_after_a_day_it_is_a_dead_letter_that_can_be_replayed(bridge: Bridge, site: Site, office: Office) -> None:
    site.answers = [500] * 11
    await office.award(cast.BEA, 50)
    for _ in range(11):
        await bridge.works(minutes_later=A_DAY)
    [dead] = await bridge.deliveries(state="dead")
    assert (dead["attempts"], (await bridge.hook())["dead"]) == (11, 1)

    replayed = await bridge.desk.sends("POST", f"{bridge.path}/deliveries/{dead['id']}/replay")
    await bridge.works()

    assert replayed.status_code == 202
    assert [data["miles"] for _, data in site.news] == [50]


async def test_all_dead_letters_are_replayed_together(bridge: Bridge, site: Site, office: Office) -> None:
    site.answers = [500] * 22
    for miles in (1, 2):
        await office.award(cast.BEA, miles)
    for _ in range(22):
        await bridge.works(minutes_later=A_DAY)

    assert (await bridge.desk.sends("POST", f"{bridge.path}/replay")).json() == {"replayed": 2}
    await bridge.works()

    assert sorted(data["miles"] for _, data in site.news) == [1, 2]


async def test_an_address_that_is_gone_pauses_and_loses_nothing(bridge: Bridge, site: Site, office: Office) -> None:
    site.answers = [410]
    await office.award(cast.BEA, 1)
    await bridge.works()
    assert (await bridge.hook())["paused_reason"] == "gone"
    await office.award(cast.BEA, 2)
    await bridge.works(minutes_later=A_DAY)
    assert site.news == []

    resumed = await bridge.desk.sends("PATCH", bridge.path, {"paused": False}, **{"If-Match": "*"})
    await bridge.works()

    assert resumed.json()["paused_reason"] is None
    assert [data["miles"] for _, data in site.news] == [1, 2]


async def test_for_a_day_both_secrets_are_good(bridge: Bridge, site: Site, office: Office) -> None:
    rotated = (await bridge.desk.sends("POST", f"{bridge.path}/secret")).json()["secret"]
    await office.award(cast.BEA, 1)
    await bridge.works()
    assert site.last_is_signed_with(bridge.secret)
    assert site.last_is_signed_with(rotated)

    await office.fetch("update hooks set old_secret_until = now() where guild_id = $1", office.guild_id)
    await office.award(cast.BEA, 1)
    await bridge.works()

    assert not site.last_is_signed_with(bridge.secret)
    assert site.last_is_signed_with(rotated)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "http://localhost/", "http://10.0.0.1/"],
)
async def test_no_message_goes_into_our_own_network(url: str) -> None:
    poster = HookPoster()
    with pytest.raises(NoAnswer, match="is not a public address"):
        await poster.post(url, b"{}", {})
    await poster.aclose()


async def test_redirects_are_not_followed() -> None:
    async with running_web_server() as web:
        poster = HookPoster([web.origin])
        web.page("/there")
        moved = web.page("/here", status="302 Found", Location=web.url("/there"))

        assert await poster.post(moved, b"{}", {}) == 302
        assert len(web.requests) == 1
        await poster.aclose()


async def test_a_receiver_that_never_ends_its_answer_holds_up_nobody_for_long() -> None:
    async with running_web_server() as web:
        poster = HookPoster([web.origin], timeout=0.2)
        web.pages["/drips"] = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
        web.dripping.add("/drips")

        with pytest.raises(NoAnswer, match=r"within 0\.2 s"):
            await poster.post(web.url("/drips"), b"{}", {})
        web.dripping.clear()
        await poster.aclose()


async def test_the_receiver_of_the_documentation_verifies(
    open_bridge: Callable[..., Any], office: Office, tmp_path: Path
) -> None:
    text = (Path(__file__).parents[2] / "docs" / "bridge.md").read_text(encoding="utf-8")
    [program] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    port = free_port()
    poster = HookPoster([f"127.0.0.1:{port}"])
    bridge: Bridge = await open_bridge(poster, url=f"http://127.0.0.1:{port}/hooks")
    environment = os.environ | {"WEBHOOK_SECRET": bridge.secret, "PORT": str(port)}
    bridge.desk.discord.routes.routes.add(respx.Route(host="127.0.0.1").pass_through())
    output = tmp_path / "output"
    with output.open("w") as printed:
        receiver = subprocess.Popen([sys.executable, "-c", program], env=environment, stdout=printed)
    try:
        await eventually(lambda: _posted(poster, port, "forged"))
        await office.award(cast.BEA, 50)
        await bridge.works()
        [delivery] = await bridge.deliveries()
        assert (delivery["state"], delivery["last_status"]) == ("sent", 204)
        assert "miles.awarded" in output.read_text()
        assert output.read_text().count("\n") == 1, "what was forged was taken"
    finally:
        receiver.kill()
        receiver.wait()
        await poster.aclose()


async def _posted(poster: HookPoster, port: int, what: str) -> bool:
    """Whether the receiver is there: then it refuses this."""
    headers = {"webhook-id": "msg_1", "webhook-timestamp": str(int(time.time())), "webhook-signature": f"v1,{what}"}
    try:
        return await poster.post(f"http://127.0.0.1:{port}/hooks", b"{}", headers) == 401
    except NoAnswer:
        return False


async def test_a_lost_key_pauses_until_the_secret_is_rotated(bridge: Bridge, site: Site, office: Office) -> None:
    await office.fetch(
        "update hooks set secret = $2 where guild_id = $1", office.guild_id, b"sealed with another key" * 3
    )
    await office.award(cast.BEA, 50)
    await bridge.works()
    assert (await bridge.hook())["paused_reason"] == "key-lost"

    rotated = (await bridge.desk.sends("POST", f"{bridge.path}/secret")).json()["secret"]
    await bridge.desk.sends("PATCH", bridge.path, {"paused": False}, **{"If-Match": "*"})
    await bridge.works()

    assert site.last_is_signed_with(rotated)


async def test_the_sweep_rings_for_what_is_due(bridge: Bridge, site: Site, office: Office, bot: Bot) -> None:
    ctx = {"parts": {**bot.app._parts, HookPoster: site}}
    await office.award(cast.BEA, 50)

    assert await sweep_messages(ctx) >= 1
    await send_messages(ctx, office.guild_id, int(bridge.id))

    assert [event for event, _ in site.news] == ["miles.awarded"]
    await forget_messages(ctx)
    assert len(await bridge.deliveries(state="sent")) == 1


async def test_old_messages_are_forgotten(bridge: Bridge, site: Site, office: Office, bot: Bot) -> None:
    await office.award(cast.BEA, 50)
    await bridge.works()
    await office.fetch(
        "update hook_deliveries set happened_at = now() - interval '31 days' where guild_id = $1", office.guild_id
    )

    await forget_messages({"parts": bot.app._parts})

    assert await bridge.deliveries() == []
