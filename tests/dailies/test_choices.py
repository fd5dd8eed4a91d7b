"""What admins choose for a channel: filters, words, pings, quiet hours."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from app.dailies.choices import Choices, Ping, changed_choices
from app.dailies.filters import Rule, TooSlow, lets_through
from app.dailies.items import Item
from app.dailies.operating import read_patch
from app.dailies.quiet_hours import QuietHours, quiet_seconds
from app.dailies.wording import filled
from app.errors import SettingsError
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import THE_DAILIES, Newsroom

VIDEO = Item(id="1", kind="video", title="Day 12: Ohio LIVE", author="Zoë", url="https://van.example/1", duration=600)
BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = QuietHours("22:00", "07:00")
CREW = 7_400_000_000_000_000_001


def rule(given: Any) -> Rule:
    return msgspec.convert(given, Rule)


@pytest.mark.parametrize(
    ("given", "through"),
    [
        ({"field": "title", "contains": "ohio live"}, True),
        ({"field": "title", "equals": "ohio"}, False),
        ({"field": "kind", "equals": "video"}, True),
        ({"field": "author", "matches": "^zo.$"}, True),
        ({"not": {"field": "title", "contains": "live"}}, False),
        ({"shortest": 600, "longest": 600}, True),
        ({"longest": 599}, False),
        ({"any": [{"field": "kind", "equals": "short"}, {"longest": 900}]}, True),
        ({"all": [{"field": "kind", "equals": "video"}, {"not": {"any": [{"shortest": 3600}]}}]}, True),
        ({"all": []}, True),
        ({"any": []}, False),
    ],
)
def test_a_filter_lets_through(given: Any, through: bool) -> None:
    assert lets_through(rule(given), VIDEO) is through


def test_an_expression_without_end_is_ended() -> None:
    endless = rule({"field": "title", "matches": "(a|aa)+$"})
    began = time.perf_counter()
    with pytest.raises(TooSlow):
        lets_through(endless, msgspec.structs.replace(VIDEO, title="a" * 60 + "b"))
    assert time.perf_counter() - began < 0.5


async def test_what_a_filter_holds_back_is_in_the_receipt(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    newsroom.publish("Before")
    only_videos = rule({"field": "kind", "equals": "video"})
    await newsroom.follow(choices=Choices(spacing_seconds=0, filter=only_videos))
    await newsroom.poll()
    newsroom.publish("A post")
    newsroom.publish("A video", kind="video")
    await newsroom.poll()
    await newsroom.deliver()
    assert await newsroom.states() == [("A post", "skipped", "filtered"), ("A video", "sent", None)]


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("", ""),
        ("{author} is back: {title}", r"Zoë is back\: Day 12\: Ohio LIVE".replace(r"back\:", "back:")),
        ("{text|title}", r"Day 12\: Ohio LIVE"),
        ("{text|'Look!'}", "Look!"),
        ("{role}Hello", "Hello"),
    ],
)
def test_gaps_are_filled_by_the_first_that_is_there(wording: str, text: str) -> None:
    assert filled(wording, VIDEO, "Van life", "Video", None) == text


def test_a_role_that_is_not_named_comes_first() -> None:
    assert filled("News!", VIDEO, "", "", 5) == "<@&5> News!"
    assert filled("News for {role}", VIDEO, "", "", 5) == "News for <@&5>"


def test_a_source_cannot_write_a_mention_or_a_gap() -> None:
    hostile = msgspec.structs.replace(VIDEO, title="@everyone <@&5> {role}")
    assert filled("{title}", hostile, "", "", None) == r"\@everyone \<\@&5\> {role}"


async def test_a_ping_notifies_its_role_and_nobody_else(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    newsroom.publish("Before")
    await newsroom.follow(choices=Choices(spacing_seconds=0, ping=Ping(CREW, silent=True), text="@everyone {title}"))
    await newsroom.poll()
    newsroom.publish("Day one")
    await newsroom.poll()
    await newsroom.deliver()
    [post] = discord.posted
    assert post["content"] == f"<@&{CREW}> @everyone Day one"
    assert post["allowed_mentions"] == {"parse": [], "users": [], "roles": [str(CREW)]}
    assert post["flags"] == 1 << 12


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 11, 23, 21, 59, tzinfo=BERLIN), 0),
        (datetime(2026, 11, 23, 22, 0, tzinfo=BERLIN), 9),
        (datetime(2026, 11, 24, 3, 0, tzinfo=BERLIN), 4),
        (datetime(2026, 11, 24, 7, 0, tzinfo=BERLIN), 0),
        (datetime(2026, 10, 24, 23, 0, tzinfo=BERLIN), 9),  # an hour more: the clocks go back that night
        (datetime(2026, 11, 24, 2, 0, tzinfo=UTC), 4),
    ],
)
def test_a_night_is_quiet_until_morning_by_the_guilds_clock(now: datetime, hours: int) -> None:
    assert quiet_seconds(NIGHT, now, BERLIN) == hours * 3600


async def test_what_comes_in_quiet_hours_waits(newsroom: Newsroom, discord: ChannelsAtDiscord) -> None:
    newsroom.publish("Before")
    now = datetime.now(UTC)
    around_now = QuietHours(f"{now - timedelta(hours=1):%H:%M}", f"{now + timedelta(hours=1):%H:%M}")
    await newsroom.follow(choices=Choices(spacing_seconds=0, quiet=around_now))
    await newsroom.poll()
    newsroom.publish("Day one")
    await newsroom.poll()
    await newsroom.deliver()
    assert await newsroom.states() == [("Day one", "waiting", None)]
    await newsroom.fetch("update destinations set choices = choices - 'quiet' where guild_id = $1", newsroom.guild_id)
    await newsroom.deliver(seconds_later=3600)
    assert discord.titles(THE_DAILIES) == ["Day one"]


def test_parts_of_a_post_can_be_left_out() -> None:
    chosen = changed_choices(Choices(), {"hide": ["author", "footer"], "language": "de"})
    assert (chosen.hide, chosen.language) == (("author", "footer"), "de")
    assert changed_choices(chosen, {"hide": None}).hide == ()


@pytest.mark.parametrize(
    ("patch", "problem"),
    [
        ({"colour": "red"}, "colour is nothing that can be chosen"),
        ({"spacing_seconds": -1}, "spacing_seconds: must be a whole number from 0 to 86400"),
        ({"text": "{titel}"}, "there is no {titel}, only title, text"),
        ({"filter": {"field": "title"}}, "a rule is one of all, any, not, a field, or a length"),
        ({"filter": {"field": "title", "matches": "("}}, "'(' is no regular expression"),
        ({"filter": {"field": "mood", "equals": "x"}}, "filter.field: must be one of title, text, kind, author, url"),
        (
            {"filter": {"any": [{"not": {"longest": "x"}}]}},
            "filter.any[0].not.longest: must be a whole number of seconds",
        ),
        ({"filter": {"all": 5}}, "filter.all: must be a list of rules, at least one"),
        ({"quiet": {"start": "22:00", "until": "25:00"}}, "quiet.until: must be a time from 00:00 to 23:59"),
        ({"quiet": {"start": "22:00", "until": "22:00"}}, "quiet: must be"),
        ({"kinds": ["video", "foo"]}, "kinds[1]: must be a list of post, video, short, live, upcoming, episode, photo"),
        ({"kinds": []}, "kinds: must be a list of"),
        ({"language": "fr"}, "language: must be en or de"),
        ({"ping": {}}, 'ping: must be {"role_id": 123}'),
        ({"catch_up": "many"}, "catch_up: must be a whole number from 0 to 100"),
        ({"text": "{title"}, "text: a bracket is missing or too much"),
        ({"filter": {"shortest": 60, "longest": 30}}, "nothing is at least 60 and at most 30 seconds long"),
        ({"filter": {"longest": -1}}, "shortest and longest are seconds, from 0"),
        ({"filter": {"any": []}}, "filter: any is a list of rules, at least one"),
        ({"filter": {"not": {"all": []}}}, "filter: all is a list of rules, at least one"),
        ({"filter": {"not": {}}}, "a rule is one of all, any, not, a field, or a length"),
        ({"filter": {"field": "kind", "equals": "movie"}}, "there is no kind 'movie', only post, video"),
        ({"filter": {"not": {"not": {"not": {"not": {"not": {"longest": 5}}}}}}}, "rules nest at most 5 deep"),
    ],
)
def test_what_cannot_work_is_refused_with_the_reason(patch: dict[str, Any], problem: str) -> None:
    with pytest.raises(SettingsError) as refused:
        changed_choices(Choices(), patch)
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"catch_up": 3', "its end is missing: a quote or a bracket"),
        ('{"catch_up": 3, kinds: []}', "look at character 17"),
        ("[3]", "it is something else"),
    ],
)
def test_what_is_no_json_is_refused_with_what_it_should_look_like(text: str, problem: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_patch(text)
    assert str(refused.value).startswith('the choices are no JSON object such as {"catch_up": 3, "language": "de"}')
    assert str(refused.value).endswith(problem)
