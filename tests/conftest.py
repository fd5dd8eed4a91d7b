"""Fixtures for every test: real engines, started once for the whole run; a database for each xdist worker."""

import itertools
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from app.database.pool import Database, open_pool
from tests.discords_description import ABSENT, Description, discords_description
from tests.engines import Engines, reachable_folder, running_engines

pytest_plugins = ["tests.bot", "tests.pretend_rest", "tests.members", "tests.log_lines"]

_guild_ids = itertools.count(7_000_000_000_000_000_001)
run_end = pytest.StashKey[ExitStack]()
shared_engines = pytest.StashKey[Engines]()


def pytest_configure(config: pytest.Config) -> None:
    """With xdist, the process that hands out the work starts the engines; without, the first test that needs them."""
    hands_out_work = bool(config.getoption("numprocesses", None)) and not hasattr(config, "workerinput")
    if hands_out_work and not config.getoption("collectonly"):
        stack = config.stash[run_end] = ExitStack()
        config.stash[shared_engines] = stack.enter_context(running_engines())


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["engines"] = node.config.stash[shared_engines].as_dict()


def pytest_unconfigure(config: pytest.Config) -> None:
    if stack := config.stash.get(run_end, None):
        stack.close()


@pytest.fixture(scope="session")
def engines(request: pytest.FixtureRequest) -> Iterator[Engines]:
    """For tests that make databases of their own: `engines.new_database("name")`."""
    if inherited := getattr(request.config, "workerinput", {}).get("engines"):
        yield Engines.of(inherited)
        return
    with running_engines() as started:
        yield started


@pytest.fixture(scope="session")
def description() -> Description:
    found = discords_description()
    if found is None:
        pytest.skip(ABSENT)
    return found


@pytest.fixture(scope="session")
def worker_number() -> int:
    """0, 1, 2 … for xdist's gw0, gw1, gw2 …; 0 without xdist."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


@pytest.fixture(scope="session")
def database_url(engines: Engines, worker_number: int) -> str:
    """A migrated database, this xdist worker's own. Not emptied between tests: use guilds of your own, or clean up."""
    return engines.new_database(f"omo_test_{worker_number}")


@pytest.fixture(scope="session")
async def database(database_url: str) -> AsyncIterator[Database]:
    pool = await open_pool(database_url, 12)
    yield Database(pool)
    await pool.close()


@pytest.fixture(scope="session")
def new_guild() -> Callable[[], int]:
    """Gives the id of a guild that nobody used before, at every call."""
    return lambda: next(_guild_ids)


@pytest.fixture
def guild_id(new_guild: Callable[[], int]) -> int:
    return new_guild()


@pytest.fixture(scope="session")
def redis_url(engines: Engines, worker_number: int) -> str:
    """A Valkey database, this xdist worker's own."""
    return engines.redis_url(worker_number)


@pytest.fixture
def engine_folder() -> Iterator[Path]:
    """Where a test may start engines of its own (root's `tmp_path` is closed to PostgreSQL's account)."""
    with reachable_folder() as folder:
        yield folder
