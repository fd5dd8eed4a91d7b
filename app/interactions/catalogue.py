"""All declared commands as Discord's JSON, and what differs from what Discord has.

https://docs.discord.com/developers/interactions/application-commands#application-command-object
"""

from collections.abc import Iterable
from typing import Any

from app.books import BOOKS
from app.commands.declaration import Command
from app.commands.options import options_json
from app.commands.words import describe, localized
from app.discord.interactions import CommandType, OptionType

CommandJson = dict[str, Any]
IN_GUILD, IN_DIRECT_MESSAGE = 0, 1


def catalogue(commands: Iterable[Command]) -> list[CommandJson]:
    """In the order of declaration; commands with sub-commands are put together from their parts."""
    tree: dict[tuple[int, str], CommandJson] = {}
    for command in commands:
        _add(tree, command)
    return list(tree.values())


def all_commands() -> list[Command]:
    return [command for book in BOOKS for command in book.commands]


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
