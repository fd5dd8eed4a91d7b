"""The cast, and the interactions that Discord posts when one of them does something.

Fields: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
"""

import itertools
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from nacl.signing import SigningKey

from app.playground import cast as playground
from app.playground.permissions import ALL, EVERYONE

Json = dict[str, Any]

GUILD_NAME = playground.GUILD_NAME
GREEN_ROOM = int(playground.GREEN_ROOM)
ROADIE, EXECUTIVE_PRODUCER = int(playground.ROADIE), int(playground.EXECUTIVE_PRODUCER)
PRODUCER, DIRECTOR = int(playground.PRODUCER), int(playground.DIRECTOR)
APPLICATION = 9007199254740993999
SIGNING_KEY = SigningKey(b"the key of the tests, 32 bytes .")
PUBLIC_KEY = SIGNING_KEY.verify_key.encode().hex()

PING, COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 1, 2, 3, 4, 5
CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUB_COMMAND, STRING, INTEGER, BOOLEAN, USER, NUMBER = 1, 3, 4, 5, 6, 10
USER_AGENT = "Discord-Interactions/1.0 (+https://discord.com)"

_snowflakes = itertools.count(1_440_000_000_000_000_001)


@dataclass(frozen=True)
class Person:
    """Somebody and their membership; `nick` is their name in this guild, when it differs."""

    id: int
    username: str
    name: str
    locale: str = "en-US"
    roles: tuple[int, ...] = ()
    permissions: int = EVERYONE
    nick: str | None = None
    avatar: str | None = None
    is_bot: bool = False


@dataclass(frozen=True)
class Place:
    """Where it happens; `guild_id` None is a direct message."""

    guild_id: int | None
    guild_locale: str = "en-US"
    channel_id: int = GREEN_ROOM


def _of_playground(person: playground.Person) -> Person:
    permissions = ALL if person == playground.OWNER else EVERYONE
    roles = tuple(int(role) for role in person.roles)
    return Person(int(person.id), person.username, person.name, person.locale, roles, permissions)


ANA, BEA, CLEO, JIWOO, ZOE, LAYLA, MAXIMILIAN, JUERGEN = map(_of_playground, playground.PEOPLE)
PEOPLE = (ANA, BEA, CLEO, JIWOO, ZOE, LAYLA, MAXIMILIAN, JUERGEN)
"""Ana owns the guild, Cleo is a Producer and may award, Jürgen speaks German, 지우 Korean (which the bot does not)."""
CREW_BOT = Person(APPLICATION, "omo-bot", "Crew Bot", is_bot=True)


def new_id() -> int:
    return next(_snowflakes)


# What somebody does


def command(path: str, options: Mapping[str, object] | None = None) -> Json:
    """The data of a slash command. A `Person` as value is a member option, and so resolved."""
    return _nested(path, [_given(name, value) for name, value in (options or {}).items()], options or {})


def autocompletion(path: str, focused: str, typed: str, options: Mapping[str, object] | None = None) -> Json:
    """The data while `typed` stands in the option `focused`, which Discord sends as text, whatever its type."""
    given = [_given(name, value) for name, value in (options or {}).items()]
    kind = INTEGER if focused == "entry" else STRING
    return _nested(path, [*given, {"name": focused, "type": kind, "value": typed, "focused": True}], {})


def user_menu(name: str, target: Person, *, in_guild: bool = True) -> Json:
    data = {"id": str(new_id()), "name": name, "type": USER_MENU, "target_id": str(target.id)}
    return data | {"resolved": resolved([target], in_guild=in_guild)}


def message_menu(name: str, message: Json) -> Json:
    data = {"id": str(new_id()), "name": name, "type": MESSAGE_MENU, "target_id": message["id"]}
    return data | {"resolved": {"messages": {message["id"]: message}}}


def click(custom_id: str) -> Json:
    return {"id": 2, "custom_id": custom_id, "component_type": 2}


def submission(custom_id: str, fields: Mapping[str, str]) -> Json:
    """As Discord sends a modal made of labels."""
    labels = [
        {"id": number, "type": 18, "component": {"id": number + 1, "type": 4, "custom_id": name, "value": value}}
        for number, (name, value) in enumerate(fields.items(), start=1)
    ]
    return {"custom_id": custom_id, "components": labels}


def _nested(path: str, given: list[Json], options: Mapping[str, object]) -> Json:
    base, *steps = path.split(" ")
    for step in reversed(steps):
        given = [{"name": step, "type": SUB_COMMAND, "options": given}]
    data: Json = {"id": str(new_id()), "name": base, "type": CHAT_INPUT}
    if given:
        data["options"] = given
    if named := [value for value in options.values() if isinstance(value, Person)]:
        data["resolved"] = resolved(named)
    return data


