"""What an application command may be: https://docs.discord.com/developers/interactions/application-commands"""

import re
import unicodedata
from collections.abc import Iterator

from app.playground.problems import FormProblems, Json
from app.playground.rules import forms

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
LIMITS = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15}
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
MOST_CHARACTERS = 8000
MOST_IN_BULK = 130
LOCALES = tuple(
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja"  # noqa: SIM905
    " zh-TW ko".split()
)


def check_command(problems: FormProblems, path: forms.Path, command: Json) -> None:
    kind = command.get("type", CHAT_INPUT)
    if not forms.choice(problems, (*path, "type"), kind, tuple(LIMITS)):
        return
    _check_names(problems, path, command, any_name=kind != CHAT_INPUT)
    _check_who(problems, path, command)
    if kind == CHAT_INPUT:
        _check_descriptions(problems, path, command)
        _check_options(problems, (*path, "options"), command.get("options") or [], depth=0)
    else:
        _refuse_description(problems, path, command)
    if _characters(command) > MOST_CHARACTERS:
        message = f"Command exceeds maximum size ({MOST_CHARACTERS})"
        problems.add(path, "APPLICATION_COMMAND_TOO_LARGE", message)


def check_bulk(problems: FormProblems, commands: list[Json]) -> None:
    seen: set[tuple[object, object]] = set()
    for index, command in enumerate(commands):
        check_command(problems, (index,), command)
        key = (command.get("name"), command.get("type", CHAT_INPUT))
        if key in seen:
            message = "Application command names must be unique"
            problems.add((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", message)
        seen.add(key)


def is_chat_name(name: str) -> bool:
    """Discord: `^[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]{1,32}$`, lower-case where a lower case exists."""
    return 1 <= len(name) <= 32 and name == name.lower() and all(map(_may_be_in_name, name))


def _may_be_in_name(character: str) -> bool:
    if character in "-_'" or unicodedata.category(character)[0] in "LN":
        return True
    return unicodedata.name(character, "").startswith(("DEVANAGARI", "THAI"))


def _check_names(problems: FormProblems, path: forms.Path, thing: Json, any_name: bool = False) -> None:
    _check_name(problems, (*path, "name"), thing.get("name"), any_name)
    for locale, name in _localised(problems, (*path, "name_localizations"), thing.get("name_localizations")):
        _check_name(problems, (*path, "name_localizations", locale), name, any_name)


def _check_name(problems: FormProblems, path: forms.Path, value: object, any_name: bool) -> None:
    name = forms.text(problems, path, value, 1, 32)
    if name is not None and not any_name and not is_chat_name(name):
        problems.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_descriptions(problems: FormProblems, path: forms.Path, thing: Json) -> None:
    forms.text(problems, (*path, "description"), thing.get("description"), 1, 100)
    held = thing.get("description_localizations")
    for locale, description in _localised(problems, (*path, "description_localizations"), held):
        forms.text(problems, (*path, "description_localizations", locale), description, 1, 100)


def _localised(problems: FormProblems, path: forms.Path, value: object) -> Iterator[tuple[str, object]]:
    if value is None:
        return
    if not isinstance(value, dict):
        problems.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return
    for locale, text in value.items():
        if forms.choice(problems, (*path, locale), locale, LOCALES) and text is not None:
            yield locale, text


def _check_who(problems: FormProblems, path: forms.Path, command: Json) -> None:
    bits = command.get("default_member_permissions")
    if bits is not None and not (isinstance(bits, str) and re.fullmatch(r"[0-9]{1,20}", bits)):
        message = "Could not interpret value as a permissions bitset."
        problems.add((*path, "default_member_permissions"), "BITSET_TYPE_CONVERT", message)
    for key, allowed in (("contexts", (0, 1, 2)), ("integration_types", (0, 1))):
        for index, value in enumerate(command.get(key) or ()):
            forms.choice(problems, (*path, key, index), value, allowed)


def _refuse_description(problems: FormProblems, path: forms.Path, command: Json) -> None:
    if command.get("description"):
        message = "Context menu commands cannot have description"
        problems.add((*path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", message)
    if command.get("options"):
        message = "Context menu commands cannot have options"
        problems.add((*path, "options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", message)


def _check_options(problems: FormProblems, path: forms.Path, value: object, depth: int) -> None:
    """`depth` 0 below a command, 1 below a group, 2 below a subcommand."""
    options = forms.items(problems, path, value, 0, 25)
    nested = [option.get("type") in (SUBCOMMAND, GROUP) for option in options]
    if any(nested) and not all(nested):
        message = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        problems.add(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)
    optional_seen = False
    for index, option in enumerate(options):
        _check_option(problems, (*path, index), option, depth)
        if option.get("name") in [each.get("name") for each in options[:index]]:
            problems.add((*path, index), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name must be unique")
        if option.get("required") and optional_seen:
            message = "Required options must be placed before non-required options"
            problems.add((*path, index), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        optional_seen = optional_seen or not option.get("required")


def _check_option(problems: FormProblems, path: forms.Path, option: Json, depth: int) -> None:
    kind = option.get("type")
    allowed = {0: range(1, 12), 1: (SUBCOMMAND, *range(3, 12))}.get(depth, range(3, 12))
    if not forms.choice(problems, (*path, "type"), kind, allowed):
        return
    _check_names(problems, path, option)
    _check_descriptions(problems, path, option)
    if kind in (SUBCOMMAND, GROUP):
        _check_options(problems, (*path, "options"), option.get("options") or [], 2 if kind == SUBCOMMAND else 1)
    elif kind in (STRING, INTEGER, NUMBER):
        _check_limits(problems, path, option)
        _check_choices(problems, path, option)


def _check_limits(problems: FormProblems, path: forms.Path, option: Json) -> None:
    limits = (
        (("min_length", 0, 6000), ("max_length", 1, 6000))
        if option["type"] == STRING
        else (("min_value", -(2**53), 2**53), ("max_value", -(2**53), 2**53))
    )
    for key, low, high in limits:
        if option.get(key) is not None:
            forms.number(problems, (*path, key), option[key], low, high)


def _check_choices(problems: FormProblems, path: forms.Path, option: Json) -> None:
    choices = forms.items(problems, (*path, "choices"), option.get("choices") or [], 0, 25)
    if choices and option.get("autocomplete"):
        message = "Autocomplete and choices are mutually exclusive"
        problems.add(path, "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", message)
    for index, each in enumerate(choices):
        forms.text(problems, (*path, "choices", index, "name"), each.get("name"), 1, 100)
        if option["type"] == STRING:
            forms.text(problems, (*path, "choices", index, "value"), each.get("value"), 0, 100)
        else:
            forms.number(problems, (*path, "choices", index, "value"), each.get("value"), -(2**53), 2**53)


def _characters(thing: Json) -> int:
    """Of names, descriptions and values over the whole tree; of localisations the longest counts."""
    total = 0
    for key in ("name", "description"):
        texts = [thing.get(key), *(thing.get(f"{key}_localizations") or {}).values()]
        total += max((len(text) for text in texts if isinstance(text, str)), default=0)
    total += len(thing["value"]) if isinstance(thing.get("value"), str) else 0
    for key in ("options", "choices"):
        total += sum(_characters(each) for each in thing.get(key) or () if isinstance(each, dict))
    return total
