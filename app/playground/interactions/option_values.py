"""From what was typed for an option to its value and what comes along in `resolved`."""

import re
from typing import Any

from app.playground import people
from app.playground.problems import Json, PlaygroundError
from app.playground.world import World

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(3, 12)
YES, NO = ("true", "yes", "ja", "1", "on"), ("false", "no", "nein", "0", "off")


class Resolved:
    """The users, members, roles, channels and messages that an interaction's data names."""

    def __init__(self, world: World, guild_id: str | None) -> None:
        self._world = world
        self._guild_id = guild_id
        self.data: Json = {}

    def user(self, user: Json) -> str:
        self.data.setdefault("users", {})[user["id"]] = user
        if self._guild_id and (member := self._world.members(self._guild_id).get(user["id"])):
            shown = {key: value for key, value in member.items() if key not in ("mute", "deaf")}
            shown["permissions"] = str(self._world.permissions(self._guild_id, user["id"]))
            self.data.setdefault("members", {})[user["id"]] = shown
        return str(user["id"])

    def role(self, role: Json) -> str:
        self.data.setdefault("roles", {})[role["id"]] = role
        return str(role["id"])

    def channel(self, channel: Json, user_id: str) -> str:
        world = self._world
        kept = ("id", "type", "name", "parent_id", "flags", "topic", "position", "nsfw", "last_message_id")
        self.data.setdefault("channels", {})[channel["id"]] = {
            **{key: channel.get(key) for key in kept},
            "permissions": str(world.permissions(channel["guild_id"], user_id, channel)),
            "app_permissions": str(world.permissions(channel["guild_id"], world.application_id, channel)),
        }
        return str(channel["id"])

    def message(self, message: Json) -> str:
        self.data.setdefault("messages", {})[message["id"]] = message
        return str(message["id"])


class OptionReader:
    """`notes` collects what a real client would not have let through; the bot gets it all the same."""

    def __init__(self, world: World, guild_id: str | None, user_id: str, raw: bool) -> None:
        self._world = world
        self._guild_id = guild_id
        self._user_id = user_id
        self._raw = raw
        self.resolved = Resolved(world, guild_id)
        self.notes: list[str] = []

    def read(self, definition: Json, typed: str) -> Json:
        value = typed if definition.get("type", STRING) == STRING else self._converted(definition, typed)
        value = self._chosen(definition, value)
        self._check_limits(definition, value)
        return {"name": definition["name"], "type": definition.get("type", STRING), "value": value}

    def missing(self, definitions: list[Json], given: dict[str, str]) -> None:
        for each in definitions:
            if each.get("required") and each["name"] not in given:
                self.notes.append(f"{each['name']} is required")

    def _converted(self, definition: Json, typed: str) -> Any:
        kind, name = definition["type"], definition["name"]
        if kind == INTEGER:
            return int(typed) if re.fullmatch(r"[-+]?[0-9]{1,400}", typed) else self._odd(name, typed, "a whole number")
        if kind == NUMBER:
            matches = re.fullmatch(r"[-+]?[0-9]+([.,][0-9]+)?", typed)
            return float(typed.replace(",", ".")) if matches else self._odd(name, typed, "a number")
        if kind == BOOLEAN:
            word = typed.casefold()
            return word in YES if word in (*YES, *NO) else self._odd(name, typed, "true or false")
        if kind in (USER, MENTIONABLE):
            return self._person_or_role(kind, typed)
        if kind in (ROLE, CHANNEL):
            return self._role_or_channel(kind, typed)
        return self._odd(name, typed, "something that can be typed")

    def _person_or_role(self, kind: int, typed: str) -> str:
        if kind == MENTIONABLE and self._guild_id and (role := people.find_role(self._world, typed, self._guild_id)):
            return self.resolved.role(role)
        if people.is_id(bare := people.bare(typed, "@")) and bare not in self._world.state["users"]:
            return str(self._odd("this person", typed, "somebody known here"))
        try:
            return self.resolved.user(people.find_person(self._world, typed, None))
        except PlaygroundError:
            if self._raw:
                return typed
            raise

    def _role_or_channel(self, kind: int, typed: str) -> str:
        bare = people.bare(typed, "@#&")
        if self._guild_id:
            if kind == ROLE and (role := people.find_role(self._world, typed, self._guild_id)):
                return self.resolved.role(role)
            if kind == CHANNEL and (channel := people.find_channel(self._world, typed, self._guild_id)):
                return self.resolved.channel(channel, self._user_id)
            if not self._raw and not people.is_id(bare):
                raise PlaygroundError(f"there is no {typed} here; there are: {self._known(kind, self._guild_id)}")
        return str(self._odd("this role or channel", bare, "known here"))

    def _known(self, kind: int, guild_id: str) -> str:
        if kind == ROLE:
            return ", ".join(f"@{role['name'].lstrip('@')}" for role in self._world.roles(guild_id).values())
        return ", ".join(f"#{channel['name']}" for channel in self._world.channels(guild_id))

    def _chosen(self, definition: Json, value: Any) -> Any:
        """A choice may be typed by its value or by its name in any language."""
        choices = definition.get("choices") or ()
        if not choices:
            return value
        for each in choices:
            names = (each["name"], *(each.get("name_localizations") or {}).values())
            if value == each["value"] or str(value).casefold() in {name.casefold() for name in names}:
                return each["value"]
        return self._odd(definition["name"], value, f"one of {', '.join(str(each['name']) for each in choices)}")

    def _check_limits(self, definition: Json, value: Any) -> None:
        is_text = definition.get("type", STRING) == STRING
        size = len(value) if is_text else value
        if isinstance(size, bool) or not isinstance(size, int | float):
            return
        low, high = ("min_length", "max_length") if is_text else ("min_value", "max_value")
        unit = " characters" if is_text else ""
        if (least := definition.get(low)) is not None and size < least:
            self.notes.append(f"{definition['name']} must be at least {least}{unit}")
        if (most := definition.get(high)) is not None and size > most:
            self.notes.append(f"{definition['name']} must be at most {most}{unit}")

    def _odd(self, name: str, value: Any, wanted: str) -> Any:
        self.notes.append(f"{name} must be {wanted}, not {str(value)[:60]!r}")
        return value
