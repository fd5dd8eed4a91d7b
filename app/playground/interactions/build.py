"""From a deed to the interaction Discord would send.

https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
"""

import base64
import contextlib
import secrets
from typing import NamedTuple

from app.playground import people
from app.playground.interactions import component_deeds, memory
from app.playground.interactions.deed import Deed
from app.playground.interactions.offered import why_not_offered
from app.playground.interactions.option_values import OptionReader, Resolved
from app.playground.interactions.typed_line import TypedLine, picked_line, read_line
from app.playground.permissions import EVERYONE
from app.playground.problems import Json, PlaygroundError
from app.playground.rules.answers import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, PING
from app.playground.rules.commands import CHAT_INPUT, MESSAGE, USER
from app.playground.snowflakes import new_snowflake
from app.playground.world import World

ATTACHMENT_SIZE_LIMIT = 10 * 1024 * 1024


class Built(NamedTuple):
    interaction: Json
    notes: list[str]
    """What a real client would not have let through."""


class Place(NamedTuple):
    user: Json
    channel: Json
    guild_id: str | None
    locale: str


def build_interaction(world: World, deed: Deed) -> Built:
    """Raises `PlaygroundError` when there is nothing that could be sent."""
    if deed.ping:
        return Built(_ping(world, deed), [])
    place = _place(world, deed)
    if deed.click:
        source = memory.message_to_click(world, place.user["id"], deed.target_message, place.channel["id"])
        data, notes = component_deeds.click(world, deed, source, place.guild_id)
        return Built({**_envelope(world, deed, place, COMPONENT), "data": data, "message": source}, notes)
    if deed.submit:
        modal, source_message = memory.modal_to_submit(world, place.user["id"], deed.submit)
        data, notes = component_deeds.submit(world, deed, modal, place.guild_id)
        came_from = {"message": source_message} if source_message else {}
        return Built({**_envelope(world, deed, place, MODAL_SUBMIT), "data": data, **came_from}, notes)
    return _build_command(world, deed, place)


def _ping(world: World, deed: Deed) -> Json:
    interaction_id = deed.interaction_id or new_snowflake()
    return {
        "id": interaction_id,
        "application_id": deed.application_id or world.application_id,
        "type": PING,
        "token": interaction_token(interaction_id),
        "version": 1,
        "user": people.find_person(world, deed.who, None),
        "entitlements": [],
        "authorizing_integration_owners": {},
    }


def interaction_token(interaction_id: str) -> str:
    """Like Discord's: opaque, long, safe in a path."""
    return base64.urlsafe_b64encode(f"interaction:{interaction_id}:{secrets.token_hex(40)}".encode()).decode()


def _place(world: World, deed: Deed) -> Place:
    guild_id = _guild_id(world, deed)
    user = people.find_actor(world, deed.who, guild_id)
    channel = _channel(world, deed.channel, guild_id, user)
    return Place(user, channel, guild_id, deed.locale or world.state["locales"].get(user["id"], "en-US"))


def _guild_id(world: World, deed: Deed) -> str | None:
    typed = deed.guild
    if typed.casefold() in ("none", "dm"):
        return None
    if not typed and (channel := world.state["channels"].get(deed.channel)):
        guild_id: str | None = channel.get("guild_id")
        return guild_id
    if not typed:
        return str(next(iter(world.state["guilds"])))
    if typed not in world.state["guilds"]:
        if not people.is_id(typed):
            raise PlaygroundError(f"--guild must be an id or none, not {typed!r}")
        world.found_guild(typed)
    return typed


def _channel(world: World, typed: str, guild_id: str | None, user: Json) -> Json:
    if guild_id is None:
        return world.direct_channel(user["id"])
    channels = world.channels(guild_id)
    found = people.find_channel(world, typed, guild_id) if typed else channels[0]
    if found is None:
        known = ", ".join(channel["name"] for channel in channels)
        raise PlaygroundError(f"there is no channel {typed!r}; there are: {known}")
    return found


def _envelope(world: World, deed: Deed, place: Place, kind: int) -> Json:
    interaction_id = deed.interaction_id or new_snowflake()
    known = world.state["interactions"].get(interaction_id)
    envelope: Json = {
        "id": interaction_id,
        "application_id": deed.application_id or world.application_id,
        "type": kind,
        "token": known["token"] if known else interaction_token(interaction_id),
        "version": 1,
        "locale": place.locale,
        "channel_id": place.channel["id"],
        "channel": _partial_channel(world, place),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": ATTACHMENT_SIZE_LIMIT,
    }
    return envelope | (_in_guild(world, place, place.guild_id) if place.guild_id else _in_direct_message(place))


