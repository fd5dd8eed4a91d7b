"""What the website hears of, and how often."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.bridge.collecting import collect_whatever_is_new
from app.commands.context import Person
from app.database.queries import queries
from app.guilds.store import GuildStore
from app.mileage.batches import Batches, NewBatch
from app.mileage.bookings import Booking
from app.mileage.upkeep import BoardUpkeep
from app.queue.doorbell import Doorbell
from tests import cast
from tests.bot import Bot
from tests.bridge.conftest import Bridge
from tests.bridge.site import Site
from tests.dailies.newsroom import THE_DAILIES, Newsroom
from tests.mileage.office import TODAY, Office


async def test_an_award_is_told_once(bridge: Bridge, site: Site, office: Office) -> None:
    booked = await office.award(cast.BEA, 50, why="performing")

    await bridge.works()
    await bridge.works()

    [(event, data)] = site.news
    assert event == "miles.awarded"
    assert (data["user_id"], data["user_name"], data["miles"]) == (str(cast.BEA.id), cast.BEA.name, 50)
    assert (data["entry_id"], data["reason"], data["day"]) == (str(booked.entry_id), "performing", str(TODAY))
    assert site.messages[0]["guild_id"] == str(office.guild_id)


async def test_what_was_booked_before_is_not_told(office: Office, open_bridge: Callable[..., Any], site: Site) -> None:
    await office.award(cast.BEA, 50)
    bridge = await open_bridge(site)

    await bridge.works()

    assert site.news == []


async def test_a_reversal_names_what_it_takes_back(bridge: Bridge, site: Site, office: Office) -> None:
    booked = await office.award(cast.BEA, 50)
    await office.reverse(Person(cast.BEA.id, cast.BEA.name), booked.entry_id)

    await bridge.works()

    assert [(data["miles"], data["reverses_entry_id"]) for _, data in site.news] == [
        (50, None), (-50, str(booked.entry_id))
    ]  # fmt: skip


async def test_an_import_is_not_told_mile_by_mile(bridge: Bridge, site: Site, office: Office, bot: Bot) -> None:
    new = NewBatch("import", "import:1", "old-bot.csv", cast.ANA.id)
    booking = Booking(
        guild_id=office.guild_id,
        user_id=cast.BEA.id,
        miles=9000,
        reason="import",
        source_key="import:1:1",
        day=TODAY,
        actor_id=cast.ANA.id,
    )
    batches = Batches(office.database, bot.part(GuildStore), bot.part(BoardUpkeep), bot.part(Doorbell))
    await batches.book(office.guild_id, new, lambda settings: [booking])
    await office.award(cast.BEA, 50)

    await bridge.works()

    assert [data["miles"] for event, data in site.news if event == "miles.awarded"] == [50]


async def test_a_new_rank_is_told(bridge: Bridge, site: Site, office: Office) -> None:
    await office.award(cast.BEA, 499)
    await office.award(cast.BEA, 1)

    await bridge.works()

    [change] = [data for event, data in site.news if event == "rank.changed"]
    assert (change["from"]["name"], change["to"]) == ("Extra", {"name": "Roadie", "threshold": 500})


async def test_a_post_is_told_with_its_place(bridge: Bridge, site: Site, newsroom: Newsroom) -> None:
    await newsroom.open()
    newsroom.publish("Night one")
    await newsroom.poll()
    assert site.news == []

    for _ in range(2):  # also when it is settled twice
        await newsroom.fetch(
            "update deliveries set state = 'sent', message_id = 77, settled_at = now() where guild_id = $1",
            newsroom.guild_id,
        )
    await bridge.works()

    [(event, data)] = site.news
    assert (event, data["title"], data["source"]) == ("dailies.sent", "Night one", "Van life")
    assert (data["channel_id"], data["message_id"]) == (str(THE_DAILIES), "77")


async def test_only_what_was_asked_for_is_told(open_bridge: Callable[..., Any], site: Site, office: Office) -> None:
    bridge = await open_bridge(site, events=["rank.changed"])
    await office.award(cast.BEA, 600)

    await bridge.works()

    assert [event for event, _ in site.news] == ["rank.changed"]


async def test_workers_that_collect_at_once_tell_nothing_twice(bridge: Bridge, site: Site, office: Office) -> None:
    for days in range(5):
        await office.award(cast.BEA, 1, TODAY - timedelta(days=days))

    await asyncio.gather(*[collect_whatever_is_new(office.database) for _ in range(4)])
    await asyncio.gather(*[bridge.works() for _ in range(3)])

    assert len(site.news) == 5


async def test_who_was_erased_is_in_no_message(bridge: Bridge, site: Site, office: Office) -> None:
    await office.award(cast.BEA, 1)
    await bridge.works()
    await office.award(cast.BEA, 2)

    await office.database.transact(
        lambda connection: queries.mileage.erase_member(connection, guild_id=office.guild_id, user_id=cast.BEA.id)
    )
    await bridge.works()

    assert [data["miles"] for _, data in site.news] == [1]
    assert await bridge.deliveries() == []


async def test_who_gave_and_was_erased_is_in_no_message(bridge: Bridge, site: Site, office: Office) -> None:
    await office.award(cast.CLEO, 1, by=cast.BEA)
    await office.award(cast.BEA, 1)
    await bridge.works()

    await office.database.transact(
        lambda connection: queries.mileage.erase_member(connection, guild_id=office.guild_id, user_id=cast.BEA.id)
    )

    assert [(each["data"]["user_id"], each["data"]["by_user_id"]) for each in await bridge.deliveries()] == [
        (str(cast.CLEO.id), "0")
    ]
