"""What a handler gets: who did what, where, when, in which language, and the parts of the bot it may call."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from app.discord.interactions import Interaction
from app.discord.replies import MessageFlag
from app.discord.resources import User
from app.errors import BadInput, GuildNeeded
from app.texts import Texts, texts_for

Part = TypeVar("Part")


class Person(msgspec.Struct, frozen=True):
    """Somebody in a guild, as Discord described them in this interaction."""

    id: int
    name: str
    avatar: str | None = None
    roles: tuple[int, ...] = ()
    permissions: int = 0
    is_bot: bool = False


class Context:
    __slots__ = ("_parts", "interaction", "moment", "texts")

    def __init__(self, interaction: Interaction, moment: datetime, parts: Mapping[type, Any]) -> None:
        """`moment` is when Discord signed the interaction (UTC): the same for every repetition of it."""
        self.interaction = interaction
        self.moment = moment
        self.texts: Texts = texts_for(interaction.locale, interaction.guild_locale)
        self._parts = parts

    def part(self, kind: type[Part]) -> Part:
        """The one object of this class that the process shares, such as `Database` (see app/parts.py)."""
        part: Part = self._parts[kind]
        return part

    @property
    def guild_id(self) -> int:
        """Raises `GuildNeeded` in a direct message."""
        if self.interaction.guild_id is None:
            raise GuildNeeded
        return self.interaction.guild_id

    @property
    def person(self) -> Person:
        author = self.interaction.author
        if author is None:
            raise BadInput("error-not-understood")
        member = self.interaction.member
        return person_of(author, member.nick, tuple(member.roles), member.permissions) if member else person_of(author)

    @property
    def target_id(self) -> int:
        """The user or message that a context menu was opened on."""
        data = self.interaction.data
        if data is None or data.target_id is None:
            raise BadInput("error-not-understood")
        return data.target_id

    def target_author(self) -> Person:
        """Who wrote the message that a context menu was opened on; Discord sends no roles along."""
        resolved = self.interaction.data.resolved if self.interaction.data else None
        message = resolved.messages.get(self.target_id) if resolved else None
        if message is None or message.author is None:
            raise BadInput("error-not-understood")
        return person_of(message.author)

    @property
    def on_ephemeral_message(self) -> bool:
        """Whether the clicked component is on a message that only its owner sees."""
        message = self.interaction.message
        return message is not None and bool(message.flags & MessageFlag.EPHEMERAL)

    def submitted(self, field: str) -> str:
        """What was typed into a field of a form; empty when it was left out."""
        return self.interaction.data.submitted().get(field, "") if self.interaction.data else ""

    def resolved_person(self, user_id: int) -> Person:
        """Somebody named in an option or a context menu. Raises `BadInput` when Discord sent nothing about them."""
        resolved = self.interaction.data.resolved if self.interaction.data else None
        if resolved is None or user_id not in resolved.users:
            raise BadInput("error-member-unknown")
        member = resolved.members.get(user_id)
        if member is None:
            raise BadInput("error-member-left")
        return person_of(resolved.users[user_id], member.nick, tuple(member.roles), member.permissions)


def person_of(user: User, nick: str | None = None, roles: tuple[int, ...] = (), permissions: int = 0) -> Person:
    name = nick or user.global_name or user.username
    return Person(user.id, name, user.avatar, roles, permissions, user.bot)
