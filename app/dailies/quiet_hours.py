"""Hours in which a channel stays quiet, by the guild's clock; what comes meanwhile waits until they end."""

from datetime import UTC, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

ClockTime = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""Such as 07:00."""


class QuietHours(msgspec.Struct, frozen=True):
    """`until` before `start` means the next morning."""

    start: ClockTime
    until: ClockTime


def quiet_seconds(quiet: QuietHours | None, now: datetime, zone: ZoneInfo) -> float:
    """How long it is still quiet; 0 when it is not. `now` has a time zone."""
    if quiet is None or quiet.start == quiet.until:
        return 0.0
    start, until = time.fromisoformat(quiet.start), time.fromisoformat(quiet.until)
    there = now.astimezone(zone)
    clock, over_midnight = there.time(), start > until
    if not (clock >= start or clock < until if over_midnight else start <= clock < until):
        return 0.0
    day = there.date() + timedelta(days=1 if over_midnight and clock >= start else 0)
    end = datetime.combine(day, until, zone).astimezone(UTC)  # or a change of the clocks would not count
    return max((end - now).total_seconds(), 1.0)
