"""`omo dailies …` as an operator reads it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from app.dailies import operating, operating_by_hand, operating_choices
from app.dailies.items import NO_VALIDATORS, Validators
from app.dailies.sources.feed import FeedAdapter
from app.dailies.sources.protocol import Answer, Fetcher
from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.errors import OperatorError
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.feeds import entries, rss
from tests.dailies.newsroom import THE_DAILIES, Newsroom

Parts = dict[type, Any]


@pytest.fixture
def parts(newsroom: Newsroom, rest: DiscordRest) -> Parts:
    return {Database: newsroom.database, DiscordRest: rest}


async def posted(newsroom: Newsroom) -> tuple[int, int]:
    """The source's number, and the item's."""
    await newsroom.open()
    newsroom.publish("Day one", published_at=datetime.now(UTC) - timedelta(seconds=100))
    await newsroom.poll()
    await newsroom.deliver()
    [item] = await newsroom.fetch("select id from items where guild_id = $1 and not baseline", newsroom.guild_id)
    return (await newsroom.source())["id"], item["id"]


async def test_history_tells_how_soon_items_are_posted(newsroom: Newsroom, parts: Parts) -> None:
    source, _ = await posted(newsroom)
    *_, seen, published = await operating.history(parts, newsroom.guild_id, source)
    assert seen == "posts in 30 days: 1, half within 0 s of the look that found them, 95 % within 0 s"
    assert published == "of publication: half within 100 s, 95 % within 100 s"


class Page:
    """Answers every address with its body."""

    body = b""

    async def get(self, url: str, validators: Validators = NO_VALIDATORS) -> Answer:
        return Answer(url=url, body=self.body)


async def test_history_tells_what_numbers_do_not(newsroom: Newsroom, parts: Parts) -> None:
    page, whole = Page(), rss(*entries("cba"))
    newsroom.read_with(FeedAdapter(), cast("Fetcher", page))
    source = await newsroom.follow()
    for body in (whole, whole, whole[: whole.rindex(b"<title>")], b"<!doctype html><p>Sign in"):
        page.body = body
        await newsroom.poll()
    lines = (await operating.history(parts, newsroom.guild_id, source))[:4]
    assert [line.split("ms  ")[1] for line in lines] == [
        "not-a-feed: this is a web page, not a feed",
        "2 items, 0 new: the end is missing, only a part was read",
        "unchanged",
        "3 items, 0 new",
    ]
    assert lines[0].split()[2:4] == ["200", "25"]


async def test_items_have_numbers_for_posting_skipping_and_asking_why(
    newsroom: Newsroom, parts: Parts, discord: ChannelsAtDiscord
) -> None:
    source, item = await posted(newsroom)
    lines = await operating_by_hand.items(parts, newsroom.guild_id, source)
    [line] = [line for line in lines if line.endswith("Day one  (sent)")]
    assert line.split()[0] == str(item)
    assert "Posted" in await operating_by_hand.why(parts, newsroom.guild_id, item)
    with pytest.raises(OperatorError, match="It was posted already"):
        await operating_by_hand.post(parts, newsroom.guild_id, item, THE_DAILIES, None)
    again = int(discord.posted[0]["id"])
    assert "waiting" in await operating_by_hand.post(parts, newsroom.guild_id, item, THE_DAILIES, again)
    assert "is not posted" in await operating_by_hand.skip(parts, newsroom.guild_id, item, THE_DAILIES)


async def test_why_reads_in_a_terminal_as_plain_text(newsroom: Newsroom, parts: Parts) -> None:
    await newsroom.open()
    newsroom.publish("Day 10: *Ohio* <t:5> `#van`", published_at=datetime(2026, 11, 23, 7, tzinfo=UTC))
    await newsroom.poll()
    await newsroom.deliver()
    [item] = await newsroom.fetch("select id from items where guild_id = $1 and not baseline", newsroom.guild_id)
    title, published, *_, posted = (await operating_by_hand.why(parts, newsroom.guild_id, item["id"])).splitlines()
    assert title == "🧾 Day 10: *Ohio* <t:5> `#van`"
    assert published == "• Published 2026-11-23 07:00 UTC"
    assert re.match(rf"• Posted 20\d\d-\d\d-\d\d \d\d:\d\d UTC in {THE_DAILIES}: https://", posted)


async def test_a_test_answers_with_the_link_to_it(newsroom: Newsroom, parts: Parts, discord: ChannelsAtDiscord) -> None:
    source, _ = await posted(newsroom)
    link = await operating_by_hand.test(parts, newsroom.guild_id, source, THE_DAILIES)
    assert link.endswith(discord.posted[-1]["id"])


async def test_a_filter_can_be_tried_before_it_is_chosen(newsroom: Newsroom, parts: Parts) -> None:
    source, item = await posted(newsroom)
    channel = operating_choices.Channel(newsroom.guild_id, source, THE_DAILIES)
    patch = '{"filter": {"field": "kind", "equals": "video"}}'
    tried = await operating_choices.would_pass(parts, channel, patch, item)
    assert tried[:2] == [
        "The channel takes its kind: Post.",
        "The filter stops it: the kind is 'video' (does not fit).",
    ]
    assert '"filter": null' in await operating_choices.choose(parts, channel, "{}"), "nothing was stored"
    assert '"equals": "video"' in await operating_choices.choose(parts, channel, patch)


async def test_a_role_that_is_not_for_members_cannot_be_opened(newsroom: Newsroom, parts: Parts) -> None:
    source, _ = await posted(newsroom)
    channel = operating_choices.Channel(newsroom.guild_id, source, THE_DAILIES)
    opened = f'{{"ping": {{"role_id": {newsroom.guild_id}, "open": true}}}}'
    with pytest.raises(OperatorError, match="@everyone is no role to follow with"):
        await operating_choices.choose(parts, channel, opened)
    assert '"ping": null' in await operating_choices.choose(parts, channel, "{}")


async def test_kinds_are_tried_as_well_as_the_filter(newsroom: Newsroom, parts: Parts) -> None:
    source, item = await posted(newsroom)
    channel = operating_choices.Channel(newsroom.guild_id, source, THE_DAILIES)
    kind, *_ = await operating_choices.would_pass(parts, channel, '{"kinds": ["video", "short"]}', item)
    assert kind == "The channel does not take its kind: it is Post, and the channel takes only Video, Short."


async def test_an_item_of_another_source_is_not_tried(newsroom: Newsroom, parts: Parts) -> None:
    _, item = await posted(newsroom)
    other = await newsroom.follow_also("https://other.example/feed", "Other")
    channel = operating_choices.Channel(newsroom.guild_id, other, THE_DAILIES)
    with pytest.raises(OperatorError, match=f"source {other} has no item {item}"):
        await operating_choices.would_pass(parts, channel, "{}", item)
