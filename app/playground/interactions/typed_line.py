"""Reads a slash command as a person types it: `/mileage award member:@bea miles:50 reason:"late set"`."""

import difflib
import re
from typing import NamedTuple

from app.playground.problems import Json, PlaygroundError
from app.playground.rules.commands import CHAT_INPUT, GROUP, SUBCOMMAND
from app.playground.snowflakes import new_snowflake

STRING = 3


class TypedLine(NamedTuple):
    command: Json
    path: tuple[Json, ...]
    """The group and subcommand options below the command, outermost first."""
    options: list[Json]
    """Definitions of what may be given."""
    given: dict[str, str]
    """Option name -> what was typed for it, in the order typed."""


def read_line(line: str, commands: list[Json], raw: bool = False) -> TypedLine:
    """Raises `PlaygroundError` naming what is near. With `raw`, unknown commands and options are made up."""
    word, rest = _first_word(line.strip().removeprefix("/"))
    command = _command(word, commands, raw)
    if command is None:
        return _made_up(word, rest)
    path, rest = _path(command, rest)
    options = (path[-1] if path else command).get("options") or []
    return TypedLine(command, path, options, _read_options(rest, options, raw))


def picked_line(words: str, given: dict[str, str], commands: list[Json], raw: bool = False) -> TypedLine:
    """As `read_line`, of a command picked from a list and its options filled in one by one."""
    line = read_line(words, commands, raw)
    names = _names(line.options)
    if unknown := [name for name in given if name not in names and not raw]:
        raise PlaygroundError(f"{unknown[0]!r} is no option here; there are: {', '.join(names) or 'none'}")
    return line._replace(given=given)


def _command(word: str, commands: list[Json], raw: bool) -> Json | None:
    """None when it has to be made up."""
    slash_commands = [command for command in commands if command.get("type", CHAT_INPUT) == CHAT_INPUT]
    command = _named(word, slash_commands)
    if command is None and not raw:
        raise PlaygroundError(f"there is no command /{word}{_near(word, _names(slash_commands))}")
    return command


def _path(command: Json, rest: str) -> tuple[tuple[Json, ...], str]:
    """The group and subcommand that `rest` begins with, and what is left of it."""
    path: list[Json] = []
    options = command.get("options") or []
    while any(option["type"] in (SUBCOMMAND, GROUP) for option in options):
        word, rest = _first_word(rest)
        chosen = _named(word, options)
        if chosen is None:
            spoken = " ".join([command["name"], *(each["name"] for each in path)])
            raise PlaygroundError(f"/{spoken} needs one of: {', '.join(_names(options))}")
        path.append(chosen)
        options = chosen.get("options") or []
    return tuple(path), rest


def _read_options(text: str, options: list[Json], raw: bool) -> dict[str, str]:
    given: dict[str, str] = {}
    current = ""
    for piece in _pieces(text):
        match = re.match(r"([-_'\w]{1,32}):(.*)", piece, re.DOTALL)
        option = _named(match[1], options) if match else None
        if match and (option or raw):
            current = option["name"] if option else match[1]
            given[current] = match[2]
        elif current:
            given[current] = f"{given[current]} {piece}".strip()
        else:
            word = match[1] if match else piece
            raise PlaygroundError(f"{word!r} is no option here; there are: {', '.join(_names(options)) or 'none'}")
    return {name: _unquoted(value) for name, value in given.items()}


def _pieces(text: str) -> list[str]:
    """Split at blanks outside double quotes; a quote only opens at the start of a value."""
    return re.findall(r"""(?:[-_'\w]{1,32}:)?"(?:\\.|[^"\\])*"|\S+""", text)


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", r"\1", value[1:-1])
    return value


def _first_word(text: str) -> tuple[str, str]:
    word, _, rest = text.strip().partition(" ")
    return word, rest


def _named(word: str, things: list[Json]) -> Json | None:
    """By name or by its name in any language."""
    for thing in things:
        if word.casefold() in (thing["name"], *(thing.get("name_localizations") or {}).values()):
            return thing
    return None


def _names(things: list[Json]) -> list[str]:
    return [thing["name"] for thing in things]


def _near(word: str, names: list[str]) -> str:
    near = difflib.get_close_matches(word.casefold(), names, n=3, cutoff=0.5)
    return f"; near: {', '.join(near)}" if near else f"; known: {', '.join(names) or 'none'}"


def _made_up(word: str, rest: str) -> TypedLine:
    words = rest.split(" ")
    count = next((index for index, each in enumerate(words) if ":" in each or not each), len(words))
    path = [{"name": each, "type": GROUP, "options": []} for each in words[:count][:2]]
    if path:
        path[-1]["type"] = SUBCOMMAND
    command = {"id": new_snowflake(), "name": word, "type": CHAT_INPUT, "options": []}
    return TypedLine(command, tuple(path), [], _read_options(" ".join(words[count:]), [], raw=True))
