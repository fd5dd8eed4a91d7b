"""The bot itself, inside the test's process: the real application on a real database and Valkey; Discord's REST is
played by respx. All that the bot answers and sends is held against Discord's own description, where that is.
Members act and are shown answers:

    async def test_an_award_is_seen_by_everybody(cleo: Member, bea: Member) -> None:
        answer = await cleo.runs("mileage award", member=bea, miles=50, reason="Best set of the night")
        assert "50 miles" in answer.text
        assert not answer.only_for_one
"""

import asyncio
import itertools
import logging
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from email.message import Message as Headers
from email.parser import BytesParser
from typing import Any, Self, TypeVar

import httpx
import msgspec
import pytest
import respx
import structlog

from app.guilds.changing import changed
from app.guilds.store import GuildStore
from app.main import OmoBot, create_app
from app.settings import Settings, load_settings
from tests import cast
from tests.cast import Json, Person, Place
from tests.discords_description import assert_described

API = "https://discord.example/api/v10"
BOT_TOKEN = "token-of-the-bot-in-tests"
ADDRESS = "https://bot.example"
EPHEMERAL = 64
UNKNOWN_WEBHOOK = 10015
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
WEBHOOK = "/webhooks/{application_id}/{interaction_token}"

Part = TypeVar("Part")
_guild_ids = itertools.count(9_107_199_254_740_993_001)


class Answer:
    """What Discord got in answer to one interaction: at first, and by edits and messages that followed."""

    def __init__(self, sent: Json, response: httpx.Response, later: list[Json]) -> None:
        self.interaction = sent
        self.status = response.status_code
        self.first: Json = response.json() if response.status_code == 200 else {}
        if self.first:
            assert_described("POST", CALLBACK, self.first)
        self.later = later

    @property
    def type(self) -> int:
        kind: int = self.first["type"]
        return kind

    @property
    def was_deferred(self) -> bool:
        return self.type in (5, 6)

    @property
    def message(self) -> Json:
        """As it stands in the end."""
        return self.later[-1] if self.later else self.first["data"]

    @property
    def content(self) -> str:
        text: str = self.message["content"]
        return text

    @property
    def text(self) -> str:
        """All that can be read: content, embeds, buttons, or the form."""
        if self.type == 9:
            return "\n".join([self.form["title"], *(label["label"] for label in self.form["components"])])
        parts: list[str | None] = [self.content]
        for embed in self.message["embeds"]:
            footer = (embed.get("footer") or {}).get("text")
            fields = [text for field in embed.get("fields", []) for text in (field["name"], field["value"])]
            parts += [embed.get("title"), embed.get("description"), *fields, footer]
        return "\n".join(part for part in [*parts, *self.buttons] if part)

    @property
    def only_for_one(self) -> bool:
        """Decided by the first answer; edits cannot change it, and an update leaves its message as it was."""
        if self.type in (6, 7):
            return bool(self.interaction["message"]["flags"] & EPHEMERAL)
        return bool((self.first.get("data") or {}).get("flags", 0) & EPHEMERAL)

    @property
    def buttons(self) -> dict[str, str]:
        """Custom ids (of links: addresses) by label; disabled ones are left out."""
        found = [button for row in self.message["components"] for button in row["components"]]
        return {
            button["label"]: button.get("custom_id") or button["url"] for button in found if not button.get("disabled")
        }

    @property
    def form(self) -> Json:
        assert self.type == 9, f"not a form but {self.first}"
        modal: Json = self.first["data"]
        return modal

    @property
    def choices(self) -> list[Json]:
        assert self.type == 8, f"not suggestions but {self.first}"
        suggestions: list[Json] = self.first["data"]["choices"]
        return suggestions

    @property
    def files(self) -> dict[str, bytes]:
        """By name."""
        return dict(self.later[-1]["files"]) if self.later else {}

    @property
    def numbers(self) -> list[int]:
        """The bold ones, in order: what it is all about."""
        return [int(re.sub(r"[^\d-]", "", bold)) for bold in re.findall(r"\*\*([^*]*\d[^*]*)\*\*", self.text)]

    @property
    def reference(self) -> str:
        """What a person would read out to whoever runs the bot."""
        found = re.search(r"(?:Reference|Kennung): `(\w+)`", self.content)
        assert found, f"no reference in {self.content!r}"
        return found[1]


