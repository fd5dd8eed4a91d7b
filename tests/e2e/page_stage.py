"""What the pages stand on: built as `omo run` builds it, a whole deployment behind it, a browser before it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser
from rich.console import Console

from app.local.page import DASHBOARD, PAGES, outdated, page_build, why_not_here
from tests.chromium import find_chromium, running_chromium, what_is_missing
from tests.e2e.deployment import Deployment, running_deployment


@contextmanager
def page_stage() -> Iterator[tuple[Deployment, Browser]]:
    """For programs; tests have fixtures. Ends the program when there is no browser, or no way to build the page."""
    program = find_chromium() or sys.exit(what_is_missing())
    with running_deployment() as deployment:
        if why_not := build_page(deployment.folder / "page.log"):
            sys.exit(why_not)
        with running_chromium(program) as browser:
            yield deployment, browser


def build_page(log: Path) -> str | None:
    """Why it cannot be built here, if so. A build that fails is an error."""
    if outdated(DASHBOARD, PAGES) and (why := why_not_here(DASHBOARD)):
        return f"the pages are not built: {why}"
    with page_build(DASHBOARD, PAGES, log, Console(quiet=True)) as build:
        if build:
            build.finish()
    assert not outdated(DASHBOARD, PAGES), log.read_text()
    return None