def _given(name: str, value: object) -> Json:
    kinds: list[tuple[type, int]] = [
        (Person, USER),
        (bool, BOOLEAN),
        (int, INTEGER),
        (float, NUMBER),
        (str, STRING),
    ]
    kind = next(kind for python, kind in kinds if isinstance(value, python))
    return {"name": name.replace("_", "-"), "type": kind, "value": _plain(value)}


def _plain(value: object) -> object:
    return str(value.id) if isinstance(value, Person) else value


# The envelope around it


def interaction(kind: int, data: Json | None, person: Person, place: Place, message: Json | None = None) -> Json:
    interaction_id = new_id()
    envelope: Json = {
        "app_permissions": str(EVERYONE),
        "application_id": str(APPLICATION),
        "attachment_size_limit": 10485760,
        "channel": {"id": str(place.channel_id), "name": "green-room", "type": 0 if place.guild_id else 1, "flags": 0},
        "channel_id": str(place.channel_id),
        "context": 0 if place.guild_id else 1,
        "entitlement_sku_ids": [],
        "entitlements": [],
        "id": str(interaction_id),
        "locale": person.locale,
        "token": f"aW50ZXJhY3Rpb246{interaction_id}" + "MTQ0MDAwMDAwMDAwMDAwMDAwMDpt" * 7,
        "type": kind,
        "version": 1,
    }
    if data is not None:
        envelope["data"] = data
    if message is not None:
        envelope["message"] = message
    return envelope | (_in_guild(person, place) if place.guild_id else _in_direct_message(person))


def ping() -> Json:
    """As when the endpoint is saved in the Developer Portal: in no server."""
    return interaction(PING, None, ANA, Place(None))


def _in_guild(person: Person, place: Place) -> Json:
    guild_id = str(place.guild_id)
    return {
        "authorizing_integration_owners": {"0": guild_id},
        "guild": {"features": ["COMMUNITY", "NEWS"], "id": guild_id, "locale": place.guild_locale},
        "guild_id": guild_id,
        "guild_locale": place.guild_locale,
        "member": {**member(person), "user": user(person)},
    }


def _in_direct_message(person: Person) -> Json:
    return {"authorizing_integration_owners": {"0": "0"}, "user": user(person)}


def user(person: Person) -> Json:
    return {
        "avatar": person.avatar,
        "avatar_decoration_data": None,
        "bot": person.is_bot,
        "discriminator": "0",
        "global_name": person.name,
        "id": str(person.id),
        "primary_guild": None,
        "public_flags": 0,
        "username": person.username,
    }


def member(person: Person) -> Json:
    """Without its user, as in `resolved`."""
    return {
        "avatar": None,
        "communication_disabled_until": None,
        "deaf": False,
        "flags": 0,
        "joined_at": "2026-03-27T19:20:52.103000+00:00",
        "mute": False,
        "nick": person.nick,
        "pending": False,
        "permissions": str(person.permissions),
        "premium_since": None,
        "roles": [str(role) for role in person.roles],
        "unusual_dm_activity_until": None,
    }


def resolved(people: list[Person], *, in_guild: bool = True) -> Json:
    """Somebody who left the guild comes as a user only: `in_guild=False`."""
    found: Json = {"users": {str(person.id): user(person) for person in people}}
    if in_guild:
        found["members"] = {str(person.id): member(person) for person in people}
    return found


def message(author: Person, content: str = "", *, flags: int = 0, components: list[Json] | None = None) -> Json:
    return {
        "attachments": [],
        "author": user(author),
        "channel_id": str(GREEN_ROOM),
        "components": components or [],
        "content": content,
        "edited_timestamp": None,
        "embeds": [],
        "flags": flags,
        "id": str(new_id()),
        "mention_everyone": False,
        "mention_roles": [],
        "mentions": [],
        "pinned": False,
        "timestamp": "2026-11-23T12:00:00.000000+00:00",
        "tts": False,
        "type": 0,
    }


# Sending it


@dataclass(frozen=True)
class SignedRequest:
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def signed(what: Json | bytes, at: datetime | None = None, key: SigningKey = SIGNING_KEY) -> SignedRequest:
    """As Discord signs it at that moment, by default now."""
    body = what if isinstance(what, bytes) else msgspec.json.encode(what)
    timestamp = str(int(at.timestamp() if at else time.time()))
    headers = {
        "content-type": "application/json",
        "user-agent": USER_AGENT,
        "x-signature-ed25519": key.sign(timestamp.encode() + body).signature.hex(),
        "x-signature-timestamp": timestamp,
    }
    return SignedRequest(body, headers)
