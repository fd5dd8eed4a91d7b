"""Sources move: believed when it was seen long enough, without a flood and without a loss."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dailies import setting_up
from app.dailies.deciding import decide
from app.dailies.items import Item
from app.dailies.moving import Move, has_moved, next_move
from app.dailies.sources.protocol import Source
from app.errors import OperatorError
from app.guilds.audit import THE_BOT
from tests.cast import ANA
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import THE_DAILIES, Newsroom

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
NEW_HOME = "https://new-home.example/feed.xml"


def after(looks: list[tuple[int, str, bool]]) -> bool:
    """Hours, where the redirect led, unchanged: has it moved with the last of them?"""
    move = Move()
    for hours, moved_to, unchanged in looks:
        move = next_move(move, moved_to, NOON + timedelta(hours=hours), unchanged=unchanged)
    return has_moved(move, NOON + timedelta(hours=looks[-1][0]))


@pytest.mark.parametrize(
    ("looks", "moved"),
    [
        ([(0, "a", False), (12, "a", False), (24, "a", False)], True),
        ([(0, "a", False), (24, "a", False)], False),
        ([(hour, "a", False) for hour in range(24)], False),
        ([(0, "a", False), (12, "b", False), (30, "a", False), (31, "a", False)], False),
        ([(0, "a", False), (12, "", False), (24, "a", False), (25, "a", False)], False),
        ([(0, "a", False), (12, "", True), (24, "a", False), (25, "a", False)], True),
    ],
)
def test_a_move_is_believed_after_three_looks_over_a_day(looks: list[tuple[int, str, bool]], moved: bool) -> None:
    assert after(looks) is moved


def item(name: str, hours: int | None) -> Item:
    return Item(id=name, published_at=None if hours is None else NOON + timedelta(hours=hours))


def ids(items: tuple[Item, ...]) -> list[str]:
    return [one.id for one in items]


def test_when_a_move_changes_all_ids_only_what_was_published_since_is_new() -> None:
    moved = [item("/new/a", -48), item("/new/b", -24), item("/new/c", 1), item("/new/d", None)]
    decision = decide({"/a", "/b"}, False, moved, moved_since=NOON)

    assert (ids(decision.new), ids(decision.baseline)) == (["/new/c"], ["/new/a", "/new/b", "/new/d"])


def test_a_move_that_changes_no_ids_loses_nothing_however_old_it_is() -> None:
    decision = decide({"a"}, False, [item("a", -48), item("late", -400)], moved_since=NOON)

    assert ids(decision.new) == ["late"]


def test_a_feed_of_one_item_is_new_each_time() -> None:
    assert ids(decide({"a"}, False, [item("b", None)], moved_since=NOON).new) == ["b"]


@given(st.sets(st.sampled_from("abcdef")), st.lists(st.builds(item, st.sampled_from("abcdefgh"), st.integers(-9, 9))))
def test_every_id_that_was_not_seen_is_seen_afterwards(seen: set[str], items: list[Item]) -> None:
    decision = decide(seen, False, items, moved_since=NOON)

    assert {*ids(decision.new), *ids(decision.baseline)} == {one.id for one in items} - seen


async def hours_pass(newsroom: Newsroom, hours: int) -> None:
    await newsroom.fetch(
        "update sources set moving_since = moving_since - make_interval(hours => $2) where guild_id = $1",
        newsroom.guild_id,
        hours,
    )


async def test_a_source_that_redirects_for_a_day_is_read_at_its_new_address(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    newsroom.feed.moved_to[newsroom.address] = NEW_HOME
    newsroom.feed.items[NEW_HOME] = newsroom.feed.items[newsroom.address]
    for _ in range(3):
        await newsroom.poll()
        await hours_pass(newsroom, 11)
    assert (await newsroom.source())["address"] == newsroom.address, "a day is not over at the third look"
    await newsroom.poll()
    assert (await newsroom.source())["address"] == NEW_HOME
    newsroom.feed.items[NEW_HOME].insert(0, Item(id="new", title="New"))
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["New"]
    assert newsroom.feed.asked[-1].validators.etag == ""
    [line] = await newsroom.fetch(
        "select actor_id, before ->> 'address' as b, after ->> 'address' as a from audit_log"
        " where guild_id = $1 and action = 'dailies.move'",
        newsroom.guild_id,
    )
    assert tuple(line) == (THE_BOT, newsroom.address, NEW_HOME)


async def test_ids_that_change_with_the_move_flood_nobody(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    published = datetime(2026, 11, 1, tzinfo=UTC)
    for number in range(5):
        newsroom.publish(f"Day {number}", id=f"http://van.example/{number}", published_at=published)
    await newsroom.follow()
    await newsroom.poll()
    newsroom.feed.moved_to[newsroom.address] = NEW_HOME
    newsroom.feed.items[NEW_HOME] = [
        Item(id=f"https://van.example/new/{number}", title=f"Day {number}", published_at=published)
        for number in range(5)
    ]
    for _ in range(5):
        await newsroom.poll()
        await hours_pass(newsroom, 11)
    await newsroom.deliver()
    assert discord.posted == []


async def test_an_address_that_is_changed_by_hand_starts_with_a_baseline(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    source_id = (await newsroom.source())["id"]
    elsewhere = Source(guild_id=newsroom.guild_id, kind="pretend", address=NEW_HOME, title="The new van")
    for _ in range(2):
        await newsroom.database.transact(
            lambda connection: setting_up.change_address(connection, ANA.id, source_id, elsewhere)
        )
    newsroom.feed.items[NEW_HOME] = [Item(id="there", title="There already")]
    await newsroom.poll()
    newsroom.feed.items[NEW_HOME].insert(0, Item(id="new", title="New"))
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["New"]
    rows = await newsroom.fetch("select action from audit_log where guild_id = $1 order by id", newsroom.guild_id)
    assert [row["action"] for row in rows] == ["dailies.add", "dailies.move"]


async def test_two_sources_cannot_have_one_address(newsroom: Newsroom) -> None:
    await newsroom.open()
    other = await newsroom.follow_also("https://other.example/feed", "Other")
    taken = Source(guild_id=newsroom.guild_id, kind="pretend", address=newsroom.address)
    with pytest.raises(OperatorError, match=r"follows https://.*van.example/.* already"):
        await newsroom.database.transact(lambda connection: setting_up.change_address(connection, ANA.id, other, taken))