def _in_guild(world: World, place: Place, guild_id: str) -> Json:
    guild, user_id = world.guild(guild_id), place.user["id"]
    held = world.permissions(guild_id, user_id, place.channel)
    member = {
        **world.member_with_user(guild_id, user_id),
        "permissions": str(held),
        "unusual_dm_activity_until": None,
    }
    return {
        "guild_id": guild_id,
        "guild_locale": guild["preferred_locale"],
        "guild": {"id": guild_id, "locale": guild["preferred_locale"], "features": guild["features"]},
        "member": member,
        "app_permissions": str(world.permissions(guild_id, world.application_id, place.channel)),
        "authorizing_integration_owners": {"0": guild_id},
        "context": 0,
    }


def _in_direct_message(place: Place) -> Json:
    return {
        "user": place.user,
        "app_permissions": str(EVERYONE),
        "authorizing_integration_owners": {"0": "0"},
        "context": 1,
    }


def _partial_channel(world: World, place: Place) -> Json:
    channel = {key: value for key, value in place.channel.items() if key != "permission_overwrites"}
    if place.guild_id:
        channel["permissions"] = str(world.permissions(place.guild_id, place.user["id"], place.channel))
    return channel


def _build_command(world: World, deed: Deed, place: Place) -> Built:
    commands = list(deed.commands) or world.commands_in(place.guild_id)
    if not (deed.line.strip() or deed.command):
        raise PlaygroundError('nothing to do: give a command, such as "/ping", or --click, or --submit')
    if deed.target or deed.target_message or not (deed.command or deed.line.lstrip().startswith("/")):
        menu = _context_menu(deed, commands)
        if menu is not None:
            return _build_context_menu(world, deed, place, menu)
    reader = OptionReader(world, place.guild_id, place.user["id"], deed.raw)
    if deed.command:
        line = picked_line(deed.command, deed.options, commands, deed.raw)
    else:
        line = read_line(deed.line, commands, deed.raw)
    if deed.autocomplete:
        options = _autocomplete_options(reader, line, deed.autocomplete)
        return _command_interaction(world, deed, place, line, options, reader, AUTOCOMPLETE)
    options = [reader.read(_definition(line, name), typed) for name, typed in line.given.items()]
    reader.missing(line.options, line.given)
    reader.notes.extend(why_not_offered(world, line.command, place.user, place.guild_id, place.channel))
    return _command_interaction(world, deed, place, line, options, reader, COMMAND)


def _command_interaction(
    world: World, deed: Deed, place: Place, line: TypedLine, options: list[Json], reader: OptionReader, kind: int
) -> Built:
    for step in reversed(line.path):
        options = [{"name": step["name"], "type": step["type"], "options": options}]
    data = _command_data(line.command, reader.resolved)
    if options:
        data["options"] = options
    return Built({**_envelope(world, deed, place, kind), "data": data}, reader.notes)


def _command_data(command: Json, resolved: Resolved) -> Json:
    data: Json = {
        "id": command.get("id") or new_snowflake(),
        "name": command["name"],
        "type": command.get("type", CHAT_INPUT),
    }
    if command.get("guild_id"):
        data["guild_id"] = command["guild_id"]
    if resolved.data:
        data["resolved"] = resolved.data
    return data


def _definition(line: TypedLine, name: str) -> Json:
    return next((option for option in line.options if option["name"] == name), {"name": name})


def _autocomplete_options(reader: OptionReader, line: TypedLine, focused: str) -> list[Json]:
    """What was typed so far, unchecked; the focused option as the text that stands there."""
    known = [option["name"] for option in line.options]
    if focused not in known:
        raise PlaygroundError(f"there is no option {focused!r} here; there are: {', '.join(known)}")
    options = []
    for name in dict.fromkeys([*line.given, focused]):
        definition, typed = _definition(line, name), line.given.get(name, "")
        if name == focused:
            options.append({"name": name, "type": definition["type"], "value": typed, "focused": True})
        else:
            with contextlib.suppress(PlaygroundError):  # half a name is nobody's yet
                options.append(reader.read(definition, typed))
    return options


def _context_menu(deed: Deed, commands: list[Json]) -> Json | None:
    menus = [command for command in commands if command.get("type", CHAT_INPUT) in (USER, MESSAGE)]
    spoken = (deed.command or deed.line).strip()
    wanted = spoken.casefold()
    for menu in menus:
        names = (menu["name"], *(menu.get("name_localizations") or {}).values())
        if wanted in (name.casefold() for name in names):
            return menu
    if deed.target or deed.target_message or " " in spoken:
        known = ", ".join(menu["name"] for menu in menus) or "none"
        raise PlaygroundError(f"there is no context menu {spoken!r}; there are: {known} (commands start with /)")
    return None


def _build_context_menu(world: World, deed: Deed, place: Place, menu: Json) -> Built:
    resolved = Resolved(world, place.guild_id)
    if menu["type"] == USER:
        target_id = resolved.user(people.find_person(world, deed.target or deed.who, None))
    else:
        target_id = resolved.message(memory.target_message(world, deed, place.channel["id"]))
    data = {**_command_data(menu, resolved), "target_id": target_id}
    return Built({**_envelope(world, deed, place, COMMAND), "data": data}, [])
