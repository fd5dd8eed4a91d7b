"""Admins follow sources in the Control Room, see how they are, and change how they are read."""

import httpx
import pytest
import respx

from app.errors import SourceError
from tests import cast
from tests.bot import Bot
from tests.cast import Json
from tests.control_room.browser import Browser
from tests.control_room.discord import PretendDiscord
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.feeds import entries, rss
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES, Newsroom


@pytest.fixture
def feed(internet: respx.Router, guild_id: int) -> str:
    """The address of a feed of two items, at a host of its own: hosts are asked one request a second."""
    address = f"https://feed-{guild_id}.example/van.xml"
    internet.get(address).mock(return_value=httpx.Response(200, content=rss(*entries("ba"))))
    return address


def sources(browser: Browser) -> str:
    return f"{browser.guild}/dailies/sources"


async def only_source(browser: Browser) -> Json:
    (source,) = (await browser.reads(sources(browser))).json()["items"]
    found: Json = source
    return found


async def audited(browser: Browser) -> list[str]:
    lines = (await browser.reads(f"{browser.guild}/audit", action="dailies")).json()["items"]
    return [line["action"] for line in reversed(lines)]


async def test_whatever_is_pasted_shows_what_could_be_followed(ana_at_the_desk: Browser, feed: str) -> None:
    answer = await ana_at_the_desk.sends("POST", f"{sources(ana_at_the_desk)}/discovery", {"pasted": f" <{feed}> "})

    (found,) = answer.json()
    assert (found["kind"], found["address"], found["title"], found["items"]) == ("feed", feed, "The van", 2)
    assert found["latest"]["title"] == "Day b"
    assert [item["title"] for item in found["newest"]] == ["Day b", "Day a"]
    assert (await ana_at_the_desk.reads(sources(ana_at_the_desk))).json() == {"items": [], "next": None}


@pytest.mark.parametrize(
    ("pasted", "sentence"), [("javascript:alert(1)", "does not go to this address"), ("instagram:bea", "connect it")]
)
async def test_what_cannot_be_followed_is_told_with_the_cure(
    ana_at_the_desk: Browser, pasted: str, sentence: str
) -> None:
    answer = await ana_at_the_desk.sends("POST", f"{sources(ana_at_the_desk)}/discovery", {"pasted": pasted})

    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]


async def test_a_source_is_followed_with_a_channel_and_its_choices(ana_at_the_desk: Browser, feed: str) -> None:
    ping = {"role_id": "9007199254740993999", "open": False}
    wanted = {"pasted": feed, "channel_id": str(THE_DAILIES), "choices": {"language": "de", "ping": ping}, "newest": 1}
    answer = await ana_at_the_desk.sends("POST", sources(ana_at_the_desk), wanted | {"interval_seconds": 600})

    assert answer.status_code == 201, answer.text
    source = await only_source(ana_at_the_desk)
    assert source == answer.json()
    assert (source["title"], source["state"], source["lag"]) == ("The van", "fine", None)
    assert source["chosen"] == {"title": "The van", "interval_seconds": 600, "newest_on_baseline": 1}
    (destination,) = source["destinations"]
    assert (destination["channel_id"], destination["choices"]["language"]) == (str(THE_DAILIES), "de")
    assert destination["choices"]["ping"] == ping | {"silent": False}
    assert await audited(ana_at_the_desk) == ["dailies.add"]


async def test_a_role_that_means_something_is_not_opened_to_members(ana_at_the_desk: Browser, feed: str) -> None:
    everyone = {"role_id": str(ana_at_the_desk.discord.guild_id), "open": True}
    wanted = {"pasted": feed, "channel_id": str(THE_DAILIES), "choices": {"ping": everyone}}
    answer = await ana_at_the_desk.sends("POST", sources(ana_at_the_desk), wanted)

    assert answer.status_code == 422
    assert (await ana_at_the_desk.reads(sources(ana_at_the_desk))).json()["items"] == []


async def test_following_it_twice_is_once_and_replaces_nobodys_choices(ana_at_the_desk: Browser, feed: str) -> None:
    wanted = {"pasted": feed, "channel_id": str(THE_DAILIES), "choices": {"catch_up": 3}}
    first, again = [await ana_at_the_desk.sends("POST", sources(ana_at_the_desk), wanted) for _ in range(2)]
    assert (again.status_code, again.json()["id"]) == (201, first.json()["id"])

    other = await ana_at_the_desk.sends("POST", sources(ana_at_the_desk), wanted | {"choices": {"catch_up": 4}})

    assert other.status_code == 422
    assert "with other choices" in other.json()["detail"]
    assert (await only_source(ana_at_the_desk))["destinations"][0]["choices"]["catch_up"] == 3


