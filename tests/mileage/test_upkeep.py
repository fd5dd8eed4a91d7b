"""Boards follow the ledger: soon by themselves, and at once for whoever looks."""

import asyncio
from typing import Any

from app.database.pool import Database
from app.errors import DatabaseUnavailable
from app.mileage.boards import BoardPage, read_page
from app.mileage.upkeep import BoardUpkeep, catch_up
from tests.cast import BEA, CLEO
from tests.mileage.office import Office
from tests.patience import eventually


async def page_for(office: Office, asker_id: int) -> BoardPage:
    return await office.database.run(lambda connection: read_page(connection, office.guild_id, "all", asker_id, "down"))


async def is_behind(office: Office) -> bool:
    rows = await office.fetch("select boards_are_behind($1) as behind", office.guild_id)
    return bool(rows[0]["behind"])


async def is_even(office: Office) -> bool:
    return not await is_behind(office)


async def test_who_looks_sees_what_was_booked_a_moment_ago(office: Office) -> None:
    await office.award(BEA, 40)
    await office.award(CLEO, 60)
    assert await is_behind(office)

    page = await page_for(office, BEA.id)

    assert [(row.place, row.user_id, row.miles) for row in page.rows] == [(1, CLEO.id, 60), (2, BEA.id, 40)]
    assert (page.mine, page.members) == ((2, 40), 2)
    assert not await is_behind(office)


async def test_the_odometer_never_lags(office: Office) -> None:
    await office.award(BEA, 40)
    await page_for(office, BEA.id)
    await office.award(CLEO, 2)
    assert await is_behind(office)
    assert await office.odometer() == 42


async def test_boards_catch_up_by_themselves(office: Office) -> None:
    upkeep = BoardUpkeep(office.database, pause=0.01)
    await office.award(BEA, 40)

    upkeep.fall_behind([office.guild_id])

    await eventually(lambda: is_even(office))
    await upkeep.close()


async def test_many_who_catch_up_at_once_count_nothing_twice(office: Office) -> None:
    for _ in range(5):
        await office.award(BEA, 10)
        await asyncio.gather(*[office.database.run(lambda c: catch_up(c, office.guild_id)) for _ in range(6)])
    assert (await page_for(office, BEA.id)).mine == (1, 50)
    await office.prove()


async def test_a_process_that_ends_before_leaves_nothing_out(office: Office) -> None:
    upkeep = BoardUpkeep(office.database)
    await office.award(BEA, 40)
    upkeep.fall_behind([office.guild_id])
    await upkeep.close()

    assert await is_behind(office)
    assert (await page_for(office, BEA.id)).mine == (1, 40)


async def test_the_next_booking_after_an_outage_catches_up_with_all(office: Office) -> None:
    database = OnceAway(office.database)
    upkeep = BoardUpkeep(database, pause=0)
    await office.award(BEA, 40)
    upkeep.fall_behind([office.guild_id])
    await eventually(lambda: database.was_asked)
    assert await is_behind(office)

    await office.award(CLEO, 60)
    upkeep.fall_behind([office.guild_id])

    await eventually(lambda: is_even(office))
    await upkeep.close()


class OnceAway(Database):
    """The first piece of work finds nobody."""

    def __init__(self, database: Database) -> None:
        super().__init__(database.pool)
        self.was_asked = False

    async def run(self, work: Any, seconds: float = 1.0) -> Any:
        if not self.was_asked:
            self.was_asked = True
            raise DatabaseUnavailable("gone fishing")
        return await super().run(work, seconds)