class PretendRest:
    """Discord's REST API: takes edits and messages, knows the cast. `routes` is respx's, for anything else."""

    def __init__(self, routes: respx.MockRouter) -> None:
        self.routes = routes
        self.edits: list[Json] = []
        self.followups: list[Json] = []
        self.in_order: list[Json] = []
        self.deleted = 0
        """How many "thinking …" were taken away."""
        webhook = rf"/webhooks/{cast.APPLICATION}/(?P<token>[^/]+)"
        self.edit = routes.patch(path__regex=rf"{webhook}/messages/@original$", name="edit")
        self.edit.mock(side_effect=lambda request, token: self._take(request, self.edits))
        self.delete = routes.delete(path__regex=rf"{webhook}/messages/@original$", name="delete")
        self.delete.mock(side_effect=self._delete)
        self.followup = routes.post(path__regex=rf"{webhook}$", name="followup")
        self.followup.mock(side_effect=lambda request, token: self._take(request, self.followups))
        self.member = routes.get(path__regex=r"/guilds/\d+/members/(?P<user_id>\d+)$", name="member")
        self.member.mock(side_effect=lambda request, user_id: _member(int(user_id)))

    def _delete(self, request: httpx.Request, token: str) -> httpx.Response:
        self.deleted += 1
        return httpx.Response(204)

    def knows_the_webhook_only_after(self, refusals: int) -> None:
        """Discord may take a moment until it knows of a deferral."""
        left = itertools.count(1)

        def answer(request: httpx.Request, token: str) -> httpx.Response:
            if next(left) <= refusals:
                return httpx.Response(404, json={"code": UNKNOWN_WEBHOOK, "message": "Unknown Webhook"})
            return self._take(request, self.edits)

        self.edit.mock(side_effect=answer)

    def _take(self, request: httpx.Request, kept: list[Json]) -> httpx.Response:
        body = read_body(request)
        template = WEBHOOK if request.method == "POST" else f"{WEBHOOK}/messages/@original"
        assert_described(request.method, template, {key: value for key, value in body.items() if key != "files"})
        kept.append(body)
        self.in_order.append(body)
        return httpx.Response(200, json={"id": str(cast.new_id()), "channel_id": str(cast.GREEN_ROOM)})


def read_body(request: httpx.Request) -> Json:
    """The JSON of a message, with `files` by name when it came as a form."""
    content_type = request.headers.get("content-type", "")
    if not content_type.startswith("multipart/form-data"):
        body: Json = msgspec.json.decode(request.content)
        return body
    parsed = BytesParser().parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + request.content)
    parts: dict[str, Headers] = {}
    for part in parsed.walk():
        if name := part.get_param("name", header="content-disposition"):
            parts[str(name)] = part
    body = msgspec.json.decode(_bytes(parts.pop("payload_json")))
    return body | {"files": {part.get_filename(): _bytes(part) for part in parts.values()}}


def _bytes(part: Headers) -> bytes:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content


def _member(user_id: int) -> httpx.Response:
    person = next((person for person in cast.PEOPLE if person.id == user_id), None)
    if person is None:
        return httpx.Response(404, json={"code": 10007, "message": "Unknown Member"})
    return httpx.Response(200, json={**cast.member(person), "user": cast.user(person)})


class Bot:
    """The running application."""

    def __init__(self, app: OmoBot) -> None:
        self.app = app
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ADDRESS)

    def part(self, kind: type[Part]) -> Part:
        """One of app/parts.py, such as `Database`."""
        found: Part = self.app._parts[kind]
        return found

    async def gets(self, request: cast.SignedRequest, path: str = "/interactions") -> httpx.Response:
        """In a task of its own, as servers do: what is bound to the request ends with it."""
        return await asyncio.create_task(self.http.post(path, content=request.body, headers=request.headers))

    async def change_settings(self, guild_id: int, **patch: Any) -> None:
        """As `omo guild change` does."""
        await self.part(GuildStore).change(guild_id, cast.ANA.id, lambda settings: changed(settings, patch))


