"""`/dailies …`, as members and hosts see it."""

import pytest

from app.dailies.by_hand import post_item
from app.dailies.choices import Choices
from app.dailies.filters import Rule
from app.errors import SourceError
from tests import cast
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import THE_DAILIES, Newsroom
from tests.members import Member

pytestmark = pytest.mark.usefixtures("rooms")


@pytest.fixture
def guild_id(guild: int) -> int:
    """The newsroom's guild is the members'."""
    return guild


async def publish_and_post(newsroom: Newsroom, *titles: str) -> None:
    for title in titles:
        newsroom.publish(title)
        await newsroom.poll()
    await newsroom.deliver()


async def test_latest_shows_the_newest_of_all_sources_first(newsroom: Newsroom, bea: Member) -> None:
    await newsroom.open()
    await publish_and_post(newsroom, "Day one", "Day two")
    answer = await bea.runs("dailies latest")
    lines = answer.message["embeds"][0]["description"].splitlines()
    assert [line.partition("](")[0] for line in lines] == ["• [Day two", "• [Day one"]
    assert "Van life" in lines[0]
    assert answer.only_for_one


async def test_latest_of_one_source_shows_no_other(newsroom: Newsroom, bea: Member) -> None:
    await newsroom.open()
    other = await newsroom.follow_also("https://other.example/feed", "Other")
    answer = await bea.runs("dailies latest", source=other)
    assert answer.content == "📰 Nothing here yet. Once the crew posts something, it shows up here."


async def test_a_title_that_looks_like_a_link_is_only_a_title(newsroom: Newsroom, bea: Member) -> None:
    await newsroom.open()
    await publish_and_post(newsroom, "[free nitro](https://evil.example) @everyone")
    answer = await bea.runs("dailies latest")
    assert r"\[free nitro\]\(https\://evil.example\) \@everyone" in answer.text


async def test_sources_are_suggested_by_any_part_of_their_name(newsroom: Newsroom, bea: Member) -> None:
    source = await newsroom.follow()
    await newsroom.follow_also("https://other.example/feed", "Something else")
    answer = await bea.types("dailies latest", "source", "VAN")
    assert answer.choices == [{"name": "Van life", "value": source}]


async def test_members_see_where_items_go_and_in_short_what_is_wrong(newsroom: Newsroom, bea: Member) -> None:
    await newsroom.open()
    assert f"✅ **Van life** → <#{THE_DAILIES}>" in (await bea.runs("dailies sources")).text
    await newsroom.fail(SourceError("limited", "asked too often"))
    text = (await bea.runs("dailies sources")).text
    assert f"**Van life** → <#{THE_DAILIES}> · ⚠️ was asked too often, noticed <t:" in text
    assert "come back later" not in text


async def test_hosts_see_the_reason_with_the_cure(newsroom: Newsroom, juergen: Member) -> None:
    await newsroom.open()
    await newsroom.fail(SourceError("away", "no answer"))
    text = (await juergen.but(permissions=cast.ANA.permissions).runs("dailies sources")).text
    assert "⚠️ antwortet nicht, bemerkt <t:" in text
    assert "-# 📡 Diese Quelle antwortet gerade nicht." in text


async def test_many_sources_fit_on_the_screen_of_a_phone(newsroom: Newsroom, bea: Member) -> None:
    for number in range(18):
        await newsroom.follow_also(f"{newsroom.address}?{number}", f"Source {number:02}")
        newsroom.feed.items[f"{newsroom.address}?{number}"] = []
    await newsroom.fetch("update sources set polled_at = now() where guild_id = $1", newsroom.guild_id)
    text = (await bea.runs("dailies sources")).message["embeds"][0]["description"]
    assert text.startswith(f"✅ <#{THE_DAILIES}> · **18**: Source 00")
    assert len(text) < 400


async def test_a_deleted_channel_is_named_as_such(newsroom: Newsroom, discord: ChannelsAtDiscord, ana: Member) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    discord.deleted.add(THE_DAILIES)
    await newsroom.deliver()
    text = (await ana.runs("dailies sources")).text
    assert "**Van life** → a deleted channel · ⏸️ channel paused" in text
    assert "-# a deleted channel: The channel was deleted. Choose another one." in text


async def test_without_sources_it_says_so(bea: Member) -> None:
    assert (await bea.runs("dailies sources")).content == "📡 The Dailies follow nothing here yet."


