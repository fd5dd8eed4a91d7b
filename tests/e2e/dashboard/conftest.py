"""Desks at the Control Room. At the end of every story each page is well, and there are pictures of it."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest
from playwright.sync_api import Browser

from tests.e2e.dashboard.desk import Desk
from tests.e2e.deployment import Deployment
from tests.e2e.page_view import PEOPLE_BY_NAME
from tests.e2e.pictures import keep_pictures
from tests.e2e.visitor import Theme, open_page


@pytest.fixture
def guild(deployment: Deployment) -> int:
    """Producers may edit (Cleo), Roadies may look (Bea); the rest of the cast has no business at the Control Room."""
    guild_id = deployment.new_guild()
    producer, roadie = (deployment.discord.role_id(guild_id, name) for name in ("Producer", "Roadie"))
    deployment.change_settings(guild_id, editor_roles=[producer], viewer_roles=[roadie])
    deployment.discord.give_role(guild_id, int(PEOPLE_BY_NAME["bea"].id), roadie)
    return guild_id


class Desks(Protocol):
    def __call__(self, username: str, *, width: int = ..., theme: Theme = ..., language: str | None = ...) -> Desk: ...


@pytest.fixture
def desk(request: pytest.FixtureRequest, browser: Browser, deployment: Deployment, guild: int) -> Iterator[Desks]:
    """A desk for one of the cast, who has not signed in. Two desks of one person are two browsers."""
    taken: list[Desk] = []
    with ExitStack() as stack:

        def take(username: str, *, width: int = 1280, theme: Theme = "light", language: str | None = None) -> Desk:
            page = stack.enter_context(open_page(browser, username, width, theme, language=language))
            taken.append(Desk(page, deployment, username, guild))
            return taken[-1]

        yield take
        for number, each in enumerate(taken):
            keep_pictures(each.page, f"{request.node.name}-{each.username}-{number}")
        assert [problem for each in taken for problem in each.health.problems()] == []


@pytest.fixture
def admin(desk: Desks) -> Desk:
    """Ana, who owns the guild; signed in."""
    return desk("ana").has_signed_in()


@pytest.fixture
def editor(desk: Desks) -> Desk:
    """Cleo, a Producer; signed in."""
    return desk("cleo").has_signed_in()


@pytest.fixture
def viewer(desk: Desks) -> Desk:
    """Bea, a Roadie; signed in."""
    return desk("bea").has_signed_in()


@pytest.fixture
def stranger(desk: Desks) -> Desk:
    """Zoe, a member without a role; signed in."""
    return desk("zoe").has_signed_in()
