"""When the playground's page is built, with an npm that only pretends."""

import os
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import psutil
import pytest
from rich.console import Console

from app.local.page import BUILD, INSTALL, page_build, what_to_do

NPM = """#!/bin/sh
echo "npm $*" >> "$0.log"
case "$1" in
  ci) mkdir -p node_modules; touch node_modules/.package-lock.json;;
  run) mkdir -p dist-playground; touch dist-playground/index.html;;
esac
"""


@pytest.fixture
def dashboard(tmp_path: Path) -> Path:
    folder = tmp_path / "admin-dashboard"
    (folder / "playground").mkdir(parents=True)
    (folder / "package.json").write_text('{"engines": {"node": ">=20.19"}}')
    (folder / "package-lock.json").write_text("{}")
    (folder / "playground" / "main.tsx").write_text("")
    return folder


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.defpath}")

    def install(**scripts: str) -> None:
        for name, text in scripts.items():
            (folder / name).write_text(text)
            (folder / name).chmod(0o755)

    install(node="#!/bin/sh\necho v20.20.2", npm=NPM)
    return install


def build(dashboard: Path, patience: float = 20.0) -> str:
    """What is said on the terminal."""
    said = StringIO()
    with page_build(dashboard, dashboard.parent / "page.log", Console(file=said, width=200)) as building:
        if building:
            building.finish(patience)
    return said.getvalue()


def has_ended(process_id: int) -> bool:
    """Soon: it was told to."""
    for _ in range(100):
        try:
            if psutil.Process(process_id).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


def change(path: Path) -> None:
    path.write_text("changed")
    os.utime(path, (time.time() + 5, time.time() + 5))


@pytest.mark.usefixtures("programs")
def test_everything_is_built_once_and_nothing_is_started_after_that(dashboard: Path) -> None:
    assert build(dashboard) == "Building the playground's page (once; half a minute)\n"
    calls = dashboard.parent / "bin" / "npm.log"
    assert calls.read_text().splitlines() == [INSTALL, BUILD]
    assert build(dashboard) == ""
    assert len(calls.read_text().splitlines()) == 2


@pytest.mark.usefixtures("programs")
def test_only_what_changed_is_done_again(dashboard: Path) -> None:
    build(dashboard)
    change(dashboard / "playground" / "main.tsx")
    assert what_to_do(dashboard) == [BUILD]
    change(dashboard / "package-lock.json")
    assert what_to_do(dashboard) == [INSTALL, BUILD]


@pytest.mark.usefixtures("programs")
def test_a_source_that_went_away_is_noticed(dashboard: Path) -> None:
    build(dashboard)
    (dashboard / "playground" / "main.tsx").unlink()
    change_seen = time.time() + 5
    os.utime(dashboard / "playground", (change_seen, change_seen))
    assert what_to_do(dashboard) == [BUILD]


def test_what_is_missing_is_named_and_stops_nothing(dashboard: Path, programs: Callable[..., None]) -> None:
    programs(node="#!/bin/sh\necho v18.1.0")
    told = "The playground's page is not built: Node.js v18.1.0 is too old; Node.js 20.19 or newer is needed."
    assert build(dashboard) == f"{told} Everything else runs.\n"
    for program in (dashboard.parent / "bin").iterdir():
        program.unlink()
    os.environ["PATH"] = str(dashboard.parent / "bin")
    assert build(dashboard).startswith("The playground's page is not built: Node.js is missing")


def test_a_build_that_fails_says_why_in_one_line(dashboard: Path, programs: Callable[..., None]) -> None:
    programs(npm="#!/bin/sh\necho 'npm error network is down [really]' >&2; exit 1")
    _, told = build(dashboard).splitlines()
    assert "could not be built: npm error network is down [really]" in told
    assert told.endswith("Everything else runs.")


def test_a_build_that_takes_long_holds_nothing_up_and_ends_with_us(
    dashboard: Path, programs: Callable[..., None]
) -> None:
    programs(npm=f"#!/bin/sh\necho $$ > {dashboard}/pid\nexec sleep 100")
    began = time.monotonic()
    assert "still being built" in build(dashboard, patience=0.5)
    assert time.monotonic() - began < 5
    assert has_ended(int((dashboard / "pid").read_text()))


def test_a_wheel_without_sources_has_nothing_to_build(tmp_path: Path) -> None:
    assert what_to_do(tmp_path / "admin-dashboard") == []
