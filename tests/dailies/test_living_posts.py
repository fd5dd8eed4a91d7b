"""One message for each video: announced, live, a recording; and what becomes of it when it is taken away."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from app.dailies import editing
from app.dailies.choices import Choices, Ping
from app.dailies.destinations import change_choices
from app.dailies.items import Item
from app.dailies.living import seconds_to_next_look, worth_an_edit
from tests.cast import ANA
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES, Newsroom
from tests.discord.rest_bench import refused

TONIGHT = datetime(2026, 11, 24, 20, tzinfo=UTC)
PREMIERE: dict[str, Any] = {"kind": "upcoming", "starts_at": TONIGHT}
STREAM = Item(id="s", kind="upcoming", title="Open mic", starts_at=TONIGHT)


async def announced(newsroom: Newsroom, **choices: Any) -> Item:
    """Followed with these choices, and a premiere is posted."""
    newsroom.publish("Before anybody followed")
    await newsroom.follow(choices=Choices(spacing_seconds=0, **choices))
    await newsroom.poll()
    item = newsroom.publish("Open mic", **PREMIERE)
    await newsroom.poll()
    await newsroom.deliver()
    return item


def look(discord: ChannelsAtDiscord) -> tuple[str, str, list[str]]:
    """The only message: what stands in its first line, its footer, its buttons."""
    [message] = discord.posted
    [embed] = message["embeds"]
    buttons = [button["label"] for row in message["components"] for button in row["components"]]
    return embed.get("description", "").partition("\n")[0], embed.get("footer", {}).get("text", ""), buttons


async def test_one_message_is_announced_live_and_recorded(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    item = await announced(newsroom)
    start = int(TONIGHT.timestamp())
    assert look(discord) == (f"🗓️ Starts <t:{start}:f>, <t:{start}:R>", "Upcoming · Van life", ["See when"])

    item = newsroom.change(item, kind="live")
    await newsroom.poll()
    assert await newsroom.edit() == 1
    assert look(discord) == ("🔴 **Live now**", "🔴 Live · Van life", ["Watch live", "✅ I was there · earn miles"])

    newsroom.change(item, kind="video", duration=3723, ended_at=TONIGHT)
    await newsroom.poll()
    await newsroom.edit()
    assert look(discord) == ("", "Video · 1:02:03 · Van life", ["Watch", "✅ Watched it · earn miles"])
    assert (discord.asked, discord.edited) == (1, 2)


async def test_a_premiere_that_is_postponed_says_so(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    item = await announced(newsroom)
    later = TONIGHT + timedelta(days=1)
    newsroom.change(item, starts_at=later)
    await newsroom.poll()
    await newsroom.edit()
    assert f"<t:{int(later.timestamp())}:R>" in look(discord)[0]


async def test_a_stream_without_a_recording_is_over(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    item = await announced(newsroom)
    newsroom.change(item, kind="live", ended_at=TONIGHT)
    await newsroom.poll()
    await newsroom.edit()
    assert look(discord)[:2] == ("", "Stream, over · Van life")


async def test_the_last_state_wins_and_edits_nothing_twice(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    item = await announced(newsroom)
    item = newsroom.change(item, kind="live")
    await newsroom.poll()
    newsroom.change(item, kind="video", duration=60)
    await newsroom.poll()
    assert sum(await asyncio.gather(*(newsroom.edit() for _ in range(4)))) == 1
    assert (look(discord)[1], discord.edited) == ("Video · 1:00 · Van life", 1)
    assert await newsroom.edit() == 0


async def test_a_change_while_it_is_edited_is_not_lost(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    """Claimed by a worker that has read the older state."""
    item = await announced(newsroom)
    item = newsroom.change(item, kind="live")
    await newsroom.poll()
    [claimed] = [row for row in await editing._claim(newsroom.database) if row["guild_id"] == newsroom.guild_id]
    newsroom.change(item, kind="video", duration=60)
    await newsroom.poll()
    assert await newsroom.edit() == 0
    await editing._bring_up_to_date(newsroom.database, newsroom.worker()._discord, claimed)
    await newsroom.edit()
    assert look(discord)[1] == "Video · 1:00 · Van life"


async def test_what_changes_before_its_turn_is_posted_as_it_is_then(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    item = newsroom.publish("Open mic", **PREMIERE)
    await newsroom.poll()
    newsroom.change(item, kind="live")
    await newsroom.poll()
    await newsroom.deliver()
    await newsroom.edit()
    assert (look(discord)[0], discord.edited) == ("🔴 **Live now**", 0)


async def test_an_edit_is_tried_again_when_discord_fails(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    item = await announced(newsroom)
    newsroom.change(item, kind="live")
    await newsroom.poll()
    discord.edit_refusals = [refused(403, 50013, "Missing Permissions")]
    assert await newsroom.edit() == 0
    await newsroom.fetch("update edits set due_at = now() where guild_id = $1", newsroom.guild_id)
    assert await newsroom.edit() == 1
    assert look(discord)[0] == "🔴 **Live now**"


async def test_a_message_that_somebody_deleted_stays_deleted(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    item = await announced(newsroom)
    discord.posted.clear()
    newsroom.change(item, kind="live")
    await newsroom.poll()
    await newsroom.edit()
    assert discord.posted == []
    assert await newsroom.fetch("select 1 from edits where guild_id = $1", newsroom.guild_id) == []


async def test_an_edit_waits_while_its_channel_is_paused(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    item = await announced(newsroom)
    await newsroom.fetch("update destinations set paused_reason = 'cannot-see' where guild_id = $1", newsroom.guild_id)
    newsroom.change(item, kind="live")
    await newsroom.poll()
    assert await newsroom.edit() == 0
    await newsroom.fetch("update destinations set paused_reason = null where guild_id = $1", newsroom.guild_id)
    assert await newsroom.edit() == 1


async def test_a_new_title_is_shown_for_two_days_and_a_new_text_never(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    item = newsroom.publish("Day on")
    await newsroom.poll()
    await newsroom.deliver()
    item = newsroom.change(item, text="A longer description")
    await newsroom.poll()
    assert await newsroom.edit() == 0
    item = newsroom.change(item, title="Day one")
    await newsroom.poll()
    await newsroom.edit()
    assert discord.titles(THE_DAILIES) == ["Day one"]
    await newsroom.fetch("update items set seen_at = now() - interval '3 days' where guild_id = $1", newsroom.guild_id)
    newsroom.change(item, title="Day one, years later")
    await newsroom.poll()
    assert await newsroom.edit() == 0


async def test_a_channel_takes_the_kinds_that_were_chosen(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    newsroom.publish("Before")
    await newsroom.follow(choices=Choices(spacing_seconds=0, kinds=("video",)))
    await newsroom.poll()
    newsroom.publish("A short", kind="short")
    newsroom.publish("A video", kind="video")
    await newsroom.poll()
    await newsroom.deliver()
    assert await newsroom.states() == [("A short", "skipped", "kind"), ("A video", "sent", None)]


async def test_what_is_not_announced_is_posted_when_it_goes_live(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.follow_also(newsroom.address, "Van life", GREEN_ROOM, Choices(spacing_seconds=0, kinds=("video",)))
    item = await announced(newsroom, kinds=("live",))
    assert [reason for _, _, reason in await newsroom.states()] == ["kind", "kind"]
    item = newsroom.change(item, kind="live")
    await newsroom.poll()
    await newsroom.deliver()
    assert (discord.titles(THE_DAILIES), discord.titles(GREEN_ROOM)) == (["Open mic"], [])
    newsroom.change(item, kind="video", duration=60)
    await newsroom.poll()
    await newsroom.deliver()
    await newsroom.edit()
    assert [post["embeds"][0]["footer"]["text"] for post in discord.posted] == ["Video · 1:00 · Van life"] * 2


async def taken_away(newsroom: Newsroom, item: Item) -> None:
    """Missed twice, so long apart that there is proof."""
    newsroom.take_away(item)
    await newsroom.poll()
    await newsroom.edit()
    await newsroom.fetch(
        "update items set missing_since = missing_since - interval '11 minutes' where guild_id = $1", newsroom.guild_id
    )
    await newsroom.poll()
    await newsroom.edit()


@pytest.mark.parametrize(
    ("on_removal", "text"),
    [(None, "🗓️ Starts"), ("note", "This is no longer available at its source.")],
)
async def test_a_post_whose_item_was_removed_stays_or_says_so(
    newsroom: Newsroom, discord: ChannelsAtDiscord, on_removal: Any, text: str
) -> None:
    item = await announced(newsroom, on_removal=on_removal)
    await taken_away(newsroom, item)
    assert look(discord)[0].startswith(text)


async def test_a_post_whose_item_was_removed_is_deleted_by_choice(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    await newsroom.fetch(
        'update destinations set choices = choices || \'{"on_removal": "delete"}\' where guild_id = $1',
        newsroom.guild_id,
    )
    item = newsroom.publish("Day one", kind="video")
    await newsroom.poll()
    await newsroom.deliver()
    await taken_away(newsroom, item)
    assert discord.posted == []


async def test_missing_once_or_gone_from_the_list_is_no_proof(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    item = await announced(newsroom, on_removal="delete")
    newsroom.take_away(item)
    for _ in range(3):
        await newsroom.poll()
    newsroom.feed.gone.clear()
    await newsroom.poll()
    await newsroom.fetch(
        "update items set missing_since = now() - interval '1 day' where guild_id = $1 and missing_since is not null",
        newsroom.guild_id,
    )
    newsroom.feed.gone.add(item.id)
    await newsroom.poll()
    await newsroom.edit()
    assert len(discord.posted) == 1


async def test_what_was_removed_before_its_turn_is_not_posted(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    item = newsroom.publish("Open mic", **PREMIERE)
    await newsroom.poll()
    await taken_away(newsroom, item)
    await newsroom.deliver()
    assert await newsroom.states() == [("Open mic", "skipped", "removed")]
    assert discord.posted == []


async def test_a_source_is_looked_at_when_something_begins(newsroom: Newsroom) -> None:
    soon = datetime.now(UTC) + timedelta(minutes=3)
    newsroom.publish("Open mic", kind="upcoming", starts_at=soon)
    await newsroom.follow()
    await newsroom.poll()
    assert timedelta(0) < (await newsroom.source())["due_at"] - soon < timedelta(seconds=30)


@pytest.mark.parametrize(
    ("changed", "seconds"),
    [
        ({}, 3620),
        ({"starts_at": TONIGHT - timedelta(hours=1)}, 20),
        ({"starts_at": TONIGHT - timedelta(hours=1, minutes=5)}, 300),
        ({"starts_at": TONIGHT - timedelta(days=1)}, None),
        ({"starts_at": None}, None),
        ({"kind": "live"}, 300),
        ({"kind": "live", "ended_at": TONIGHT}, None),
        ({"kind": "video"}, None),
    ],
)
def test_the_next_look_is_when_something_begins(changed: dict[str, Any], seconds: float | None) -> None:
    item = msgspec.structs.replace(STREAM, **changed)
    assert seconds_to_next_look([item], TONIGHT - timedelta(hours=1), shortest=300) == seconds


@pytest.mark.parametrize(
    ("changed", "worth"),
    [
        ({}, False),
        ({"title": "Closed mic"}, True),
        ({"kind": "live"}, True),
        ({"starts_at": None}, True),
        ({"text": "More", "image": "https://i.example/2.jpg", "updated_at": TONIGHT}, False),
    ],
)
def test_what_is_worth_an_edit(changed: dict[str, Any], worth: bool) -> None:
    assert worth_an_edit(STREAM, msgspec.structs.replace(STREAM, **changed), living=True) is worth


async def test_an_edit_keeps_the_words_the_ping_and_the_language_of_the_post(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    newsroom.publish("Before")
    choices = Choices(spacing_seconds=0, text="{role} Look: {title}", ping=Ping(7), language="de")
    source_id = await newsroom.follow(choices=choices)
    await newsroom.poll()
    item = newsroom.publish("Day on")
    await newsroom.poll()
    await newsroom.deliver()
    await newsroom.database.transact(
        lambda connection: change_choices(
            connection,
            newsroom.guild_id,
            ANA.id,
            source_id,
            THE_DAILIES,
            {"text": "New", "ping": None, "language": None},
        )
    )
    newsroom.change(item, title="Day one")
    await newsroom.poll()
    assert await newsroom.edit() == 1
    [post] = discord.posted
    assert post["content"] == "<@&7> Look: Day one"
    assert post["embeds"][0]["title"] == "Day one"
    labels = [button["label"] for row in post["components"] for button in row["components"]]
    assert labels[0] == "Lesen"
