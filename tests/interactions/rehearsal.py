"""A book of commands for rehearsing what handlers may do: take long, break, send files."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from app.commands.context import Context
from app.commands.declaration import CommandBook
from app.discord.components import ComponentState, TextInput
from app.discord.replies import Choice, File, Modal, Reply
from app.errors import BadInput, DatabaseUnavailable, DiscordUnavailable, NotAllowed, Rejected
from app.settings import Settings
from tests.bot import Bot, running_bot
from tests.cast import BEA, Place
from tests.members import Member
from tests.pretend_rest import PretendRest

DEFER_AFTER = 0.05
LONG = 0.25
SECRET = "postgresql://omo:hunter2@db/omo"

book = CommandBook()


class Nothing(ComponentState, frozen=True):
    pass


@book.slash("quick", in_guild_only=False)
async def quick(ctx: Context) -> Reply:
    return Reply(content="Done at once")


@book.slash("slow")
async def slow(ctx: Context) -> Reply:
    await asyncio.sleep(LONG)
    return Reply(content="Done in the end")


@book.slash("slow-for-all", ephemeral=False)
async def slow_for_all(ctx: Context) -> Reply:
    await asyncio.sleep(LONG)
    return Reply(content="Everybody look")


@book.slash("slow-refusal-for-all", ephemeral=False)
async def slow_refusal_for_all(ctx: Context) -> Reply:
    await asyncio.sleep(LONG)
    raise BadInput("error-nothing-to-undo")


@book.slash("slow-shared")
async def slow_shared(ctx: Context) -> Reply:
    await asyncio.sleep(LONG)
    return Reply(content="Everybody look, she said", ephemeral=False)


@book.slash("slow-form")
async def slow_form(ctx: Context) -> Modal:
    await asyncio.sleep(LONG)
    return Modal("v1:form", "Too late", [TextInput("word", "Word")])


@book.slash("slow-refusal")
async def slow_refusal(ctx: Context) -> Reply:
    await asyncio.sleep(LONG)
    raise BadInput("error-nothing-to-undo")


@book.slash("slow-break")
async def slow_break(ctx: Context) -> Reply:
    await asyncio.sleep(LONG)
    raise ZeroDivisionError(SECRET)


@book.slash("file")
async def file(ctx: Context) -> Reply:
    return Reply(content="As asked", files=[File("miles.json", '{"name":"Zoë 🎤"}'.encode(), "application/json")])


@book.slash("break")
async def break_(ctx: Context) -> Reply:
    raise ZeroDivisionError(SECRET)


@book.slash("no-database")
async def no_database(ctx: Context) -> Reply:
    raise DatabaseUnavailable("ConnectionRefusedError")


@book.slash("no-discord")
async def no_discord(ctx: Context) -> Reply:
    raise DiscordUnavailable("GET /guilds/{guild_id}", 503)


@book.slash("refused-by-discord")
async def refused_by_discord(ctx: Context) -> Reply:
    raise Rejected("GET /guilds/{guild_id}", 400, 50035, "Invalid Form Body")


async def refuse_everybody(ctx: Context) -> None:
    raise NotAllowed("error-may-not-award")


async def suggest_much(ctx: Context, typed: str, given: dict[str, Any]) -> list[Choice]:
    return [Choice(f"{typed} {number}", number) for number in range(40)]


async def suggest_nothing(ctx: Context, typed: str, given: dict[str, Any]) -> list[Choice]:
    raise ZeroDivisionError(SECRET)


@book.slash("pick", completers={"much": suggest_much, "broken": suggest_nothing})
async def pick(ctx: Context) -> Reply:
    return Reply(content="Picked")


@book.slash("pick-closed", require=refuse_everybody, completers={"much": suggest_much})
async def pick_closed(ctx: Context) -> Reply:
    return Reply(content="Picked")


@book.component("slow.update", Nothing)
async def slow_update(ctx: Context, state: Nothing) -> Reply:
    await asyncio.sleep(LONG)
    return Reply(content="The message anew")


@book.component("slow.apart", Nothing, updates=False)
async def slow_apart(ctx: Context, state: Nothing) -> Reply:
    await asyncio.sleep(LONG)
    return Reply(content="Below the message")


@book.component("slow.break", Nothing)
async def slow_component_break(ctx: Context, state: Nothing) -> Reply:
    await asyncio.sleep(LONG)
    raise ZeroDivisionError(SECRET)


@book.component("update", Nothing)
async def update(ctx: Context, state: Nothing) -> Reply:
    return Reply(content="The message anew")


@book.component("break", Nothing)
async def component_break(ctx: Context, state: Nothing) -> Reply:
    raise ZeroDivisionError(SECRET)


@book.modal("slow.form", Nothing)
async def slow_submitted(ctx: Context, state: Nothing) -> Reply:
    await asyncio.sleep(LONG)
    return Reply(content="Filled in")


@pytest.fixture(scope="package")
async def rehearsing(settings: Settings) -> AsyncIterator[Bot]:
    """A bot that knows nothing but the commands above."""
    async with AsyncExitStack() as stack:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("app.main.BOOKS", (book,))
            bot = await stack.enter_async_context(running_bot(settings))
        yield bot


@pytest.fixture
def actor(rehearsing: Bot, discord_rest: PretendRest, untouched_guild: int) -> Member:
    """Bea, on whom the commands above are tried."""
    return Member(rehearsing, discord_rest, BEA, Place(untouched_guild))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two seconds until a deferral pass at once."""
    monkeypatch.setattr("app.interactions.deferral.DEFER_AFTER_SECONDS", DEFER_AFTER)
