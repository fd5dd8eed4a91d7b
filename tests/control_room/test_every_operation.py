"""Every operation of the Admin API, as it was declared, tried by those who may not: a new one cannot be forgotten."""

from collections.abc import Callable

import httpx
import pytest

from app.api.declaration import Operation
from app.control_room.api import PREFIX
from app.control_room.api_tokens import add_token
from app.control_room.books import API_BOOKS
from app.control_room.feature_books import SCOPES
from app.database.pool import Database
from tests import cast
from tests.bot import ADDRESS, Bot
from tests.control_room.browser import OURS, Browser
from tests.control_room.discord import PretendDiscord

OPERATIONS = [operation for book in API_BOOKS for operation in book.operations]
IN_A_GUILD = [operation for operation in OPERATIONS if operation.in_guild]
SENT = [operation for operation in OPERATIONS if operation.method != "GET"]
PLAUSIBLE_ID = str(cast.BEA.id)


def each(operations: list[Operation]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("operation", operations, ids=lambda operation: operation.name)


async def tries(browser: Browser, operation: Operation, **headers: str) -> httpx.Response:
    """With ids that could be, and a body that would have to be looked at first."""
    ids = dict.fromkeys(operation.parameters, PLAUSIBLE_ID) | {"guild_id": str(browser.discord.guild_id)}
    path = operation.path.format_map(ids)
    body = None if operation.method == "GET" else b"{}"
    sent = {"Content-Type": "application/json"} | (headers or OURS)
    return await browser.http.request(operation.method, f"{PREFIX}{path}", content=body, headers=sent)


def assert_refused(answer: httpx.Response, status: int) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], bool(problem["detail"]), bool(problem["reference"])) == (status, True, True)


@each(OPERATIONS)
async def test_a_stranger_is_asked_to_sign_in(browser: Browser, operation: Operation) -> None:
    answer = await tries(browser, operation)

    assert_refused(answer, 401)
    assert answer.headers["www-authenticate"].startswith("Bearer")


@each(OPERATIONS)
async def test_a_token_that_nobody_made_opens_nothing(browser: Browser, operation: Operation) -> None:
    assert_refused(await tries(browser, operation, Authorization=f"Bearer omo_{'A' * 43}"), 401)


@each(IN_A_GUILD)
async def test_a_member_without_rights_finds_no_server(bea_at_the_desk: Browser, operation: Operation) -> None:
    assert_refused(await tries(bea_at_the_desk, operation), 404)


@each(IN_A_GUILD)
async def test_another_servers_admin_finds_no_server(zoe_at_the_desk: Browser, operation: Operation) -> None:
    discord = zoe_at_the_desk.discord
    discord.leaves(cast.ZOE)
    elsewhere = discord.guild_id + 1_000_000
    discord.elsewhere[elsewhere] = cast.ZOE
    assert (await zoe_at_the_desk.reads(f"/guilds/{elsewhere}/settings")).status_code == 200

    assert_refused(await tries(zoe_at_the_desk, operation), 404)


@each([operation for operation in IN_A_GUILD if operation.writes or operation.level != "viewer"])
async def test_a_viewer_changes_nothing(bot: Bot, bea_at_the_desk: Browser, operation: Operation) -> None:
    await holds_a_role(bot, bea_at_the_desk.discord, "viewer_roles")

    assert_refused(await tries(bea_at_the_desk, operation), 403)


@each([operation for operation in IN_A_GUILD if operation.level == "admin"])
async def test_an_editor_does_not_do_what_is_for_admins(
    bot: Bot, bea_at_the_desk: Browser, operation: Operation
) -> None:
    await holds_a_role(bot, bea_at_the_desk.discord, "editor_roles")

    assert_refused(await tries(bea_at_the_desk, operation), 403)


@each(SENT)
async def test_another_site_sends_nothing(ana_at_the_desk: Browser, operation: Operation) -> None:
    for sent in ({"X-Omo-Request": "1", "Origin": "https://evil.example"}, {"Origin": ADDRESS}):
        assert_refused(await tries(ana_at_the_desk, operation, **sent), 403)


@each(IN_A_GUILD)
async def test_a_token_without_the_scope_may_not(bot: Bot, browser: Browser, operation: Operation) -> None:
    enough = {f"{operation.area}:write"} | ({f"{operation.area}:read"} if not operation.writes else set())
    scopes = [scope for scope in SCOPES if scope not in enough]

    answer = await tries(browser, operation, Authorization=await a_token(bot, browser.discord.guild_id, scopes))

    assert_refused(answer, 403)
    assert operation.area in answer.json()["detail"]


@each(IN_A_GUILD)
async def test_another_servers_token_finds_no_server(
    bot: Bot, browser: Browser, new_guild: Callable[[], int], operation: Operation
) -> None:
    assert_refused(await tries(browser, operation, Authorization=await a_token(bot, new_guild(), list(SCOPES))), 404)


@each(OPERATIONS)
def test_what_belongs_to_no_server_is_about_oneself(operation: Operation) -> None:
    assert operation.in_guild == (operation.area != "self")


async def test_a_token_is_made_with_scopes_that_some_operation_needs(ana_at_the_desk: Browser) -> None:
    path = f"{ana_at_the_desk.guild}/tokens"
    needed = {operation.scope for operation in OPERATIONS if operation.area not in ("self", "tokens")}

    described = (await ana_at_the_desk.http.get("/api/openapi.json")).json()["components"]["schemas"]["NewToken"]
    assert set(described["properties"]["scopes"]["items"]["enum"]) == needed
    assert {"settings:write", "audit:read", "live:read"} <= needed
    for scope in ("guild:write", "audit:write", "statistics:write", "live:write", "tokens:read"):
        refused = await ana_at_the_desk.sends("POST", path, {"name": "Website", "scopes": [scope]})
        assert (refused.status_code, scope in refused.json()["detail"]) == (400, True)
    made = await ana_at_the_desk.sends("POST", path, {"name": "Website", "scopes": sorted(needed)})
    assert made.status_code == 201, made.text


@each(OPERATIONS)
async def test_an_address_with_a_slash_at_its_end_is_none(ana_at_the_desk: Browser, operation: Operation) -> None:
    path = f"{PREFIX}{operation.path.format_map(dict.fromkeys(operation.parameters, PLAUSIBLE_ID))}/"

    answer = await ana_at_the_desk.http.request(operation.method, path, headers=OURS)

    assert_refused(answer, 404)
    assert "leave out the slash" in answer.json()["detail"]


async def test_the_description_names_every_operation_once(browser: Browser) -> None:
    described = (await browser.http.get("/api/openapi.json")).json()["paths"]

    found = {(method.upper(), path) for path, methods in described.items() for method in methods}
    names = [operation["operationId"] for methods in described.values() for operation in methods.values()]
    assert found == {(operation.method, f"{PREFIX}{operation.path}") for operation in OPERATIONS}
    assert len(set(names)) == len(names) == len(OPERATIONS)


async def holds_a_role(bot: Bot, discord: PretendDiscord, setting: str) -> None:
    """Bea, one that the server named."""
    discord.roles[cast.BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(discord.guild_id, **{setting: [cast.PRODUCER]})


async def a_token(bot: Bot, guild_id: int, scopes: list[str]) -> str:
    creator = (cast.ANA.id, cast.ANA.name)
    token, _ = await bot.part(Database).transact(
        lambda connection: add_token(connection, guild_id, creator, "Website", scopes, None)
    )
    return f"Bearer {token}"
