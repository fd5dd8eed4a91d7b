"""Logs are JSON lines, and each line written while an interaction is handled carries its id."""

import asyncio
import logging
import subprocess
import sys
from pathlib import Path

import msgspec
import structlog

from tests.cast import Json
from tests.log_lines import LogLines
from tests.members import Member

ROOT = Path(__file__).parents[2]


async def test_every_line_about_an_interaction_has_its_id(bea: Member, log_lines: LogLines) -> None:
    answer = await bea.runs("mileage award", member=bea, miles=1, reason="Because")

    [line] = log_lines.about(answer)
    assert line["event"] == "interaction refused"
    assert line["logger"] == "app.interactions.failures"
    assert line["timestamp"].endswith("Z")


async def test_two_at_the_same_time_are_told_apart(bea: Member, zoe: Member, log_lines: LogLines) -> None:
    first, second = await asyncio.gather(
        bea.runs("mileage award", member=zoe, miles=1, reason="Because"),
        zoe.runs("mileage undo", member=bea),
    )

    assert [line["name"] for line in log_lines.about(first)] == ["mileage award"]
    assert [line["name"] for line in log_lines.about(second)] == ["mileage undo"]


async def test_what_is_logged_outside_of_any_interaction_has_no_id(bea: Member, log_lines: LogLines) -> None:
    await bea.runs("ping")
    structlog.get_logger("tests").info("afterwards")

    assert "interaction" not in log_lines.events[-1]


async def test_lines_of_libraries_are_json_too(bea: Member, log_lines: LogLines) -> None:
    logging.getLogger("some.library").warning("it is %s", "late")

    [line] = [event for event in log_lines.events if event["logger"] == "some.library"]
    assert (line["event"], line["level"]) == ("it is late", "warning")


async def test_odd_values_do_not_break_a_line(log_lines: LogLines) -> None:
    structlog.get_logger("tests").info("odd", names=["지우", "ليلى", "Zoë 🎤🚐✨"], number=2**80, thing=ValueError("x"))

    [line] = [event for event in log_lines.events if event["event"] == "odd"]
    assert line["names"] == ["지우", "ليلى", "Zoë 🎤🚐✨"]
    assert "\n" not in log_lines.lines[-1]


def test_a_process_writes_json_lines_to_its_output() -> None:
    lines = logged_by("json", "info")

    assert [(line["level"], line["event"]) for line in lines] == [("info", "Zoë 🎤"), ("error", "broken")]
    assert "ZeroDivisionError" in lines[1]["exception"]


def test_below_its_level_a_process_is_silent() -> None:
    assert [line["event"] for line in logged_by("json", "error")] == ["broken"]


PROGRAM = """
import sys, structlog
from app.operations.logging import set_up_logging
set_up_logging(*sys.argv[1:])
log = structlog.get_logger("program")
log.info("Zoë 🎤")
try:
    1 / 0
except ZeroDivisionError as error:
    log.error("broken", exc_info=error)
"""


def logged_by(log_format: str, log_level: str) -> list[Json]:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, log_format, log_level], cwd=ROOT, capture_output=True, check=True
    )
    return [msgspec.json.decode(line) for line in run.stdout.splitlines()]
