"""What is sent back: messages, modals, choices, and the envelopes around them.

https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction
"""

from datetime import datetime
from enum import IntEnum, IntFlag
from typing import Any

import msgspec

from app.discord.components import ActionRow, TextInput

LONGEST_CONTENT = 2000


class ResponseType(IntEnum):
    PONG = 1
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    AUTOCOMPLETE = 8
    MODAL = 9


class MessageFlag(IntFlag):
    EPHEMERAL = 1 << 6
    SUPPRESS_NOTIFICATIONS = 1 << 12


class AllowedMentions(msgspec.Struct, frozen=True):
    """Who a message may ping; with an empty `parse` nobody, whatever the text contains."""

    parse: list[str] = []
    users: list[str] = []
    roles: list[str] = []


NO_MENTIONS = AllowedMentions()


class EmbedField(msgspec.Struct, omit_defaults=True):
    name: str
    value: str
    inline: bool = False


class Embed(msgspec.Struct, omit_defaults=True):
    """https://docs.discord.com/developers/resources/message#embed-object"""

    title: str | None = None
    description: str | None = None
    color: int | None = None
    url: str | None = None
    author: dict[str, str] | None = None
    image: dict[str, str] | None = None
    thumbnail: dict[str, str] | None = None
    timestamp: datetime | None = None
    footer: dict[str, str] | None = None
    fields: list[EmbedField] = []


class File(msgspec.Struct):
    name: str
    content: bytes
    content_type: str


class MessageBody(msgspec.Struct):
    """A message as Discord takes it; every part is always sent, so that an update leaves nothing old behind."""

    content: str = ""
    embeds: list[Embed] = []
    components: list[ActionRow] = []
    flags: int = 0
    allowed_mentions: AllowedMentions = NO_MENTIONS


class Reply(msgspec.Struct, kw_only=True):
    """What a handler returns for people to see. `ephemeral=None` leaves it to the command's declaration."""

    content: str = ""
    embeds: list[Embed] = []
    components: list[ActionRow] = []
    files: list[File] = []
    """Discord takes files only in an edit: a reply with files is deferred first."""
    ephemeral: bool | None = None

    def body(self, *, ephemeral: bool) -> MessageBody:
        flags = MessageFlag.EPHEMERAL if ephemeral else 0
        return MessageBody(self.content[:LONGEST_CONTENT], self.embeds, self.components, int(flags))


class Modal(msgspec.Struct):
    custom_id: str
    title: str
    inputs: list[TextInput]


class Choice(msgspec.Struct):
    name: str
    value: str | int


class Choices(msgspec.Struct):
    choices: list[Choice]


class Response(msgspec.Struct, omit_defaults=True):
    type: int
    data: MessageBody | Choices | dict[str, Any] | None = None


def message_response(body: MessageBody) -> Response:
    return Response(ResponseType.MESSAGE.value, body)


def update_response(body: MessageBody) -> Response:
    return Response(ResponseType.UPDATE.value, body)


def deferred_message(*, ephemeral: bool) -> Response:
    return Response(ResponseType.DEFERRED_MESSAGE.value, {"flags": int(MessageFlag.EPHEMERAL)} if ephemeral else None)


def deferred_update() -> Response:
    return Response(ResponseType.DEFERRED_UPDATE.value)


def modal_response(modal: Modal) -> Response:
    labels = [
        {"type": 18, "label": given.label, "component": msgspec.to_builtins(given.component())}
        for given in modal.inputs
    ]
    return Response(
        ResponseType.MODAL.value, {"custom_id": modal.custom_id, "title": modal.title, "components": labels}
    )


def choices_response(choices: list[Choice]) -> Response:
    return Response(ResponseType.AUTOCOMPLETE.value, Choices(choices[:25]))
