"""Admins change what they chose for a channel, and see whether an item would pass its filter, and why."""

from typing import Any

import msgspec
import pytest

from app.dailies.choices import Choices, changed_choices, read_choices
from app.dailies.destinations import change_choices
from app.dailies.filter_words import filter_reason, filter_trace
from app.dailies.filters import Rule, judge, lets_through
from app.dailies.items import Item
from app.dailies.operating import read_patch
from app.errors import OperatorError, SettingsError
from app.texts import texts_in
from tests.cast import ANA
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES, Newsroom

SHORT = Item(id="1", kind="short", title="Day 12 LIVE", duration=40)
ENGLISH, GERMAN = texts_in("en"), texts_in("de")


def rule(given: Any) -> Rule:
    return msgspec.convert(given, Rule)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"field": "kind", "equals": "short"}, "The filter lets it through: the kind is `short` (fits)."),
        (
            {"all": [{"longest": 60}, {"not": {"field": "title", "contains": "live"}}]},
            "The filter stops it: the title contains `live` (fits).",
        ),
        (
            {"all": [{"longest": 60}, {"field": "kind", "equals": "video"}, {"shortest": 20}]},
            "The filter stops it: the kind is `video` (does not fit).",
        ),
        (
            {"any": [{"field": "kind", "equals": "video"}, {"longest": 30}]},
            "The filter stops it: any of: the kind is `video`, 0 to 30 s long (does not fit).",
        ),
        (
            {"any": [{"field": "kind", "equals": "video"}, {"shortest": 30}]},
            "The filter lets it through: at least 30 s long (fits).",
        ),
        ({"field": "title", "matches": "^day `"}, "The filter stops it: the title matches `^day ˋ` (does not fit)."),
    ],
)
def test_the_rule_that_decided_is_named(given: Any, reason: str) -> None:
    assert filter_reason(ENGLISH, rule(given), SHORT) == reason


def test_an_expression_without_end_is_named() -> None:
    endless = rule({"all": [{"field": "title", "matches": "(a|aa)+$"}]})
    item = Item(id="1", title="a" * 60 + "b")
    assert filter_reason(ENGLISH, endless, item) == ("The filter stops it: the title matches `(a|aa)+$` took too long.")


def test_no_filter_lets_everything_through() -> None:
    assert filter_trace(GERMAN, None, SHORT) == ["Der Kanal hat keinen Filter: Alles kommt durch."]


def test_the_trace_shows_the_rules_that_were_asked_and_no_others() -> None:
    nested = rule({"all": [{"not": {"field": "title", "contains": "live"}}, {"longest": 60}]})
    assert filter_trace(ENGLISH, nested, SHORT)[1:] == [
        "  ✗ all of: …",
        "    ✗ not: …",
        "      ✓ the title contains `live`",
    ]


def test_what_is_traced_is_what_decides() -> None:
    nested = rule({"not": {"any": [{"longest": 30}, {"all": [{"field": "kind", "equals": "short"}]}]}})
    assert judge(nested, SHORT).fits is lets_through(nested, SHORT) is False


@pytest.mark.parametrize(
    ("stored", "choices"),
    [
        ('{"catch_up": 3, "hologram": true}', Choices(catch_up=3)),
        ('{"catch_up": 3, "language": "kl"}', Choices(catch_up=3)),
        ('{"quiet": {"start": "22:00", "until": "07:00", "weekdays": [1]}}', None),
        ('{"filter": {"field": "title", "contains": "x", "weight": 3}}', None),
    ],
)
def test_what_a_newer_version_stored_is_read_as_far_as_it_is_known(stored: str, choices: Choices | None) -> None:
    read = read_choices(stored)
    assert read == choices if choices else (read.quiet or read.filter)


@pytest.mark.parametrize(
    ("patch", "name"),
    [
        ({"hologram": True}, "hologram"),
        ({"hologram": None}, "hologram"),
        ({"ping": {"role_id": 5, "loud": True}}, "ping.loud"),
        ({"filter": {"any": [{"not": {"field": "title", "contains": "x", "weight": 3}}]}}, "filter.any.not.weight"),
    ],
)
def test_what_is_not_known_is_never_written(patch: dict[str, Any], name: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is nothing that can be chosen"):
        changed_choices(Choices(), patch)


async def change(newsroom: Newsroom, patch: dict[str, Any], channel_id: int = THE_DAILIES) -> Choices:
    source_id = (await newsroom.source())["id"]
    return await newsroom.database.transact(
        lambda connection: change_choices(connection, newsroom.guild_id, ANA.id, source_id, channel_id, patch)
    )


async def test_a_change_is_in_the_audit_log_with_before_and_after(newsroom: Newsroom) -> None:
    await newsroom.open()
    for _ in range(2):
        assert (await change(newsroom, {"catch_up": 3})).catch_up == 3
    rows = await newsroom.fetch(
        "select actor_id, before #>> '{choices,catch_up}' as b, after #>> '{choices,catch_up}' as a from audit_log"
        " where guild_id = $1 and action = 'dailies.choose'",
        newsroom.guild_id,
    )
    assert [tuple(row) for row in rows] == [(ANA.id, None, "3")], "what changes nothing is no change"


async def test_only_a_channel_that_gets_the_source_has_choices(newsroom: Newsroom) -> None:
    await newsroom.open()
    with pytest.raises(OperatorError, match="does not get source"):
        await change(newsroom, {}, GREEN_ROOM)


async def test_what_waits_for_the_end_of_quiet_hours_goes_out_when_they_are_taken_away(
    newsroom: Newsroom, discord: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    await change(newsroom, {"quiet": {"start": "00:00", "until": "23:59"}})
    newsroom.publish("At night")
    await newsroom.poll()
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == []
    await change(newsroom, {"quiet": None})
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["At night"]


async def test_a_shorter_spacing_counts_from_the_last_post(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    await change(newsroom, {"spacing_seconds": 3600})
    for day in ("Day one", "Day two"):
        newsroom.publish(day)
        await newsroom.poll()
    await newsroom.deliver()
    await change(newsroom, {"spacing_seconds": 60})
    await newsroom.deliver()
    assert discord.titles(THE_DAILIES) == ["Day one"]
    await newsroom.deliver(seconds_later=60)
    assert discord.titles(THE_DAILIES) == ["Day one", "Day two"]


async def test_a_channel_that_discord_fails_waits_as_before(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    discord.lost_answers = 100
    await newsroom.deliver()
    asked = discord.asked
    await change(newsroom, {"catch_up": 3})
    await newsroom.deliver()
    assert discord.asked == asked


@pytest.mark.parametrize("depth", [100, 500, 100_000])
def test_a_filter_without_bottom_is_refused_in_one_line(depth: int) -> None:
    nested: Any = {"field": "title", "contains": "x"}
    for _ in range(depth):
        nested = {"not": nested}
    with pytest.raises(SettingsError, match="nest"):
        changed_choices(Choices(), {"filter": nested})


def test_json_without_bottom_is_refused_in_one_line() -> None:
    with pytest.raises(SettingsError, match="nest too deep"):
        read_patch('{"filter": ' + '{"not": ' * 100_000)
