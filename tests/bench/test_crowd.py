"""The large guild, made small."""

import asyncpg

from app.database.pool import Database
from app.mileage.boards import read_page
from app.mileage.days import month_board, week_board
from app.mileage.statement import NEWEST, read_statement
from tests.bench.boards import READS, Crowding, measure_reads
from tests.bench.boards import steps as steps_of_boards
from tests.bench.crowd import GUILD, TODAY, boards, make_crowd, member, steps, weeks
from tests.engines import Engines

SCALE = 0.0005
MEMBERS = 500


def test_the_half_year_ends_with_a_full_week_and_is_covered_without_gaps() -> None:
    assert [week.until for week in weeks()[:-1]] == [week.since for week in weeks()[1:]]
    assert weeks()[-1].board == week_board(TODAY)
    assert {"all", week_board(TODAY), month_board(TODAY)} <= {span.board for span in boards()}


async def test_a_crowd_adds_up_and_can_be_read_and_booked_on(engines: Engines) -> None:
    url = engines.new_database("omo_bench_crowd")
    told: list[str] = []

    await make_crowd(url, SCALE, told.append)

    assert len(told) == steps()
    async with asyncpg.create_pool(url, min_size=1, max_size=2) as pool:
        entries = await pool.fetchval("select count(*) from entries where guild_id = $1", GUILD)
        assert entries > 4 * MEMBERS
        await _require_as_many_indexes_as_before(engines, pool)
        await _require_truth_of(Database(pool), member(19))
    crowding = Crowding(SCALE, reads=20, bookings=500)
    result = await measure_reads(url, crowding, told.append)
    assert [times.what for times in result.vacuumed] == list(READS) == [times.what for times in result.booked]
    assert len(told) <= steps_of_boards(crowding)
    engines.drop_database("omo_bench_crowd")


async def _require_as_many_indexes_as_before(engines: Engines, pool: asyncpg.Pool) -> None:
    statement = "select indexdef from pg_indexes where schemaname = 'public' order by 1"
    async with asyncpg.create_pool(engines.new_database("omo_bench_plain"), min_size=1, max_size=1) as plain:
        assert await pool.fetch(statement) == await plain.fetch(statement)
    engines.drop_database("omo_bench_plain")


async def _require_truth_of(database: Database, user_id: int) -> None:
    """A busy member's place, counted, and their newest entry's balance."""
    page = await database.run(lambda connection: read_page(connection, GUILD, "all", user_id, "down"))
    lines = await database.run(lambda connection: read_statement(connection, GUILD, user_id, NEWEST))
    above = await database.pool.fetchval(
        """
        select count(*) from (
          select user_id, sum(miles) as miles from entries where guild_id = $1 group by 1
        ) as sums join members using (user_id) where listed and miles > $2
        """,
        GUILD,
        lines[0]["balance"],
    )
    assert page.mine == (above + 1, lines[0]["balance"])
    assert len(page.rows) == 10
