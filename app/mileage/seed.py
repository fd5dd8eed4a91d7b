"""Demo data for the pretend Discord's guild: three weeks on the road. Running it again changes nothing, also when
somebody was forgotten meanwhile."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from app.commands.context import Person
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.guilds.settings import GuildSettings, Rank
from app.guilds.store import GuildStore
from app.mileage import bookings
from app.mileage.bookings import Booking
from app.mileage.days import day_of
from app.mileage.ledger import book_entries

GUILD_ID = 9007199254740993001
GUILD_NAME = "Open Mic Odyssey"
ROADIE, EXECUTIVE_PRODUCER, PRODUCER = 9007199254740993101, 9007199254740993102, 9007199254740993104
DAYS = 21

ANA, BEA, CLEO, JIWOO = (
    Person(100000000000000000 + n, name) for n, name in enumerate(["Ana", "Bea", "Cleo", "지우"], 1)
)
ZOE, LAYLA, MAX, JUERGEN = (
    Person(100000000000000000 + n, name)
    for n, name in enumerate(["Zoë 🎤🚐✨", "ليلى", "Maximilian von Hohenlohe-Langenb", "Jürgen"], 5)
)
TRAVELLERS = {CLEO: 7, JIWOO: 6, ZOE: 5, LAYLA: 3, MAX: 2, JUERGEN: 1}
"""How many days of the last seven each checks in, and of the seven before. Ana hosts; Bea is left for the newcomer."""
SHOWS = [
    (CLEO, 7, 5000, "opened for the headliner"),
    (JIWOO, 4, 420, "best set of the night"),
    (ZOE, 2, 50, "performing"),
]
"""Who was awarded how much by Ana, how many days ago, and what for."""


async def seed(database: Database, guilds: GuildStore) -> int:
    """Returns how many entries there are to see."""
    await database.run(_name_guild)
    if (await guilds.settings(GUILD_ID)).version == 0:
        await _sow(database, await guilds.change(GUILD_ID, ANA.id, _as_on_tour))
    count: int = await database.run(lambda connection: queries.mileage.count_entries(connection, guild_id=GUILD_ID))
    return count


async def _sow(database: Database, settings: GuildSettings) -> None:
    today = day_of(datetime.now(UTC), settings.zone_info)
    for ago in range(DAYS, 0, -1):
        day = today - timedelta(days=ago)
        batch = [_check_in(settings, person, day) for person, days in TRAVELLERS.items() if (ago - 1) % 7 < days]
        await book_entries(database, batch)
        for person, when, miles, why in SHOWS:
            if when == ago:
                await book_entries(database, [_award(settings, person, miles, why, day)])


def _as_on_tour(settings: GuildSettings) -> GuildSettings:
    ranks = (Rank(0, "Extra"), Rank(500, "Roadie", ROADIE), Rank(5000, "Executive Producer", EXECUTIVE_PRODUCER))
    return msgspec.structs.replace(
        settings, award_roles=(PRODUCER,), editor_roles=(PRODUCER,), viewer_roles=(ROADIE,), ranks=ranks
    )


async def _name_guild(connection: Connection) -> None:
    await queries.guilds.record_install(
        connection, guild_id=GUILD_ID, name=GUILD_NAME, installed_at=datetime.now(UTC), installed_by=ANA.id
    )


def _check_in(settings: GuildSettings, person: Person, day: date) -> Booking:
    return bookings.check_in(settings, GUILD_ID, person, day, _as_interaction(day, person))


def _award(settings: GuildSettings, person: Person, miles: int, why: str, day: date) -> Booking:
    interaction_id = _as_interaction(day, ANA) + person.id % 1000
    return bookings.award(settings, GUILD_ID, ANA, person, miles, why, day, interaction_id)


def _as_interaction(day: date, person: Person) -> int:
    """Far below any real interaction's id, and always the same."""
    return day.toordinal() * 1_000_000 + person.id % 1000 * 1000
