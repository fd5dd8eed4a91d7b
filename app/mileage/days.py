"""The guild's days: they begin at midnight in its zone, also where a day has 23 or 25 hours."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone)


def next_day_begins(day: date, zone: ZoneInfo) -> datetime:
    return day_begins(day + timedelta(days=1), zone)


def week_board(day: date) -> str:
    """As `boards_of` in SQL names it: the ISO week, such as `2026-W48`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_board(day: date) -> str:
    return f"{day:%Y-%m}"