async def test_why_tells_a_host_the_whole_way_with_a_link(
    newsroom: Newsroom, discord: ChannelsAtDiscord, cleo: Member
) -> None:
    await newsroom.open()
    await publish_and_post(newsroom, "Day one")
    suggested = (await cleo.types("dailies why", "item", "day")).choices
    assert [choice["name"] for choice in suggested] == ["Day one · Van life"]
    answer = await cleo.runs("dailies why", item=suggested[0]["value"])
    message = discord.posted[0]["id"]
    cleo.sees(
        "Day one",
        "Seen",
        "New, so one channel was looked at.",
        "Posted <t:",
        f"/{newsroom.guild_id}/{THE_DAILIES}/{message}",
    )
    assert answer.only_for_one


async def test_why_tells_that_it_was_there_before(newsroom: Newsroom, cleo: Member) -> None:
    await newsroom.open()
    [item] = await newsroom.fetch("select id from items where guild_id = $1", newsroom.guild_id)
    await cleo.runs("dailies why", item=item["id"])
    cleo.sees("Not posted: it was there before anybody here followed the source.")


async def test_why_tells_that_somebody_wanted_it_all_the_same(newsroom: Newsroom, cleo: Member) -> None:
    await newsroom.open()
    [item] = await newsroom.fetch("select id from items where guild_id = $1", newsroom.guild_id)
    await newsroom.database.transact(
        lambda connection: post_item(connection, newsroom.guild_id, cast.ANA.id, item["id"], THE_DAILIES)
    )
    await cleo.runs("dailies why", item=item["id"])
    cleo.sees("an admin wants it posted", "Waiting for")


async def test_why_tells_what_it_is_held_for(newsroom: Newsroom, discord: ChannelsAtDiscord, cleo: Member) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    discord.deleted.add(THE_DAILIES)
    await newsroom.deliver()
    [choice] = (await cleo.types("dailies why", "item", "day one")).choices
    await cleo.runs("dailies why", item=choice["value"])
    cleo.sees("Held for", "The channel was deleted.")


async def test_why_names_the_rule_that_stopped_it(newsroom: Newsroom, cleo: Member) -> None:
    newsroom.publish("Before")
    await newsroom.follow(choices=Choices(filter=Rule(field="kind", equals="video")))
    await newsroom.poll()
    newsroom.publish("Only words")
    await newsroom.poll()
    [choice] = (await cleo.types("dailies why", "item", "only words")).choices
    await cleo.runs("dailies why", item=choice["value"])
    cleo.sees("The filter stops it: the kind is `video` (does not fit).")
    await newsroom.fetch("update destinations set choices = '{}' where guild_id = $1", newsroom.guild_id)
    await cleo.runs("dailies why", item=choice["value"])
    cleo.sees("The filter of that time stopped it; today's would let it through.")


async def test_why_names_the_kind_that_the_channel_does_not_take(newsroom: Newsroom, cleo: Member) -> None:
    newsroom.publish("Before")
    await newsroom.follow(choices=Choices(kinds=("video", "episode")))
    await newsroom.poll()
    newsroom.publish("Only words")
    await newsroom.poll()
    [choice] = (await cleo.types("dailies why", "item", "only words")).choices
    await cleo.runs("dailies why", item=choice["value"])
    cleo.sees("it is Post, and the channel takes only Video, Episode.")
    await newsroom.fetch("update destinations set choices = '{}' where guild_id = $1", newsroom.guild_id)
    await cleo.runs("dailies why", item=choice["value"])
    cleo.sees("The channel did not take its kind then; today it would.")


async def test_why_is_for_hosts(bea: Member) -> None:
    await bea.runs("dailies why", item=1)
    bea.sees("🔒 Only admins and the roles named by them can see that.")


async def test_another_guilds_items_are_nobodys_business(newsroom: Newsroom, cleo: Member) -> None:
    await newsroom.open()
    [item] = await newsroom.fetch("select id from items where guild_id = $1", newsroom.guild_id)
    stranger = cleo.somewhere_else(guild_id=newsroom.guild_id + 10**6).but(permissions=cast.ANA.permissions)
    answer = await stranger.runs("dailies why", item=item["id"])
    assert answer.content.startswith("🤷 There is no such item.")
