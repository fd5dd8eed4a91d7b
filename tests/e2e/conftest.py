"""One deployment and one browser for the whole run; every test has a guild of its own in it."""

import shutil
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser
from rich.console import Console

from app.local.page import DASHBOARD, page_build, what_to_do, why_not_here
from tests.chromium import find_chromium, running_chromium, what_is_missing
from tests.e2e.deployment import Deployment, running_deployment
from tests.e2e.member import Member
from tests.e2e.pictures import PICTURES, keep_pictures
from tests.e2e.signed import Signer
from tests.e2e.visitor import Theme, Visitor, open_page

HERE = Path(__file__).parent
LAST_LINES, LONGEST_LINE = 12, 300


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def deployment() -> Iterator[Deployment]:
    with running_deployment() as deployment:
        yield deployment


@pytest.fixture(scope="session")
def signer(deployment: Deployment) -> Signer:
    return Signer(deployment)


@pytest.fixture
def guild(deployment: Deployment) -> int:
    return deployment.new_guild()


class Cast(Protocol):
    def __call__(self, username: str, **more: object) -> Member: ...


@pytest.fixture
def person(deployment: Deployment, guild: int) -> Cast:
    """One of the cast, in this test's guild."""
    return lambda username, **more: Member(deployment, username, guild, **more)


@pytest.fixture
def ana(person: Cast) -> Member:
    """The owner: an admin."""
    return person("ana")


@pytest.fixture
def bea(person: Cast) -> Member:
    return person("bea")


@pytest.fixture
def cleo(person: Cast) -> Member:
    """A Producer, who may award."""
    return person("cleo")


@pytest.fixture(scope="session")
def page_is_built(deployment: Deployment) -> None:
    """As `omo run` does it."""
    if what_to_do(DASHBOARD) and (why := why_not_here(DASHBOARD)):
        pytest.skip(f"the playground's page is not built, so the tests at the page are skipped: {why}")
    log = deployment.folder / "page.log"
    with page_build(DASHBOARD, log, Console(quiet=True)) as build:
        if build:
            build.finish()
    assert not what_to_do(DASHBOARD), log.read_text()


@pytest.fixture(scope="package")
def browser(page_is_built: None) -> Iterator[Browser]:
    """Not for the whole session: beside its event loop no other test could run one."""
    program = find_chromium()
    if program is None:
        pytest.skip(what_is_missing())
    shutil.rmtree(PICTURES, ignore_errors=True)
    with running_chromium(program) as browser:
        yield browser


class Doorkeeper(Protocol):
    def __call__(self, username: str, *, width: int = ..., theme: Theme = ...) -> Visitor: ...


@pytest.fixture
def visitor(
    request: pytest.FixtureRequest, browser: Browser, deployment: Deployment, guild: int
) -> Iterator[Doorkeeper]:
    """Lets one of the cast in. At the end of every story the page is well, and there are pictures of it."""
    inside: list[Visitor] = []
    with ExitStack() as stack:

        def let_in(username: str, *, width: int = 1280, theme: Theme = "light") -> Visitor:
            page = stack.enter_context(open_page(browser, username, width, theme))
            inside.append(Visitor(page, deployment, username, guild).comes_in())
            return inside[-1]

        yield let_in
        for each in inside:
            keep_pictures(each.page, f"{request.node.name}-{each.username}")
        assert [problem for each in inside for problem in each.health.problems()] == []


@pytest.fixture
def bea_at_page(visitor: Doorkeeper) -> Visitor:
    return visitor("bea")


@pytest.fixture
def cleo_at_page(visitor: Doorkeeper) -> Visitor:
    """A Producer, who may award."""
    return visitor("cleo")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure shows what the processes said last."""
    report = yield
    deployment = getattr(item, "funcargs", {}).get("deployment")
    if report.failed and deployment:
        for process in [*deployment.webs, deployment.worker]:
            lines = [line[:LONGEST_LINE] for line in process.said().splitlines()[-LAST_LINES:]]
            report.sections.append((process.output.name, "\n".join(lines)))
    return report
