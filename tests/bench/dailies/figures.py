"""What one run of the worker was like."""

from typing import Self

import msgspec


class Figures(msgspec.Struct):
    polled: int
    seconds: float
    busy: float
    """Of one core."""
    megabytes: float
    """Resident, at most."""
    readers_megabytes: float
    """Of the processes that read large feeds, at the end."""
    late: list[float]
    """Milliseconds by which the loop woke up late, sorted."""
    large: list[float]
    """Milliseconds for each large feed, fetched and read."""

    @classmethod
    def read(cls, line: str) -> Self:
        return msgspec.json.decode(line, type=cls)
