"""What Discord posts to the interactions endpoint, reduced to the fields that are used.

Unknown fields are skipped and missing ones have defaults, so that Discord may add and leave out what it likes.
https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
"""

from enum import IntEnum
from typing import Any

import msgspec

from app.discord.resources import User
from app.discord.snowflake import Bits, Snowflake, decoder


class InteractionType(IntEnum):
    PING = 1
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class CommandType(IntEnum):
    CHAT_INPUT = 1
    USER = 2
    MESSAGE = 3


class OptionType(IntEnum):
    SUB_COMMAND = 1
    SUB_COMMAND_GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


class Member(msgspec.Struct):
    """`permissions` already include the channel's overwrites. In `resolved` a member comes without its `user`."""

    user: User | None = None
    nick: str | None = None
    roles: list[Snowflake] = []
    permissions: Bits = 0


class GivenOption(msgspec.Struct):
    """What somebody typed into an option; nested for sub-commands."""

    name: str
    type: int
    value: str | int | float | bool | None = None
    options: "list[GivenOption]" = []
    focused: bool = False


class Message(msgspec.Struct):
    id: Snowflake
    author: User | None = None
    flags: int = 0


class Resolved(msgspec.Struct):
    users: dict[Snowflake, User] = {}
    members: dict[Snowflake, Member] = {}
    messages: dict[Snowflake, Message] = {}


class SubmittedField(msgspec.Struct):
    """A text input of a modal, inside a label (or, in older clients, an action row)."""

    component: dict[str, Any] | None = None
    components: list[dict[str, Any]] = []

    def filled(self) -> list[dict[str, Any]]:
        return [self.component] if self.component else self.components


class InteractionData(msgspec.Struct):
    name: str = ""
    type: int = 0
    options: list[GivenOption] = []
    target_id: Snowflake | None = None
    resolved: Resolved | None = None
    custom_id: str = ""
    values: list[str] = []
    components: list[SubmittedField] = []

    def submitted(self) -> dict[str, str]:
        """What was typed into a modal, by the custom_id of each text input."""
        return {
            str(given.get("custom_id", "")): str(given.get("value") or "")
            for field in self.components
            for given in field.filled()
        }


class Interaction(msgspec.Struct):
    """`token` answers for 15 minutes and is a secret: it never goes into a log or an error."""

    type: int
    id: Snowflake = 0
    token: str = ""
    application_id: Snowflake = 0
    data: InteractionData | None = None
    guild_id: Snowflake | None = None
    channel_id: Snowflake | None = None
    member: Member | None = None
    user: User | None = None
    message: Message | None = None
    locale: str = ""
    guild_locale: str = ""

    @property
    def author(self) -> User | None:
        """Who did it: inside a server the member's user, in a direct message the user."""
        return self.member.user if self.member else self.user


_decoder = decoder(Interaction)


def decode_interaction(body: bytes) -> Interaction:
    """Raises `msgspec.DecodeError` for what is no interaction. A PING may come with nothing but its type."""
    interaction = _decoder.decode(body)
    if interaction.type != InteractionType.PING and not (interaction.id and interaction.token):
        raise msgspec.ValidationError("an interaction has an id and a token")
    return interaction
