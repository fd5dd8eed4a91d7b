"""docs/commands.md and the first lines of a command's test, from its declaration."""

from typing import Any

from app.commands.declaration import Command
from app.commands.options import options_json
from app.commands.words import localized
from app.discord.interactions import CommandType
from app.errors import OperatorError
from app.interactions.catalogue import all_commands

TYPES = {3: "text", 4: "whole number", 5: "yes or no", 6: "member", 7: "channel", 8: "role", 10: "number"}
HEAD = """# Commands

Made by `omo commands docs` from the declarations in `app/*/commands.py`; a test keeps it up to date.
"""


def commands_page() -> str:
    return "\n".join([HEAD, *(_section(command) for command in all_commands())])


def _section(command: Command) -> str:
    kind = {CommandType.USER: "context menu of a member", CommandType.MESSAGE: "context menu of a message"}
    title = f"/{command.path}" if command.kind == CommandType.CHAT_INPUT else command.path
    prefix = "command" if command.kind == CommandType.CHAT_INPUT else "menu"
    english, translations = localized(prefix, command.path)
    facts = [
        kind.get(command.kind, "slash command"),
        "only you see the answer" if command.ephemeral else "everybody in the channel sees the answer",
        "in a server" if command.in_guild_only else "anywhere",
        *(["admins, and roles named by them"] if command.require else []),
    ]
    lines = [
        f"## `{title}`",
        "",
        f"{english}. (Deutsch: {translations['de']}.)",
        "",
        "; ".join(facts).capitalize() + ".",
    ]
    options = options_json(command.path, command.options)
    if options:
        lines += ["", "| option | | what for |", "|---|---|---|"]
        lines += [f"| `{o['name']}` | {_kind_of(o)} | {o['description']} |" for o in options]
    return "\n".join([*lines, ""])


def _kind_of(option: dict[str, Any]) -> str:
    parts = [TYPES[option["type"]], "" if option["required"] else "optional"]
    parts.append(" / ".join(choice["name"] for choice in option.get("choices", [])))
    parts.append(_range("from {} to {}", option.get("min_value"), option.get("max_value")))
    parts.append(_range("{} to {} characters", option.get("min_length"), option.get("max_length")))
    return ", ".join(part for part in parts if part)


def _range(text: str, low: int | None, high: int | None) -> str:
    return text.format(low or 0, high) if high is not None else ""


def test_stub(path: str) -> str:
    """A first test of a command, for tests/<feature>. Raises `OperatorError` for a path that nobody declared."""
    wanted = path.removeprefix("/")
    command = next((command for command in all_commands() if command.path == wanted), None)
    if command is None:
        declared = ", ".join(sorted(command.path for command in all_commands()))
        raise OperatorError(f"nobody declared {wanted!r}; there are: {declared}")
    words = wanted.replace("-", "_").replace(" ", "_").lower()
    return f"""async def test_{words}_answers(bea: Member) -> None:
    answer = await bea.{_deed(command)}

    assert "what it shall say" in answer.text
"""


def _deed(command: Command) -> str:
    if command.kind == CommandType.USER:
        return f'opens_on_member("{command.path}", bea)'
    if command.kind == CommandType.MESSAGE:
        return f'opens_on_message("{command.path}", bea)'
    options = [option for option in options_json(command.path, command.options) if option["required"]]
    given = [f"{option['name'].replace('-', '_')}={_example(option)}" for option in options]
    return f"runs({', '.join([_quoted(command.path), *given])})"


def _example(option: dict[str, Any]) -> str:
    if option.get("choices"):
        return _quoted(option["choices"][0]["value"])
    numbers = {4: str(option.get("min_value", 1)), 5: "True", 6: "bea", 10: str(option.get("min_value", 1.0))}
    return numbers.get(option["type"], _quoted("…"))


def _quoted(text: str) -> str:
    return f'"{text}"'
