"""What the bot writes into its log."""

import logging
from collections.abc import Iterator

import msgspec
import pytest
import structlog

from tests.answers import Answer
from tests.bot import Bot
from tests.cast import Json


class LogLines(logging.Handler):
    """What goes into the log meanwhile, as it is written: JSON lines."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    @property
    def events(self) -> list[Json]:
        return [msgspec.json.decode(line) for line in self.lines]

    def about(self, answer: Answer) -> list[Json]:
        """The lines that carry the interaction's id."""
        return [event for event in self.events if event.get("interaction") == answer.interaction["id"]]


@pytest.fixture
def log_lines(bot: Bot) -> Iterator[LogLines]:
    root = logging.getLogger()
    formatter = next(
        handler.formatter
        for handler in root.handlers
        if isinstance(handler.formatter, structlog.stdlib.ProcessorFormatter)
    )
    lines = LogLines()
    lines.setFormatter(formatter)
    level = root.level
    root.addHandler(lines)
    root.setLevel(logging.DEBUG)
    yield lines
    root.setLevel(level)
    root.removeHandler(lines)
