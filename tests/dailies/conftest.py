from collections.abc import AsyncIterator

import pytest

from app.dailies.fetching.fetcher import HttpFetcher
from tests.dailies.web_server import WebServer, running_web_server


@pytest.fixture
async def web() -> AsyncIterator[WebServer]:
    async with running_web_server() as server:
        yield server


@pytest.fixture
async def fetcher(web: WebServer) -> AsyncIterator[HttpFetcher]:
    async with HttpFetcher(contact="https://omo.example", trusted=[web.origin], timeout=1.0, most_bytes=100_000) as one:
        yield one
