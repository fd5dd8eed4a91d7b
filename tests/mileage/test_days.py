"""A guild's days begin at midnight where the guild is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database.pool import Database
from app.mileage.days import day_of, month_board, next_day_begins, week_board

BERLIN, NEW_YORK, APIA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Pacific/Apia")
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe"]


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-11-22T22:59:59Z", BERLIN, "2026-11-22"),
        ("2026-11-22T23:00:00Z", BERLIN, "2026-11-23"),
        ("2026-07-01T21:59:59Z", BERLIN, "2026-07-01"),
        ("2026-07-01T22:00:00Z", BERLIN, "2026-07-02"),
        ("2026-11-23T04:59:59Z", NEW_YORK, "2026-11-22"),
        ("2026-11-23T05:00:00Z", NEW_YORK, "2026-11-23"),
        ("2026-11-23T10:59:59Z", APIA, "2026-11-23"),
        ("2026-11-23T11:00:00Z", APIA, "2026-11-24"),
        ("2026-12-31T23:00:00Z", BERLIN, "2027-01-01"),
    ],
)
def test_midnight_divides_the_days(moment: str, zone: ZoneInfo, day: str) -> None:
    assert day_of(datetime.fromisoformat(moment), zone) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        ("2026-03-29", BERLIN, 23),
        ("2026-10-25", BERLIN, 25),
        ("2026-03-08", NEW_YORK, 23),
        ("2026-11-01", NEW_YORK, 25),
        ("2026-06-15", BERLIN, 24),
        ("2026-04-05", ZoneInfo("Australia/Lord_Howe"), 24.5),
    ],
)
def test_a_day_is_as_long_as_the_clocks_make_it(day: str, zone: ZoneInfo, hours: float) -> None:
    the_day = date.fromisoformat(day)
    begins = next_day_begins(the_day - timedelta(days=1), zone).astimezone(UTC)
    ends = next_day_begins(the_day, zone).astimezone(UTC)
    assert ends - begins == timedelta(hours=hours)
    inside = [begins + timedelta(minutes=minutes) for minutes in range(0, int(hours * 60), 30)]
    assert {day_of(moment, zone) for moment in inside} == {the_day}
    assert day_of(ends, zone) == the_day + timedelta(days=1)


def test_the_day_that_apia_skipped_belongs_to_nobody() -> None:
    """Samoa went from the 29th to the 31st: https://en.wikipedia.org/wiki/Time_in_Samoa"""
    last = datetime(2011, 12, 30, 9, 59, 59, tzinfo=UTC)
    assert day_of(last, APIA) == date(2011, 12, 29)
    assert day_of(last + timedelta(seconds=1), APIA) == date(2011, 12, 31)


@given(moment=st.datetimes(datetime(2015, 1, 1), datetime(2037, 12, 31)), zone=st.sampled_from(ZONES))  # noqa: DTZ001
def test_the_next_day_begins_after_now_and_within_a_long_day(moment: datetime, zone: str) -> None:
    now, here = moment.replace(tzinfo=UTC), ZoneInfo(zone)
    today = day_of(now, here)
    tomorrow = next_day_begins(today, here)
    assert timedelta(0) < tomorrow.astimezone(UTC) - now <= timedelta(hours=25)
    assert day_of(tomorrow.astimezone(UTC), here) == today + timedelta(days=1)


async def test_boards_have_the_same_names_here_and_in_the_database(database: Database) -> None:
    """Every day of 2014 to 2040: weeks 53, weeks that begin or end in another year, leap days."""
    rows = await database.run(
        lambda connection: connection.fetch(
            """select day::date as day, boards_of(day::date) as boards
            from generate_series(date '2014-01-01', date '2040-12-31', interval '1 day') as day"""
        )
    )
    assert len(rows) > 9000
    for row in rows:
        assert row["boards"] == ["all", week_board(row["day"]), month_board(row["day"])]


@pytest.mark.parametrize(
    ("day", "week"),
    [("2026-12-31", "2026-W53"), ("2027-01-03", "2026-W53"), ("2027-01-04", "2027-W01"), ("2024-12-30", "2025-W01")],
)
def test_weeks_are_those_of_iso_8601(day: str, week: str) -> None:
    assert week_board(date.fromisoformat(day)) == week
