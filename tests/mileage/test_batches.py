"""Bookings that are made together, whoever else is at work."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from arq.connections import ArqRedis

from app.commands.context import Person
from app.database.pool import Database
from app.errors import BadInput
from app.guilds.changing import changed
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore
from app.mileage import bookings
from app.mileage.batches import Batches, NewBatch
from app.mileage.bookings import AWARD, Booking
from app.mileage.reversing import Reversing, ask_for_reversal
from app.mileage.upkeep import BoardUpkeep
from app.queue.doorbell import Doorbell, open_redis
from tests.mileage.office import ANA, TODAY, Office

FANS = [Person(8000 + number, f"Fan {number}") for number in range(12)]


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[ArqRedis]:
    redis = open_redis(redis_url)
    yield redis
    await redis.aclose()


@pytest.fixture
async def together(database: Database, guilds: GuildStore, redis: ArqRedis) -> AsyncIterator[Batches]:
    boards, doorbell = BoardUpkeep(database, pause=0), Doorbell(redis)
    yield Batches(database, guilds, boards, doorbell)
    await boards.close()
    await doorbell.close()


def new_batch(key: str = "show-7") -> NewBatch:
    return NewBatch(AWARD, key, "control-room", ANA.id, "came to the show")


def awards(office: Office, settings: GuildSettings, people: list[Person], miles: int = 5) -> list[Booking]:
    return [
        bookings.by_hand(settings, office.guild_id, ANA.id, person, miles, AWARD, "show", TODAY, f"line:{number}")
        for number, person in enumerate(people)
    ]


def each_gets(office: Office, people: list[Person], miles: int = 5) -> Callable[[GuildSettings], list[Booking]]:
    return lambda settings: awards(office, settings, people, miles)


async def test_the_same_batch_from_many_sides_is_booked_once(together: Batches, office: Office) -> None:
    ids = await asyncio.gather(
        *(together.book(office.guild_id, new_batch(), each_gets(office, FANS)) for _ in range(5))
    )

    assert len(set(ids)) == 1
    assert await office.odometer() == 5 * len(FANS)
    await office.prove()


async def test_batches_and_single_awards_do_not_get_in_each_others_way(
    together: Batches, office: Office, hiccups: list[BaseException]
) -> None:
    await asyncio.gather(
        *(
            together.book(office.guild_id, new_batch(f"show-{n}"), each_gets(office, FANS[::way]))
            for n, way in enumerate([1, -1, 1, -1])
        ),
        *(office.award(person, 1) for person in FANS),
    )

    assert await office.odometer() == (4 * 5 + 1) * len(FANS)
    assert hiccups == []
    await office.prove()


async def test_rules_that_changed_meanwhile_are_asked_again(
    database: Database, guilds: GuildStore, together: Batches, office: Office
) -> None:
    await guilds.settings(office.guild_id)  # remembered here; another process changes them
    await GuildStore(database).change(
        office.guild_id, ANA.id, lambda settings: changed(settings, {"zone": "Asia/Tokyo"})
    )
    zones: list[str] = []

    def decide(settings: GuildSettings) -> list[Booking]:
        zones.append(settings.zone)
        return awards(office, settings, FANS)

    await together.book(office.guild_id, new_batch(), decide)

    assert zones == ["UTC", "Asia/Tokyo"]
    assert len(await office.entries()) == len(FANS)


async def test_a_line_that_nobody_can_be_awarded_by_books_nothing(together: Batches, office: Office) -> None:
    with pytest.raises(BadInput):
        await together.book(office.guild_id, new_batch(), each_gets(office, [*FANS, ANA]))

    assert await office.entries() == []
    assert await office.fetch("select from batches where guild_id = $1", office.guild_id) == []


async def test_taking_back_goes_on_where_it_broke_off(together: Batches, office: Office, redis: ArqRedis) -> None:
    batch_id = await together.book(office.guild_id, new_batch(), each_gets(office, FANS))
    first = next(entry for entry in await office.entries())
    await office.reverse(FANS[0], first["id"])
    told: list[int] = []
    reversing = Reversing(office.database, Doorbell(redis), lambda guild_id, event, data: told.append(data["done"]))

    for actor_id in (ANA.id, ANA.id + 1):  # the second one changes nothing
        await office.database.transact(
            lambda connection, actor_id=actor_id: ask_for_reversal(connection, office.guild_id, batch_id, actor_id)  # type: ignore[misc]
        )
    await asyncio.gather(*(reversing.reverse(office.guild_id, batch_id, together=5) for _ in range(3)))

    assert told == [5, 10, 11]
    assert await office.odometer() == 0
    (batch,) = await office.fetch("select * from batches where guild_id = $1", office.guild_id)
    assert (batch["reversed_by"], batch["reversal_entries"], batch["reversal_done"]) == (ANA.id, 11, 11)
    assert batch["reversed_at"] is not None
    await office.prove()


async def test_what_was_taken_back_singly_meanwhile_counts_as_done(
    together: Batches, office: Office, redis: ArqRedis
) -> None:
    batch_id = await together.book(office.guild_id, new_batch(), each_gets(office, FANS))
    await office.database.transact(lambda connection: ask_for_reversal(connection, office.guild_id, batch_id, ANA.id))
    last = (await office.entries())[-1]
    await office.reverse(next(fan for fan in FANS if fan.id == last["user_id"]), last["id"])
    told: list[tuple[int, int]] = []

    def tell(guild_id: int, event: str, data: Any) -> None:
        told.append((data["done"], data["entries"]))

    await Reversing(office.database, Doorbell(redis), tell).reverse(office.guild_id, batch_id, together=5)

    assert told == [(5, 12), (10, 12), (12, 12)]
    assert await office.odometer() == 0


async def test_ranks_reached_with_a_batch_are_looked_after(
    together: Batches, office: Office, guilds: GuildStore
) -> None:
    ranks = [{"threshold": 0, "name": "Extra"}, {"threshold": 500, "name": "Roadie", "role_id": 77}]
    await guilds.change(office.guild_id, ANA.id, lambda settings: changed(settings, {"ranks": ranks}))

    await together.book(office.guild_id, new_batch(), each_gets(office, FANS[:3], 500))

    waiting = await office.fetch("select user_id from rank_syncs where guild_id = $1", office.guild_id)
    assert {row["user_id"] for row in waiting} == {person.id for person in FANS[:3]}