async def test_a_channel_that_is_closed_to_the_bot_is_told_and_nothing_is_stored(
    ana_at_the_desk: Browser, channels: ChannelsAtDiscord, feed: str
) -> None:
    channels.may = 0
    wanted = {"pasted": feed, "channel_id": str(THE_DAILIES)}
    answer = await ana_at_the_desk.sends("POST", sources(ana_at_the_desk), wanted)

    assert answer.status_code == 422
    assert "View Channel" in answer.json()["detail"]
    assert (await ana_at_the_desk.reads(sources(ana_at_the_desk))).json()["items"] == []


async def test_what_does_not_fit_is_named_field_by_field(ana_at_the_desk: Browser) -> None:
    wanted = {
        "pasted": "",
        "channel_id": "the-dailies",
        "colour": "blue",
        "choices": {"catch_up": 1000, "filter": {"field": "title", "includes": "van"}},
    }
    answer = await ana_at_the_desk.sends("POST", sources(ana_at_the_desk), wanted)

    assert answer.status_code == 400
    told = {each["field"] for each in answer.json()["errors"]}
    assert {"body.pasted", "body.channel_id", "body.colour"} < told
    assert any(field.startswith("body.choices") for field in told)


async def test_an_id_that_no_channel_has_is_refused(ana_at_the_desk: Browser) -> None:
    wanted = {"pasted": "van.example", "channel_id": "9" * 19}
    answer = await ana_at_the_desk.sends("POST", sources(ana_at_the_desk), wanted)

    assert [each["field"] for each in answer.json()["errors"]] == ["body.channel_id"]


