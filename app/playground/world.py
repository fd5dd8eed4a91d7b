"""The guilds, roles, channels, people, messages and commands there are, and the questions asked about them.

The state is plain JSON in Discord's own shapes, so that what is kept, sent and shown is the same thing.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.discord.permissions import Permission
from app.playground import genesis, permissions
from app.playground.changes import Changes
from app.playground.problems import (
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    UNKNOWN_CHANNEL,
    UNKNOWN_GUILD,
    UNKNOWN_MEMBER,
    UNKNOWN_MESSAGE,
    UNKNOWN_ROLE,
    Json,
    PlaygroundError,
)
from app.playground.snowflakes import new_snowflake
from app.playground.storage import read_state, write_state

FILE_NAME = "world.json"
MESSAGES_KEPT_PER_CHANNEL = 1000


class World:
    """Look-ups raise Discord's own `Refusal`s."""

    def __init__(self, state: Json, clock: Callable[[], float] = time.time) -> None:
        self.state = state
        self.clock = clock
        """Unix seconds."""
        self.changes = Changes()
        self._unsaved = False

    @property
    def changed(self) -> bool:
        """True until it is saved. Setting it tells everybody who follows the changes."""
        return self._unsaved

    @changed.setter
    def changed(self, value: bool) -> None:
        self._unsaved = value
        if value:
            self.changes.happened()

    def take_changes(self) -> Json | None:
        """The state when it changed since last asked."""
        changed, self.changed = self.changed, False
        return self.state if changed else None

    @property
    def application_id(self) -> str:
        return str(self.state["application_id"])

    @property
    def bot(self) -> Json:
        return self.user(self.application_id)

    def user(self, user_id: str) -> Json:
        found: Json = self.state["users"][user_id]
        return found

    def guild(self, guild_id: str) -> Json:
        return _found(self.state["guilds"].get(guild_id), UNKNOWN_GUILD)

    def roles(self, guild_id: str) -> Json:
        self.guild(guild_id)
        held: Json = self.state["roles"][guild_id]
        return held

    def role(self, guild_id: str, role_id: str) -> Json:
        return _found(self.roles(guild_id).get(role_id), UNKNOWN_ROLE)

    def members(self, guild_id: str) -> Json:
        self.guild(guild_id)
        held: Json = self.state["members"][guild_id]
        return held

    def member(self, guild_id: str, user_id: str) -> Json:
        """As the state keeps it: without `user`."""
        return _found(self.members(guild_id).get(user_id), UNKNOWN_MEMBER)

    def member_with_user(self, guild_id: str, user_id: str) -> Json:
        return {**self.member(guild_id, user_id), "user": self.user(user_id)}

    def found_guild(self, guild_id: str) -> None:
        """A new guild of the whole cast, for trying what a server never set up sees."""
        genesis.found_guild(self.state, guild_id, f"Guild {guild_id[-4:]}")
        self.changed = True

    def guild_with_roles(self, guild_id: str) -> Json:
        return {**self.guild(guild_id), "roles": list(self.roles(guild_id).values())}

    def channels(self, guild_id: str) -> list[Json]:
        self.guild(guild_id)
        return [channel for channel in self.state["channels"].values() if channel.get("guild_id") == guild_id]

    def channel(self, channel_id: str) -> Json:
        return _found(self.state["channels"].get(channel_id), UNKNOWN_CHANNEL)

    def direct_channel(self, user_id: str) -> Json:
        """Between the bot and this person; opened when there is none yet."""
        for channel in self.state["channels"].values():
            if channel["type"] == 1 and channel["recipients"][0]["id"] == user_id:
                return _found(channel, UNKNOWN_CHANNEL)
        opened = genesis.direct_channel(new_snowflake(), self.user(user_id))
        self.state["channels"][opened["id"]] = opened
        self.changed = True
        return opened

    def messages(self, channel_id: str) -> Json:
        """Oldest first, ephemeral ones among them."""
        held: Json = self.state["messages"].setdefault(channel_id, {})
        return held

    def message(self, channel_id: str, message_id: str) -> Json:
        return _found(self.messages(channel_id).get(message_id), UNKNOWN_MESSAGE)

    def find_message(self, message_id: str) -> Json | None:
        for held in self.state["messages"].values():
            if message_id in held:
                found: Json = held[message_id]
                return found
        return None

    def add_message(self, message: Json) -> None:
        held = self.messages(message["channel_id"])
        held[message["id"]] = message
        self.channel(message["channel_id"])["last_message_id"] = message["id"]
        while len(held) > MESSAGES_KEPT_PER_CHANNEL:
            del held[next(iter(held))]
        self.changed = True

    def remove_message(self, message: Json) -> None:
        self.messages(message["channel_id"]).pop(message["id"], None)
        self.changed = True

    def dismiss(self, message: Json) -> None:
        """The only person who sees it does not want to any more. To the bot it is still there."""
        self.held("dismissed")[message["id"]] = True
        self.changed = True

    def held(self, kind: str) -> Json:
        """What there may be none of, such as webhooks: keyed by id. A world kept from earlier may lack it."""
        kept: Json = self.state.setdefault(kind, {})
        return kept

    def commands(self, guild_id: str | None = None) -> Json:
        held: Json = self.state["commands"].setdefault(guild_id or "global", {})
        return held

    def commands_in(self, guild_id: str | None) -> list[Json]:
        """What a person can choose from: a guild's own commands hide global ones of the same name and type."""
        chosen = {(each["name"], each["type"]): each for each in self.commands().values()}
        if guild_id is not None:
            chosen |= {(each["name"], each["type"]): each for each in self.commands(guild_id).values()}
        return list(chosen.values())

    def people(self) -> Iterator[Json]:
        return (user for user in self.state["users"].values() if not user.get("bot"))

    def permissions(self, guild_id: str, user_id: str, channel: Json | None = None) -> int:
        member = self.member(guild_id, user_id)
        base = permissions.guild_permissions(self.guild(guild_id), self.roles(guild_id), member, user_id)
        return permissions.channel_permissions(base, channel, guild_id, member, user_id) if channel else base

    def may(self, user_id: str, channel: Json, needed: Permission) -> bool:
        if channel["type"] == 1:
            return bool(channel["recipients"][0]["id"] == user_id)
        guild_id = channel["guild_id"]
        return user_id in self.members(guild_id) and not needed & ~self.permissions(guild_id, user_id, channel)

    def require_bot_permission(self, guild_id: str, needed: Permission) -> None:
        if not self.permissions(guild_id, self.application_id) & needed:
            raise MISSING_PERMISSIONS()

    def require_bot_in_channel(self, channel: Json, needed: Permission) -> None:
        """50001 where the bot cannot see the channel, 50013 where it can but may not."""
        if channel["type"] == 1:
            return
        held = self.permissions(channel["guild_id"], self.application_id, channel)
        if not held & Permission.VIEW_CHANNEL:
            raise MISSING_ACCESS()
        if needed & ~held:
            raise MISSING_PERMISSIONS()

    def top_position(self, guild_id: str, user_id: str) -> int:
        roles = self.roles(guild_id)
        return max((roles[r]["position"] for r in self.member(guild_id, user_id)["roles"] if r in roles), default=0)


def open_world(folder: Path, application_id: str) -> World:
    """The world kept in `folder`, or a new one (which is kept when first saved).

    What an older version did not keep yet is as on the first day.
    """
    first, kept = genesis.first_state(application_id), read_state(folder / FILE_NAME)
    _require_same_shape(folder / FILE_NAME, kept or {}, first)
    return World(first | (kept or {}))


def _require_same_shape(path: Path, kept: Json, first: Json) -> None:
    """Raises `PlaygroundError` for what is JSON, and no world."""
    odd = [key for key, value in kept.items() if key in first and type(value) is not type(first[key])]
    if odd or (kept and not kept.get("users")):
        raise PlaygroundError(f"{path} holds no world; `omo playground reset` starts over")


def save_world(folder: Path, world: World) -> None:
    if (state := world.take_changes()) is not None:
        write_state(folder / FILE_NAME, state)


def _found(thing: Any, refusal: Any) -> Json:
    if thing is None:
        raise refusal()
    found: Json = thing
    return found
