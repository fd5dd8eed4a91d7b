"""However the counting falls behind and catches up, the charts say what the ledger says; the doctor would notice."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.commands.context import Person
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.statistics.counting import count_entries
from tests.mileage.office import TODAY, Office

PEOPLE = [Person(510_000_000_000_000_000 + n, f"Traveller {n}") for n in range(4)]

person = st.sampled_from(PEOPLE)
day = st.integers(-16, 0).map(lambda days: TODAY + timedelta(days=days))
award = st.tuples(st.just("award"), person, day)
reversal = st.tuples(st.just("reversal"), st.integers(0, 30))
erasure = st.tuples(st.just("erasure"), person)
counting = st.tuples(st.just("counting"), st.integers(1, 4))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deeds=st.lists(st.one_of(award, award, award, reversal, counting, counting, erasure), max_size=40))
async def test_the_charts_say_what_the_ledger_says(
    database: Database, new_guild: Callable[[], int], deeds: list[Any]
) -> None:
    office = Office(database, new_guild())
    for deed in deeds:
        await _do(office, deed)
    assert await _problems(office) == []

    while await _count(office, 5):
        pass

    assert await _problems(office) == []
    shown = await office.fetch("select sum(miles) as miles from daily_miles where guild_id = $1", office.guild_id)
    assert (shown[0]["miles"] or 0) == await office.odometer()


async def test_many_who_count_at_once_count_nothing_twice(office: Office) -> None:
    for person in PEOPLE:
        await office.award(person, 10)

    counted = await asyncio.gather(*[_count(office, 100) for _ in range(6)])

    assert sorted(counted) == [0, 0, 0, 0, 0, len(PEOPLE)]
    assert await _problems(office) == []


async def test_the_doctor_notices_a_chart_that_is_wrong(office: Office) -> None:
    await office.award(PEOPLE[0], 10)
    await _count(office, 100)
    for change in ("daily_miles set miles = miles + 1", "active_members set members = members + 1"):
        await office.fetch(f"update {change} where guild_id = $1", office.guild_id)

    assert len(await _problems(office)) == 3  # a day and its week, and a reason

    await office.database.run(lambda c: queries.statistics.forget_statistics(c, guild_id=office.guild_id))


async def _do(office: Office, deed: Any) -> None:
    match deed:
        case ("award", who, when):
            await office.award(who, 10, when)
        case ("reversal", which):
            if entries := [entry for entry in await office.entries() if entry["user_id"]]:
                entry = entries[which % len(entries)]
                await office.reverse(Person(entry["user_id"], ""), entry["id"])
        case ("counting", most):
            await _count(office, most)
        case ("erasure", who):
            await office.database.transact(
                lambda c: queries.mileage.erase_member(c, guild_id=office.guild_id, user_id=who.id)
            )


async def _count(office: Office, most: int) -> int:
    return await office.database.run(lambda connection: count_entries(connection, office.guild_id, most))


async def _problems(office: Office) -> list[dict[str, Any]]:
    async def work(connection: Connection) -> list[dict[str, Any]]:
        proofs = (queries.statistics.uneven_miles, queries.statistics.uneven_activity)
        rows = [dict(row) for proof in proofs for row in [row async for row in proof(connection)]]
        return [row for row in rows if row["guild_id"] == office.guild_id]

    return await office.database.run(work)