async def test_a_source_that_fails_says_why_and_what_helps(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await newsroom.open()
    await newsroom.fail(SourceError("away", "nobody answers", status=503))

    source = await only_source(ana_at_the_desk)
    assert (source["state"], source["failures"], source["problem"]["code"]) == ("failing", 1, "away")
    assert "check the address" in source["problem"]["sentence"]
    assert source["next_look_at"] > source["problem"]["since"]

    await newsroom.mend()
    source = await only_source(ana_at_the_desk)
    assert (source["state"], source["problem"]) == ("fine", None)


async def test_how_soon_posts_come_is_told_for_each_source(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    await newsroom.deliver()

    lag = (await only_source(ana_at_the_desk))["lag"]
    assert (lag["posts"], lag["dated"]) == (1, 0)
    assert 0 <= lag["seen_p50"] <= lag["seen_p95"] < 60


async def test_lists_come_in_pages(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    for number in range(3):
        await newsroom.follow_also(f"https://van.example/{number}", f"Van {number}")

    first = (await ana_at_the_desk.reads(sources(ana_at_the_desk), limit=2)).json()
    second = (await ana_at_the_desk.reads(sources(ana_at_the_desk), limit=2, cursor=first["next"])).json()
    assert [each["title"] for each in first["items"] + second["items"]] == ["Van 0", "Van 1", "Van 2"]
    assert second["next"] is None
    assert (await ana_at_the_desk.reads(sources(ana_at_the_desk), cursor="tomorrow")).status_code == 400


async def test_two_who_change_the_same_source_never_overwrite_each_other(
    ana_at_the_desk: Browser, cleo_at_the_desk: Browser, newsroom: Newsroom
) -> None:
    path = f"{sources(ana_at_the_desk)}/{await newsroom.follow()}"
    seen = (await ana_at_the_desk.reads(path)).headers["etag"]
    changed = await cleo_at_the_desk.sends("PATCH", path, {"title": "The bus"}, **{"If-Match": seen})
    assert (changed.status_code, changed.json()["title"]) == (200, "The bus")

    late = await ana_at_the_desk.sends("PATCH", path, {"interval_seconds": 60}, **{"If-Match": seen})
    unaware = await ana_at_the_desk.sends("PATCH", path, {"interval_seconds": 60})

    assert (late.status_code, unaware.status_code) == (412, 428)
    etag = changed.headers["etag"]
    mended = await ana_at_the_desk.sends("PATCH", path, {"interval_seconds": 60}, **{"If-Match": etag})
    assert mended.json()["chosen"] == {"title": "The bus", "interval_seconds": 60, "newest_on_baseline": 0}
    back = await ana_at_the_desk.sends("PATCH", path, {"interval_seconds": None}, **{"If-Match": "*"})
    assert back.json()["chosen"]["interval_seconds"] is None
    assert await audited(ana_at_the_desk) == ["dailies.add", *["dailies.change"] * 3]


async def test_a_source_is_paused_and_goes_on(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    path = f"{sources(ana_at_the_desk)}/{await newsroom.follow()}"
    for _ in range(2):
        paused = (await ana_at_the_desk.sends("POST", f"{path}/pause")).json()
    assert (paused["state"], paused["paused"]["code"], paused["next_look_at"]) == ("paused", "by-hand", None)
    assert paused["paused"]["sentence"] == "Paused by an admin."
    assert await audited(ana_at_the_desk) == ["dailies.add", "dailies.pause"]
    line = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/audit", action="dailies.pause")).json()["items"][0]
    assert (line["before"]["paused"], line["after"]["paused"]) == (None, "by-hand")

    resumed = (await ana_at_the_desk.sends("POST", f"{path}/resume")).json()
    assert (resumed["state"], resumed["paused"]) == ("new", None)


async def test_a_source_is_read_at_another_address(ana_at_the_desk: Browser, newsroom: Newsroom, feed: str) -> None:
    await newsroom.open()
    path = f"{sources(ana_at_the_desk)}/{(await only_source(ana_at_the_desk))['id']}"
    answer = await ana_at_the_desk.sends("PUT", f"{path}/address", {"pasted": feed})

    assert answer.status_code == 200, answer.text
    assert (answer.json()["address"], answer.json()["title"]) == (feed, "The van")
    assert (await audited(ana_at_the_desk))[-1] == "dailies.move"


async def test_a_removed_source_is_gone(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    path = f"{sources(ana_at_the_desk)}/{await newsroom.follow()}"
    assert (await ana_at_the_desk.sends("DELETE", path)).status_code == 204

    assert (await ana_at_the_desk.sends("DELETE", path)).status_code == 404
    assert (await ana_at_the_desk.reads(path)).status_code == 404


async def test_fetches_tell_how_each_look_went(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await newsroom.open()
    await newsroom.fail(SourceError("broken", "no XML", status=200))
    path = f"{sources(ana_at_the_desk)}/{(await only_source(ana_at_the_desk))['id']}/fetches"

    first = (await ana_at_the_desk.reads(path, limit=1)).json()
    second = (await ana_at_the_desk.reads(path, limit=1, cursor=first["next"])).json()
    (failed,), (fine,) = first["items"], second["items"]
    assert (failed["status"], failed["problem"], failed["detail"]) == (200, "broken", "no XML")
    assert "feed validator" in failed["sentence"]
    assert (fine["status"], fine["bytes"], fine["items"], fine["new_items"], fine["problem"]) == (200, 100, 1, 0, None)


async def test_a_host_that_is_down_is_one_incident(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    host = f"{newsroom.guild_id}.van.example"
    for number in range(3):
        await newsroom.follow_also(f"https://{host}/{number}", f"Van {number}")
    await newsroom.follow()
    await newsroom.fail_all(SourceError("away", "nobody answers"), 1, 0)
    await newsroom.look_after()

    (incident,) = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/dailies/incidents")).json()
    assert (incident["host"], incident["problem"], incident["sources"]) == (host, "away", 4)


async def test_viewers_look_and_nobody_reaches_another_servers_source(
    bot: Bot, ana_at_the_desk: Browser, bea_at_the_desk: Browser, newsroom: Newsroom, discord: PretendDiscord
) -> None:
    discord.roles[cast.BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(discord.guild_id, viewer_roles=[cast.PRODUCER])
    path = f"{sources(bea_at_the_desk)}/{await newsroom.follow()}"
    assert (await bea_at_the_desk.reads(path)).status_code == 200
    assert (await bea_at_the_desk.sends("POST", f"{path}/pause")).status_code == 403

    elsewhere = newsroom.of(discord.guild_id + 10**9)
    foreign = await elsewhere.follow(GREEN_ROOM)
    for method, tail in (
        ("GET", ""),
        ("DELETE", ""),
        ("POST", "/pause"),
        ("GET", "/destinations"),
        ("GET", "/fetches"),
    ):
        answer = await ana_at_the_desk.sends(method, f"{sources(ana_at_the_desk)}/{foreign}{tail}")
        assert answer.status_code == 404, tail
    assert (await ana_at_the_desk.reads(f"/guilds/{elsewhere.guild_id}/dailies/sources")).status_code == 404


async def test_a_machine_reads_or_changes_as_its_scopes_say(
    ana_at_the_desk: Browser, browser: Browser, newsroom: Newsroom
) -> None:
    path = f"{sources(ana_at_the_desk)}/{await newsroom.follow()}"
    wanted = {"name": "Website", "scopes": ["dailies:read"]}
    made = await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/tokens", wanted)
    browser.http.headers["Authorization"] = f"Bearer {made.json()['token']}"

    assert (await browser.reads(path)).status_code == 200
    assert (await browser.sends("POST", f"{path}/pause")).status_code == 403
    assert (await only_source(ana_at_the_desk))["state"] == "new"
