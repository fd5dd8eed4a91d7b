"""A web process stays small until somebody really discovers something."""

import subprocess
import sys

READERS = (
    "app.dailies.parsing.reading",
    "app.dailies.polling",
    "app.dailies.sources.feed",
    "app.dailies.discovery.web",
)


def test_the_web_process_holds_no_parsers() -> None:
    question = f"import sys, app.main, app.control_room.opening; print(set({READERS}) & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"
