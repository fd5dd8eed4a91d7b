"""One deployment for the whole run; every test has a guild of its own in it."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.e2e.deployment import Deployment, running_deployment
from tests.e2e.member import Member
from tests.e2e.signed import Signer

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
