"""The tour's website, as the documentation of the bridge says how to make one."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BRIDGE = Path(__file__).parents[2] / "docs" / "bridge.md"


@contextmanager
def receiver(address: str, secret: str, output: Path) -> Iterator[Path]:
    """The program of the documentation; what it prints."""
    [program] = re.findall(r"```python\n(.*?)```", BRIDGE.read_text(encoding="utf-8"), re.DOTALL)
    environment = os.environ | {"WEBHOOK_SECRET": secret, "PORT": address.rpartition(":")[2]}
    with output.open("w") as printed:
        running = subprocess.Popen(
            [sys.executable, "-c", program], env=environment, stdout=printed, stderr=subprocess.DEVNULL
        )
    try:
        yield output
    finally:
        running.kill()
        running.wait()
