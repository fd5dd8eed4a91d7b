"""All declared commands as Discord's JSON, and what differs from what Discord has.

https://docs.discord.com/developers/interactions/application-commands#application-command-object
"""

from collections.abc import Iterable
from typing import Any

from app.commands.declaration import Command, CommandBook
from app.commands.options import options_json
from app.commands.words import describe, localized
from app.discord.interactions import CommandType, OptionType

CommandJson = dict[str, Any]
IN_GUILD, IN_DIRECT_MESSAGE = 0, 1


def catalogue(books: Iterable[CommandBook]) -> list[CommandJson]:
    """In the order of declaration; commands with sub-commands are put together from their parts."""
    tree: dict[tuple[int, str], CommandJson] = {}
    for book in books:
        for command in book.commands:
            _add(tree, command)
    return list(tree.values())


def _add(tree: dict[tuple[int, str], CommandJson], command: Command) -> None:
    if command.kind != CommandType.CHAT_INPUT:
        name, localizations = localized("menu", command.path)
        tree[command.kind, command.path] = _top(command, name) | {
            "name_localizations": localizations,
            "description": "",
        }
        return
    base, _, rest = command.path.partition(" ")
    top = tree.setdefault((command.kind, base), _top(command, base) | describe("command", base))
    if rest:
        top["options"].append(
            {
                "type": int(OptionType.SUB_COMMAND),
                "name": rest,
                **describe("command", command.path),
                "options": options_json(command.path, command.options),
            }
        )
    else:
        top["options"] = options_json(command.path, command.options)


def _top(command: Command, name: str) -> CommandJson:
    contexts = [IN_GUILD] if command.in_guild_only else [IN_GUILD, IN_DIRECT_MESSAGE]
    return {"type": int(command.kind), "name": name, "options": [], "contexts": contexts, "integration_types": [0]}


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


def differences(ours: list[CommandJson], theirs: list[CommandJson], *, in_guild: bool) -> dict[str, list[str]]:
    """Names of commands that are `new`, `changed` or `gone`; all empty when Discord is up to date."""

    def by_name(commands: list[CommandJson]) -> dict[str, Any]:
        return {f"{_sign(command)}{command['name']}": normal(command, in_guild=in_guild) for command in commands}

    wanted, there = by_name(ours), by_name(theirs)
    return {
        "new": [name for name in wanted if name not in there],
        "changed": [name for name in wanted if name in there and wanted[name] != there[name]],
        "gone": [name for name in there if name not in wanted],
    }


def _sign(command: CommandJson) -> str:
    return "/" if command.get("type", CommandType.CHAT_INPUT) == CommandType.CHAT_INPUT else "menu: "