class Member:
    """One of the cast, somewhere."""

    def __init__(self, bot: Bot, discord: PretendRest, person: Person, place: Place) -> None:
        self.bot = bot
        self.discord = discord
        self.person = person
        self.place = place
        self.at: datetime | None = None
        self.last: Answer | None = None

    @property
    def id(self) -> int:
        return self.person.id

    def but(self, **changed: Any) -> Self:
        """The same person with another `locale`, `nick`, `roles`, `permissions`, … (see `Person`)."""
        other = type(self)(self.bot, self.discord, replace(self.person, **changed), self.place)
        other.at = self.at
        return other

    def somewhere_else(self, **changed: Any) -> Self:
        """The same person with another `guild_id` (None: a direct message) or `guild_locale`."""
        other = type(self)(self.bot, self.discord, self.person, replace(self.place, **changed))
        other.at = self.at
        return other

    def on(self, moment: datetime) -> Self:
        """The same person at that moment, as Discord's signatures tell it."""
        other = self.but()
        other.at = moment
        return other

    async def runs(self, path: str, **options: object) -> Answer:
        """A slash command without its slash: `runs("mileage award", member=bea, miles=50, reason="Best set")`."""
        return await self.does(cast.COMMAND, cast.command(path, _people(options)))

    async def types(self, path: str, focused: str, typed: str = "", **options: object) -> Answer:
        """… in the option `focused`: the suggestions are the answer's `choices`."""
        return await self.does(cast.AUTOCOMPLETE, cast.autocompletion(path, focused, typed, _people(options)))

    async def opens_on_member(self, menu: str, target: "Member | Person") -> Answer:
        person = target.person if isinstance(target, Member) else target
        return await self.does(cast.COMMAND, cast.user_menu(menu, person))

    async def opens_on_message(self, menu: str, author: "Member | Person", content: str = "Good evening!") -> Answer:
        person = author.person if isinstance(author, Member) else author
        return await self.does(cast.COMMAND, cast.message_menu(menu, cast.message(person, content)))

    async def clicks(self, button: str, on: Answer | None = None) -> Answer:
        """A label (on the answer shown last, or another one) or a custom id, which anybody could forge."""
        shown = on or self.last
        custom_id = button if button.startswith("v") and ":" in button else _button(shown, button)
        flags = EPHEMERAL if shown and shown.only_for_one else 0
        message = cast.message(cast.CREW_BOT, flags=flags)
        return await self.does(cast.COMPONENT, cast.click(custom_id), message)

    async def submits(self, custom_id: str = "", **fields: str) -> Answer:
        """The form shown last, or a forged one."""
        if not custom_id:
            assert self.last, "no form was shown"
            custom_id = self.last.form["custom_id"]
        return await self.does(cast.MODAL_SUBMIT, cast.submission(custom_id, fields))

    async def does(self, kind: int, data: Json | None, message: Json | None = None) -> Answer:
        return await self.sends(cast.interaction(kind, data, self.person, self.place, message))

    async def sends(self, interaction: Json) -> Answer:
        """An interaction as it is; sent once more, it is a replay."""
        before = len(self.discord.in_order)
        response = await self.bot.gets(cast.signed(interaction, self.at))
        self.last = Answer(interaction, response, self.discord.in_order[before:])
        return self.last

    async def repeats(self, answer: Answer | None = None) -> Answer:
        """The very same interaction once more."""
        repeated = answer or self.last
        assert repeated, "nothing to repeat"
        return await self.sends(repeated.interaction)

    def sees(self, *texts: str) -> None:
        assert self.last, "nothing was shown yet"
        assert not [text for text in texts if text not in self.last.text], f"not all of {texts} in:\n{self.last.text}"

    async def balance(self) -> int:
        answer = await self.but(locale="en-US").runs("mileage show")
        return answer.numbers[0]


def _people(options: Mapping[str, object]) -> dict[str, object]:
    return {name: value.person if isinstance(value, Member) else value for name, value in options.items()}


def _button(shown: Answer | None, label: str) -> str:
    assert shown, "nothing was shown yet"
    assert label in shown.buttons, f"no button {label!r}, only {list(shown.buttons)}"
    return shown.buttons[label]


