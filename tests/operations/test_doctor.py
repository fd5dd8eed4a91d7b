"""What `omo doctor` sees."""

import pytest

from app.database.pool import Database
from app.operations.doctor import Doctor, Finding
from tests.bot import Bot
from tests.cast import BEA
from tests.mileage.office import Office

LARGEST = 2**63 - 1


@pytest.fixture
def office(database: Database, guild_id: int) -> Office:
    return Office(database, guild_id)


async def finding(bot: Bot, subject: str) -> Finding:
    async for found in Doctor(bot.app._parts).examine({}):
        if found.subject == subject:
            return found
    raise AssertionError(f"nothing is said about {subject}")


async def test_boards_that_are_behind_for_a_moment_are_fine(bot: Bot, office: Office) -> None:
    await office.award(BEA, 5)

    assert (await finding(bot, "following")).ok


async def test_boards_that_cannot_follow_are_named(bot: Bot, office: Office) -> None:
    await office.award(BEA, 5)
    await office.fetch("select catch_up_boards($1)", office.guild_id)
    await office.fetch("update standings set miles = $2 where guild_id = $1", office.guild_id, LARGEST)
    await office.award(BEA, 5)

    found = await finding(bot, "following")

    assert not found.ok
    assert f"the boards of {office.guild_id} cannot follow their ledger (bigint out of range)" in found.detail
    await office.fetch("update standings set miles = 5 where guild_id = $1", office.guild_id)
    assert (await finding(bot, "following")).ok
