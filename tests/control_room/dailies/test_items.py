"""What was seen and what became of it: found, explained, posted after all, skipped."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.api.paging import write_cursor
from app.dailies.choices import Choices
from app.dailies.filters import Rule
from tests import cast
from tests.bot import Bot
from tests.cast import Json
from tests.control_room.browser import Browser
from tests.control_room.discord import PretendDiscord
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import THE_DAILIES, Newsroom


def items(browser: Browser) -> str:
    return f"{browser.guild}/dailies/items"


async def titles(browser: Browser, **query: Any) -> list[str]:
    answer = await browser.reads(items(browser), **query)
    assert answer.status_code == 200, answer.text
    return [item["title"] for item in answer.json()["items"]]


async def path_of(browser: Browser, title: str) -> str:
    (item,) = (await browser.reads(items(browser), search=title)).json()["items"]
    return f"{items(browser)}/{item['id']}"


async def stages(browser: Browser, title: str) -> list[Json]:
    answer = await browser.reads(await path_of(browser, title))
    assert answer.status_code == 200, answer.text
    found: list[Json] = answer.json()["stages"]
    return found


async def a_day(newsroom: Newsroom) -> None:
    """One before anybody followed, one sent, one stopped by the filter, one waiting."""
    newsroom.publish("Before")
    stop = Rule(negated=Rule(field="title", contains="secret"))
    await newsroom.follow(choices=Choices(spacing_seconds=3600, filter=stop))
    await newsroom.poll()
    newsroom.publish("Day one 100%", published_at=datetime.now(UTC) - timedelta(minutes=5))
    newsroom.publish("A secret")
    newsroom.publish("Day two", text="In OHIO")
    await newsroom.poll()
    await newsroom.deliver()


async def test_items_are_found_by_what_became_of_them(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await a_day(newsroom)

    assert await titles(ana_at_the_desk, state="sent") == ["Day one 100%"]
    assert await titles(ana_at_the_desk, state="waiting") == ["Day two"]
    assert await titles(ana_at_the_desk, state="skipped") == ["A secret"]
    assert await titles(ana_at_the_desk, state="none") == ["Before"]
    assert await titles(ana_at_the_desk, state="removed") == []


async def test_items_are_found_by_words_source_and_time(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await a_day(newsroom)
    source = (await newsroom.source())["id"]
    soon = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()

    assert await titles(ana_at_the_desk, search="ohio") == ["Day two"]
    assert await titles(ana_at_the_desk, search="100%") == ["Day one 100%"]
    assert await titles(ana_at_the_desk, search="_") == []
    assert await titles(ana_at_the_desk, source=str(source), search="BEFORE") == ["Before"]
    assert await titles(ana_at_the_desk, source=str(source + 10**9)) == []
    assert len(await titles(ana_at_the_desk, until=soon)) == 4
    assert await titles(ana_at_the_desk, since=soon) == []


async def test_items_come_in_pages_the_newest_first(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await a_day(newsroom)
    seen: list[str] = []
    cursor: dict[str, str] = {}
    for _ in range(4):
        page = (await ana_at_the_desk.reads(items(ana_at_the_desk), limit=1, **cursor)).json()
        seen += [item["title"] for item in page["items"]]
        cursor = {"cursor": page["next"]}
    assert (seen, page["next"]) == (["Before", "Day one 100%", "A secret", "Day two"][::-1], None)


@pytest.mark.parametrize(
    "query",
    [
        {"state": "lost"},
        {"limit": 101},
        {"cursor": "x"},
        {"source": "9" * 19},
        {"since": "noon"},
        {"by": "me"},
        {"cursor": write_cursor(2**70)},
        {"search": "\0"},
    ],
)
async def test_a_filter_that_cannot_be_is_named(ana_at_the_desk: Browser, newsroom: Newsroom, query: Json) -> None:
    answer = await ana_at_the_desk.reads(items(ana_at_the_desk), **query)

    assert answer.status_code == 400
    assert [each["field"] for each in answer.json()["errors"]] == [f"query.{name}" for name in query]


async def test_a_receipt_tells_stage_by_stage_what_happened(
    ana_at_the_desk: Browser, newsroom: Newsroom, channels: ChannelsAtDiscord
) -> None:
    await a_day(newsroom)
    (message,) = channels.posted

    sent = await stages(ana_at_the_desk, "Day one")
    assert [each["stage"] for each in sent] == ["published", "seen", "decided", "sent"]
    assert [each["at"] for each in sent] == sorted(each["at"] for each in sent)
    assert sent[-1]["link"] == f"https://discord.com/channels/{newsroom.guild_id}/{THE_DAILIES}/{message['id']}"

    stopped = (await stages(ana_at_the_desk, "secret"))[-1]
    assert (stopped["stage"], stopped["channel_id"]) == ("not-posted", str(THE_DAILIES))
    assert "secret" in stopped["sentence"]

    waiting = (await stages(ana_at_the_desk, "Day two"))[-1]
    assert (waiting["stage"], waiting["at"] > sent[-1]["at"]) == ("waiting", True)
    assert (await stages(ana_at_the_desk, "Before"))[-1]["sentence"].startswith("It was there before anybody")


async def test_a_receipt_speaks_the_language_of_its_reader(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await a_day(newsroom)

    ana_at_the_desk.http.headers["Accept-Language"] = "de"

    told = [each["sentence"] for each in await stages(ana_at_the_desk, "Day two")]
    assert told[1:] == ["Neu, also wurde 1 Kanal gefragt.", "Dann ist es an der Reihe, oder wenig später."]


async def test_a_receipt_knows_of_edits_and_of_what_was_removed(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await newsroom.open()
    item = newsroom.publish("Day one", kind="upcoming")
    await newsroom.poll()
    await newsroom.deliver()
    newsroom.change(item, title="Day one, live", kind="live")
    await newsroom.poll()
    assert (await stages(ana_at_the_desk, "Day one"))[-1]["sentence"] == "The post is edited at that time."

    await newsroom.edit()
    told = await stages(ana_at_the_desk, "Day one")
    assert [each["stage"] for each in told] == ["seen", "decided", "changed", "sent", "edited"]

    await newsroom.fetch("update items set removed_at = now() where guild_id = $1 and not baseline", newsroom.guild_id)
    told = await stages(ana_at_the_desk, "Day one")
    assert [each["stage"] for each in told][-3:] == ["removed", "sent", "kept"]
    assert told[-1]["sentence"] == "The post stays as it is.", "the channel did not choose what becomes of it"
    assert await titles(ana_at_the_desk, state="removed") == ["Day one, live"]


async def test_what_was_stopped_is_posted_after_all_and_only_once(
    ana_at_the_desk: Browser, newsroom: Newsroom, channels: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    path = f"{await path_of(ana_at_the_desk, 'Before')}/replay"
    wanted = {"channel_id": str(THE_DAILIES)}
    for _ in range(2):
        answer = await ana_at_the_desk.sends("POST", path, wanted)
        assert answer.json()["item"]["deliveries"][0]["state"] == "waiting"
    await newsroom.deliver()
    assert channels.titles(THE_DAILIES) == ["Before anybody followed"]

    there = await ana_at_the_desk.sends("POST", path, wanted)
    message = channels.posted[0]["id"]
    assert there.status_code == 409
    assert there.json()["errors"] == [{"field": "body.again", "problem": f"send {message} to have it posted once more"}]

    for _ in range(2):
        await ana_at_the_desk.sends("POST", path, wanted | {"again": message})
    await newsroom.deliver()
    assert len(channels.posted) == 2
    lines = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/audit", action="dailies.post")).json()["items"]
    assert len(lines) == 2


async def test_what_waits_is_skipped(ana_at_the_desk: Browser, newsroom: Newsroom, channels: ChannelsAtDiscord) -> None:
    await a_day(newsroom)
    path = f"{await path_of(ana_at_the_desk, 'Day two')}/skip"
    for _ in range(2):
        answer = await ana_at_the_desk.sends("POST", path, {"channel_id": str(THE_DAILIES)})
        assert answer.status_code == 200, answer.text
        assert answer.json()["stages"][-1]["sentence"] == "an admin skipped it."
    await newsroom.deliver(7200)
    assert len(channels.posted) == 1

    nothing = f"{await path_of(ana_at_the_desk, 'Day one')}/skip"
    assert (await ana_at_the_desk.sends("POST", nothing, {"channel_id": str(THE_DAILIES)})).status_code == 422
    assert (await ana_at_the_desk.sends("POST", path, {"channel_id": "12"})).status_code == 422


async def test_viewers_read_receipts_and_nobody_reads_another_servers(
    bot: Bot, ana_at_the_desk: Browser, bea_at_the_desk: Browser, newsroom: Newsroom, discord: PretendDiscord
) -> None:
    await newsroom.open()
    discord.roles[cast.BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(discord.guild_id, viewer_roles=[cast.PRODUCER])
    path = await path_of(bea_at_the_desk, "Before")
    replay = await bea_at_the_desk.sends("POST", f"{path}/replay", {"channel_id": str(THE_DAILIES)})
    assert replay.status_code == 403

    elsewhere = newsroom.of(discord.guild_id + 10**9)
    await elsewhere.open()
    [foreign] = await newsroom.fetch("select id from items where guild_id = $1", elsewhere.guild_id)
    there = f"{items(ana_at_the_desk)}/{foreign['id']}"
    assert (await ana_at_the_desk.reads(there)).status_code == 404
    for change in ("replay", "skip"):
        answer = await ana_at_the_desk.sends("POST", f"{there}/{change}", {"channel_id": str(THE_DAILIES)})
        assert answer.status_code == 404
    assert await titles(ana_at_the_desk) == ["Before anybody followed"]
