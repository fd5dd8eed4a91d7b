"""The demo data of the pretend Discord's guild."""

from collections.abc import AsyncIterator

import msgspec
import pytest

from app.database.pool import Database, open_pool
from app.guilds.store import GuildStore
from app.mileage import seed
from app.mileage.boards import TOP, read_page
from tests import cast
from tests.engines import Engines
from tests.mileage.office import Office


@pytest.fixture
async def office(engines: Engines, worker_number: int) -> AsyncIterator[Office]:
    """In a database of its own: the guild's id is always the same."""
    name = f"omo_seed_{worker_number}"
    pool = await open_pool(engines.new_database(name), 2)
    yield Office(Database(pool), seed.GUILD_ID)
    await pool.close()
    engines.drop_database(name)


async def test_seeding_twice_is_seeding_once(office: Office) -> None:
    guilds = GuildStore(office.database)
    told = [await seed.seed(office.database, guilds) for _ in range(2)]
    entries = await office.entries()
    assert told == [len(entries)] * 2
    assert len(entries) > 50
    assert (await guilds.settings(seed.GUILD_ID)).version == 1
    await office.prove()


async def test_the_control_room_shows_something_to_more_than_its_owner(office: Office) -> None:
    guilds = GuildStore(office.database)
    await seed.seed(office.database, guilds)
    settings = await guilds.settings(seed.GUILD_ID)
    assert (settings.editor_roles, settings.viewer_roles) == ((seed.PRODUCER,), (seed.ROADIE,))


async def test_who_was_forgotten_stays_forgotten(office: Office) -> None:
    guilds = GuildStore(office.database)
    await seed.seed(office.database, guilds)
    before = await office.odometer()
    await office.fetch("select erase_member($1, $2)", seed.GUILD_ID, cast.JIWOO.id)

    await seed.seed(office.database, guilds)

    assert await office.odometer() == before
    assert await office.balance(cast.JIWOO) == 0


async def test_the_tour_is_worth_looking_at(office: Office) -> None:
    await seed.seed(office.database, GuildStore(office.database))
    page = await office.database.run(
        lambda connection: read_page(connection, seed.GUILD_ID, "all", cast.BEA.id, "down", TOP)
    )
    assert page.rows[0].name == cast.CLEO.name
    assert page.rows[0].miles > 5000, "somebody is at the top"
    assert len(page.rows) == 6
    assert page.mine is None, "Bea is left for the newcomer to play"


async def test_what_a_host_changed_stays_as_it_is(office: Office) -> None:
    guilds = GuildStore(office.database)
    await seed.seed(office.database, guilds)
    await guilds.change(
        seed.GUILD_ID, cast.ANA.id, lambda settings: msgspec.structs.replace(settings, zone="America/Denver")
    )
    await seed.seed(office.database, guilds)
    assert (await guilds.settings(seed.GUILD_ID)).version == 2