def environment(database_url: str, redis_url: str, **changed: str) -> dict[str, str]:
    return {
        "DISCORD_APPLICATION_ID": str(cast.APPLICATION),
        "DISCORD_PUBLIC_KEY": cast.PUBLIC_KEY,
        "DISCORD_BOT_TOKEN": BOT_TOKEN,
        "DISCORD_CLIENT_SECRET": "client-secret-of-tests",
        "DISCORD_API_URL": API,
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "SESSION_SECRETS": "0123456789abcdef0123456789abcdef",
        "PUBLIC_URL": ADDRESS,
        "DASHBOARD_FOLDER": "/nothing-is-built",
        **changed,
    }


@asynccontextmanager
async def running_bot(settings: Settings) -> AsyncIterator[Bot]:
    """From its start to its end, as a server would run it."""
    app = create_app(settings)
    # A logger that remembers its processors would not notice when another test looks at what is logged.
    structlog.configure(cache_logger_on_first_use=False)
    assert isinstance(app, OmoBot)
    async with _lifespan(app):
        bot = Bot(app)
        async with bot.http:
            yield bot


@asynccontextmanager
async def _lifespan(app: OmoBot) -> AsyncIterator[None]:
    """https://asgi.readthedocs.io/en/latest/specs/lifespan.html"""
    to_app: asyncio.Queue[Json] = asyncio.Queue()
    from_app: asyncio.Queue[Any] = asyncio.Queue()
    running = asyncio.create_task(app({"type": "lifespan", "asgi": {"version": "3.0"}}, to_app.get, from_app.put))
    for stage in ("startup", "shutdown"):
        to_app.put_nowait({"type": f"lifespan.{stage}"})
        said = asyncio.create_task(from_app.get())
        await asyncio.wait({said, running}, return_when=asyncio.FIRST_COMPLETED)
        if not said.done() or said.result()["type"] != f"lifespan.{stage}.complete":
            said.cancel()
            await running  # raises what went wrong
            raise AssertionError(f"the application ended before its {stage} was complete")
        if stage == "startup":
            yield
    await running


@pytest.fixture(scope="session")
def settings(database_url: str, redis_url: str) -> Settings:
    return load_settings(environment(database_url, redis_url))


@pytest.fixture(scope="session")
async def bot(settings: Settings) -> AsyncIterator[Bot]:
    async with running_bot(settings) as bot:
        yield bot


@pytest.fixture
def discord_rest() -> Iterator[PretendRest]:
    with respx.mock(base_url=API, assert_all_called=False) as routes:
        yield PretendRest(routes)


@pytest.fixture
def untouched_guild() -> int:
    """Nobody changed a setting; in none, nobody but admins may award."""
    return next(_guild_ids)


@pytest.fixture
async def guild(bot: Bot) -> int:
    """This test's own; Producers may award."""
    guild_id = next(_guild_ids)
    await bot.change_settings(guild_id, award_roles=[cast.PRODUCER])
    return guild_id


def _member_fixture(person: Person) -> Any:
    def shown_up(bot: Bot, discord_rest: PretendRest, guild: int) -> Member:
        return Member(bot, discord_rest, person, Place(guild))

    shown_up.__doc__ = f"{person.name}, in this test's guild."
    return pytest.fixture(name=person.username)(shown_up)


ana = _member_fixture(cast.ANA)
bea = _member_fixture(cast.BEA)
cleo = _member_fixture(cast.CLEO)
jiwoo = _member_fixture(cast.JIWOO)
zoe = _member_fixture(cast.ZOE)
layla = _member_fixture(cast.LAYLA)
maximilian = _member_fixture(cast.MAXIMILIAN)
juergen = _member_fixture(cast.JUERGEN)


class LogLines(logging.Handler):
    """What goes into the log meanwhile, as it is written: JSON lines."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    @property
    def events(self) -> list[Json]:
        return [msgspec.json.decode(line) for line in self.lines]

    def about(self, answer: Answer) -> list[Json]:
        """The lines that carry the interaction's id."""
        return [event for event in self.events if event.get("interaction") == answer.interaction["id"]]


@pytest.fixture
def log_lines(bot: Bot) -> Iterator[LogLines]:
    root = logging.getLogger()
    formatter = next(
        handler.formatter
        for handler in root.handlers
        if isinstance(handler.formatter, structlog.stdlib.ProcessorFormatter)
    )
    lines = LogLines()
    lines.setFormatter(formatter)
    level = root.level
    root.addHandler(lines)
    root.setLevel(logging.DEBUG)
    yield lines
    root.setLevel(level)
    root.removeHandler(lines)
