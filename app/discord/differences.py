"""How our commands differ from those that Discord has.

https://docs.discord.com/developers/interactions/application-commands#application-command-object
"""

from typing import Any

import msgspec

CHAT_INPUT = 1
CommandJson = dict[str, Any]

_OF_COMMANDS = ["type", "name", "name_localizations", "description", "description_localizations", "options"]
_OF_OPTIONS = ["required", "choices", "autocomplete", "min_value", "max_value", "min_length", "max_length", "value"]
_GLOBAL_ONLY = ["contexts", "integration_types"]


def normal(command: Any, *, in_guild: bool = False) -> Any:
    """The part of a command's JSON that we decide, without what Discord adds and without empty values."""
    if isinstance(command, list):
        return [normal(part, in_guild=in_guild) for part in command]
    if not isinstance(command, dict):
        return command
    keys = [*_OF_COMMANDS, *_OF_OPTIONS, *([] if in_guild else _GLOBAL_ONLY)]
    kept = {key: command[key] for key in keys if command.get(key) not in (None, [], {}, "", False)}
    for key in ("options", "choices"):
        if key in kept:
            kept[key] = normal(kept[key], in_guild=in_guild)
    return kept


class Differences(msgspec.Struct, frozen=True):
    """Names of commands that Discord lacks, has in another form, or has too many."""

    new: list[str]
    changed: list[str]
    gone: list[str]

    @property
    def any(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def differences(ours: list[CommandJson], theirs: list[CommandJson], *, in_guild: bool) -> Differences:

    def by_name(commands: list[CommandJson]) -> dict[str, Any]:
        return {f"{_sign(command)}{command['name']}": normal(command, in_guild=in_guild) for command in commands}

    wanted, there = by_name(ours), by_name(theirs)
    return Differences(
        new=[name for name in wanted if name not in there],
        changed=[name for name in wanted if name in there and wanted[name] != there[name]],
        gone=[name for name in there if name not in wanted],
    )


def _sign(command: CommandJson) -> str:
    return "/" if command.get("type", CHAT_INPUT) == CHAT_INPUT else "menu: "
