"""When the pages are built, with an npm that only pretends."""

import os
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import psutil
import pytest
from rich.console import Console

from app.local.page import CONTROL_ROOM, INSTALL, PAGES, PLAYGROUND, must_install, outdated, page_build

BOTH = "the Control Room and the playground's page"
NPM = """#!/bin/sh
echo "npm $*" >> "$0.log"
case "$1" in
  ci) mkdir -p node_modules; touch node_modules/.package-lock.json;;
  run) case "$2" in build) out=dist;; *) out=dist-playground;; esac; mkdir -p $out; touch $out/index.html;;
esac
"""


@pytest.fixture
def dashboard(tmp_path: Path) -> Path:
    folder = tmp_path / "admin-dashboard"
    for name in ("src", "playground"):
        (folder / name).mkdir(parents=True)
        (folder / name / "main.tsx").write_text("")
    (folder / "package.json").write_text('{"engines": {"node": ">=20.19"}}')
    (folder / "package-lock.json").write_text("{}")
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
    with page_build(dashboard, PAGES, dashboard.parent / "page.log", Console(file=said, width=200)) as building:
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
    assert build(dashboard) == "Building the Control Room and the playground's page (once; half a minute)\n"
    calls = dashboard.parent / "bin" / "npm.log"
    first, *builds = calls.read_text().splitlines()
    assert (first, sorted(builds)) == (INSTALL, [CONTROL_ROOM.build, PLAYGROUND.build])
    assert build(dashboard) == ""
    assert len(calls.read_text().splitlines()) == 3


@pytest.mark.usefixtures("programs")
def test_only_what_changed_is_done_again(dashboard: Path) -> None:
    build(dashboard)
    change(dashboard / "playground" / "main.tsx")
    assert outdated(dashboard, PAGES) == [PLAYGROUND]
    change(dashboard / "src" / "main.tsx")
    assert outdated(dashboard, PAGES) == [CONTROL_ROOM, PLAYGROUND]
    assert not must_install(dashboard)
    change(dashboard / "package-lock.json")
    assert must_install(dashboard)


@pytest.mark.usefixtures("programs")
def test_a_source_that_went_away_is_noticed(dashboard: Path) -> None:
    build(dashboard)
    (dashboard / "playground" / "main.tsx").unlink()
    change_seen = time.time() + 5
    os.utime(dashboard / "playground", (change_seen, change_seen))
    assert outdated(dashboard, PAGES) == [PLAYGROUND]


@pytest.mark.parametrize("broken", ["build", "build:playground"])
def test_one_build_that_fails_is_noticed_beside_the_other(
    dashboard: Path, programs: Callable[..., None], broken: str
) -> None:
    programs(npm=f"#!/bin/sh\n[ \"$2\" != {broken} ] || {{ echo 'error: no such module' >&2; exit 1; }}")
    assert "error: no such module" in build(dashboard)


def test_what_is_missing_is_named_and_stops_nothing(dashboard: Path, programs: Callable[..., None]) -> None:
    programs(node="#!/bin/sh\necho v18.1.0")
    told = f"Cannot build {BOTH}: Node.js v18.1.0 is too old; Node.js 20.19 or newer is needed."
    assert build(dashboard) == f"{told} Everything else runs.\n"
    for program in (dashboard.parent / "bin").iterdir():
        program.unlink()
    os.environ["PATH"] = str(dashboard.parent / "bin")
    assert build(dashboard).startswith(f"Cannot build {BOTH}: Node.js is missing")


def test_a_build_that_fails_says_why_in_one_line(dashboard: Path, programs: Callable[..., None]) -> None:
    programs(npm="#!/bin/sh\necho 'npm error network is down [really]' >&2; exit 1")
    _, told = build(dashboard).splitlines()
    assert f"Could not build {BOTH}: npm error network is down [really]" in told
    assert told.endswith("Everything else runs.")


def test_a_build_that_takes_long_holds_nothing_up_and_ends_with_us(
    dashboard: Path, programs: Callable[..., None]
) -> None:
    programs(npm=f"#!/bin/sh\necho $$ > {dashboard}/pid\nexec sleep 100")
    began = time.monotonic()
    assert f"Still building {BOTH}" in build(dashboard, patience=0.5)
    assert time.monotonic() - began < 5
    assert has_ended(int((dashboard / "pid").read_text()))


def test_a_wheel_without_sources_has_nothing_to_build(tmp_path: Path) -> None:
    assert outdated(tmp_path / "admin-dashboard", PAGES) == []
