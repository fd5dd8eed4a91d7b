"""One deployment and one browser for the whole run; every test has a guild of its own in it."""

import itertools
import shutil
from collections import defaultdict
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from operator import itemgetter
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser

from tests.chromium import find_chromium, running_chromium, what_is_missing
from tests.e2e.deployment import Deployment, running_deployment
from tests.e2e.member import Member
from tests.e2e.page_stage import build_page
from tests.e2e.pictures import PICTURES, keep_pictures
from tests.e2e.signed import Signer
from tests.e2e.visitor import Theme, Visitor, open_page

HERE = Path(__file__).parent
LAST_LINES, LONGEST_LINE = 12, 300


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How long each file took, fixtures included."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for report in itertools.chain.from_iterable(terminalreporter.stats.values()):
        if isinstance(report, pytest.TestReport) and report.nodeid.startswith("tests/e2e/"):
            seconds[report.nodeid.split("::")[0]] += report.duration
    for file, total in sorted(seconds.items(), key=itemgetter(1), reverse=True):
        terminalreporter.write_line(f"{total:6.1f} s  {file}")


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
    if why_not := build_page(deployment.folder / "page.log"):
        pytest.skip(f"{why_not}, so the tests at the page are skipped")


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
