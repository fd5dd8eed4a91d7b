"""Members are shown what was posted where they can see it, and nothing else."""

import pytest

from app.dailies.choices import Choices, Ping
from app.dailies.filters import Rule
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES, Newsroom
from tests.dailies.rooms import BACKSTAGE_PASS, FANS, Rooms
from tests.members import Member

CREW_NEWS = "https://crew.example/feed"


@pytest.fixture
def guild_id(guild: int) -> int:
    """The newsroom's guild is the members'."""
    return guild


@pytest.fixture
async def secret(newsroom: Newsroom, rooms: Rooms) -> int:
    """A source that goes to the Green Room alone, with a post; its id."""
    source_id = await newsroom.follow_also(
        CREW_NEWS, "Crew news", GREEN_ROOM, Choices(spacing_seconds=0, ping=Ping(FANS, open=True))
    )
    newsroom.feed.items[CREW_NEWS] = []
    await newsroom.open()
    newsroom.publish("Day one")
    newsroom.feed.complete = True
    await newsroom.poll()
    newsroom.feed.items[CREW_NEWS] = [newsroom.publish("Who gets fired")]
    newsroom.feed.items[newsroom.address].pop(0)
    await newsroom.poll()
    await newsroom.deliver()
    return source_id


async def test_what_was_posted_backstage_is_shown_to_those_who_are_let_in(secret: int, bea: Member) -> None:
    assert "Who gets fired" not in (await bea.runs("dailies latest")).text
    assert "Day one" in (await bea.runs("dailies latest")).text
    assert "Who gets fired" not in (await bea.runs("dailies latest", source=secret)).text
    let_in = bea.but(roles=(BACKSTAGE_PASS,))
    assert "Who gets fired" in (await let_in.runs("dailies latest")).text


async def test_a_source_of_a_hidden_channel_is_in_no_list_and_no_suggestion(secret: int, bea: Member) -> None:
    shown = (await bea.runs("dailies sources")).text
    assert "Van life" in shown
    assert "Crew news" not in shown
    assert str(GREEN_ROOM) not in shown
    for command in ("dailies latest", "dailies follow"):
        assert secret not in [each["value"] for each in (await bea.types(command, "source")).choices]
    await bea.runs("dailies follow", source=secret)
    bea.sees("No source can be followed here yet.")


async def test_hosts_see_everything(secret: int, cleo: Member) -> None:
    assert "Who gets fired" in (await cleo.runs("dailies latest")).text
    assert "Crew news" in (await cleo.runs("dailies sources")).text


async def test_what_was_posted_nowhere_is_shown_to_no_member(
    newsroom: Newsroom, rooms: Rooms, bea: Member, cleo: Member
) -> None:
    await newsroom.follow(choices=Choices(filter=Rule(field="kind", equals="video")))
    newsroom.publish("There before")
    await newsroom.poll()
    newsroom.publish("Filtered")
    await newsroom.poll()
    assert (await bea.runs("dailies latest")).content.startswith("📰 Nothing here yet.")
    assert "Filtered" in (await cleo.runs("dailies latest")).text


async def test_while_discord_cannot_say_only_this_channel_is_shown_and_it_says_so(
    secret: int, rooms: Rooms, bea: Member
) -> None:
    rooms.away = True
    elsewhere = await bea.runs("dailies latest")
    assert "Discord cannot say" in elsewhere.content
    assert "Day one" not in elsewhere.text
    here = await bea.somewhere_else(channel_id=THE_DAILIES).runs("dailies latest")
    assert "Day one" in here.text
    assert "Who gets fired" not in here.text


async def test_discord_is_asked_once_a_minute_for_everybody(secret: int, rooms: Rooms, bea: Member) -> None:
    for _ in range(3):
        await bea.runs("dailies latest")
    assert rooms.asked == 2, "for channels and for roles"
