"""Before anything is stored: would an item pass, and why; how would a post look; and a test in the channel."""

import asyncio
from hashlib import sha256
from typing import Annotated, Any

import asyncpg
import msgspec
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.problems import NotThere
from app.api.reading import read_id
from app.dailies.api.choices import ChoicesPatch, choices_of
from app.dailies.api.destinations import DESTINATION
from app.dailies.api.finding import require_destination, require_item, require_source
from app.dailies.api.sources import SOURCE
from app.dailies.choices import Choices, read_choices
from app.dailies.items import Item
from app.dailies.judging import AskedRule, Judgement, judged
from app.dailies.posts import post_body
from app.dailies.receipts import link_to_message
from app.dailies.rehearsing import rehearse
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.replies import Embed, MessageBody, MessageFlag
from app.discord.rest import DiscordRest
from app.discord.snowflake import SnowflakeText, as_text
from app.errors import BadInput
from app.texts import texts_in

trying_out = ApiBook("dailies")

MOST_JUDGED = 20


class Trial(Sent, frozen=True):
    item_id: SnowflakeText | None = None
    """Left out, it is about the newest of the source."""
    choices: ChoicesPatch | None = None
    """As they would be changed; left out, those of the channel, or for a new channel the defaults."""


class JudgementTrial(Trial, frozen=True):
    newest: Annotated[int, Meta(ge=1, le=MOST_JUDGED)] = 1
    """So many of the newest, when no item is named."""


class TestSend(Sent, frozen=True):
    choices: ChoicesPatch | None = None


class JudgementJson(msgspec.Struct):
    item_id: str
    title: str
    passes: bool
    reason: str | None
    """`kind`, `filtered` or `filter-too-slow`; null when it passes."""
    sentence: str
    """Which rule decided."""
    trace: list[str]
    """Each rule that was asked, in words, those inside others further in; ✓ for those that fit."""
    asked: list[AskedRule]
    """The same by their places in the filter; empty when its kind decided, or an expression took too long."""


class PreviewJson(msgspec.Struct):
    """The message as Discord would get it."""

    item_id: str
    content: str
    """Above the post."""
    embeds: list[Embed]
    components: list[dict[str, Any]]
    """Rows of buttons, as in https://docs.discord.com/developers/components/reference."""
    pings: list[SnowflakeText]
    """Roles."""
    silent: bool
    """Nobody's phone rings."""


class TestSentJson(msgspec.Struct):
    message_id: SnowflakeText
    link: str


class _Place(msgspec.Struct):
    """What a trial is about."""

    source: asyncpg.Record
    choices: Choices
    items: list[tuple[int, Item]]


@trying_out.post(DESTINATION + "/judgement", "Would it pass, and why? Nothing is stored", level="viewer", changes=False)
async def judge_items(call: Call, body: JudgementTrial) -> list[JudgementJson]:
    return await _judge(call, body)


@trying_out.post(SOURCE + "/judgement", "The same for a channel that is to be added", level="viewer", changes=False)
async def judge_items_for_new(call: Call, body: JudgementTrial) -> list[JudgementJson]:
    return await _judge(call, body)


@trying_out.post(DESTINATION + "/preview", "How a post would look; nothing is sent", level="viewer", changes=False)
async def preview_post(call: Call, body: Trial) -> PreviewJson:
    return await _preview(call, body)


@trying_out.post(SOURCE + "/preview", "The same for a channel that is to be added", level="viewer", changes=False)
async def preview_post_for_new(call: Call, body: Trial) -> PreviewJson:
    return await _preview(call, body)


async def _judge(call: Call, body: JudgementTrial) -> list[JudgementJson]:
    place = await _place(call, body, body.newest)
    # In a thread, because a regular expression may take its 50 ms for every item.
    judgements = await asyncio.to_thread(lambda: [judged(call.texts, place.choices, item) for _, item in place.items])
    return [_shown(item_id, item, each) for (item_id, item), each in zip(place.items, judgements, strict=True)]


async def _preview(call: Call, body: Trial) -> PreviewJson:
    place = await _place(call, body, 1)
    ((item_id, item),) = place.items
    texts, source = texts_in(place.choices.language), place.source
    return _previewed(item_id, post_body(texts, item, item_id, source["title"], source["kind"], place.choices))


@trying_out.post(
    DESTINATION + "/test", "Post the newest item as a test: no ping, no miles, no delivery", status=201, statuses=(502,)
)
async def send_test(call: Call, body: TestSend) -> TestSentJson:
    destination = await call.part(Database).run(lambda connection: require_destination(connection, call))
    source_id, channel_id = destination["source_id"], destination["channel_id"]
    choices = choices_of(body.choices, read_choices(destination["choices"]))
    discord = call.part(DiscordRest)
    message_id = await rehearse(
        call.part(Database), discord, call.guild_id, call.actor_id, source_id, channel_id, choices, _nonce(call)
    )
    return TestSentJson(as_text(message_id), link_to_message(call.guild_id, channel_id, message_id))


async def _place(call: Call, trial: Trial, newest: int) -> _Place:
    """Raises `BadInput` when nothing was seen of the source yet."""

    async def work(connection: Connection) -> _Place:
        source = await require_source(connection, call)
        choices = choices_of(trial.choices, await _stored(connection, call))
        return _Place(source, choices, await _items(connection, call, trial, newest))

    return await call.part(Database).run(work)


async def _stored(connection: Connection, call: Call) -> Choices:
    """For a channel that is to be added there are none but the defaults."""
    if "destination_id" not in call.ids:
        return Choices()
    return read_choices((await require_destination(connection, call))["choices"])


async def _items(connection: Connection, call: Call, trial: Trial, newest: int) -> list[tuple[int, Item]]:
    source_id = call.ids["source_id"]
    if trial.item_id is not None:
        rows = [await require_item(connection, call.guild_id, read_id(trial.item_id, "body.item_id"))]
        if rows[0]["source_id"] != source_id:
            raise NotThere("no such item of this source")
    else:
        found = queries.dailies.latest_items(
            connection, guild_id=call.guild_id, source_id=source_id, channels=None, most=newest
        )
        rows = [row async for row in found]
    if not rows:
        raise BadInput("error-nothing-seen-yet")
    return [(row["id"], msgspec.json.decode(row["content"], type=Item)) for row in rows]


def _shown(item_id: int, item: Item, judgement: Judgement) -> JudgementJson:
    told = (judgement.passes, judgement.reason, judgement.sentence, judgement.trace, judgement.asked)
    return JudgementJson(str(item_id), item.title or item.text or item.url, *told)


def _previewed(item_id: int, body: MessageBody) -> PreviewJson:
    return PreviewJson(
        str(item_id),
        body.content,
        body.embeds,
        msgspec.to_builtins(body.components),
        body.allowed_mentions.roles,
        bool(body.flags & MessageFlag.SUPPRESS_NOTIFICATIONS),
    )


def _nonce(call: Call) -> str:
    """The same for a request that is sent again: Discord then answers with the first message."""
    key = call.headers.get("idempotency-key")
    return sha256(f"{call.guild_id}:{call.caller.audit_name}:{key}".encode()).hexdigest()[:25] if key else ""
