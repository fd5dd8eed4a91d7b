"""Discord's ids: https://docs.discord.com/developers/reference#snowflakes"""

import itertools
import time

DISCORD_EPOCH_MS = 1_420_070_400_000
_count = itertools.count()


def seconds_of(snowflake: str) -> float:
    """The moment in an id, in Unix seconds."""
    return ((int(snowflake) >> 22) + DISCORD_EPOCH_MS) / 1000


def new_snowflake(at: float | None = None) -> str:
    """An id for the moment `at` (Unix seconds, default now); never the same twice in one process."""
    milliseconds = int((time.time() if at is None else at) * 1000) - DISCORD_EPOCH_MS
    return str(milliseconds << 22 | next(_count) & 0x3FFFFF)
