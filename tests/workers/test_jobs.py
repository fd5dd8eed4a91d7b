"""What the bot rings for, a worker knows how to do."""

import re
from pathlib import Path

from workers.main import JOBS

APP = Path(__file__).parents[2] / "app"


def test_every_bell_that_is_rung_has_a_job() -> None:
    rung = {name for file in APP.rglob("*.py") for name in re.findall(r'\.ring\("(\w+)"', file.read_text("utf-8"))}
    assert "sync_roles" in rung
    assert rung <= {job.name for job in JOBS}
