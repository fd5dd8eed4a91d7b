"""From a struct of typed fields to Discord's options, and from what was typed back to the struct.

    class AwardOptions(Options):
        member: MemberId
        miles: Annotated[int, Meta(ge=1, le=1000)]
        reason: Annotated[str, Meta(max_length=200)] = ""

A field's type gives the option's type and limits; a default makes it optional; a `Literal` offers choices.
"""

import re
from typing import Annotated, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

import msgspec

from app.commands.words import describe, localized
from app.discord.interactions import GivenOption, OptionType
from app.discord.snowflake import Snowflake
from app.errors import BadInput

MemberId = Annotated[Snowflake, msgspec.Meta(extra={"option": OptionType.USER})]
"""A member picked by name; `Context.resolved_person` tells who it is."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of a command, in the order of the fields."""


class NoOptions(Options, frozen=True):
    pass


OptionsType = TypeVar("OptionsType", bound=Options)

_TYPES: list[tuple[type, OptionType]] = [
    (msgspec.inspect.BoolType, OptionType.BOOLEAN),
    (msgspec.inspect.IntType, OptionType.INTEGER),
    (msgspec.inspect.FloatType, OptionType.NUMBER),
    (msgspec.inspect.StrType, OptionType.STRING),
    (msgspec.inspect.LiteralType, OptionType.STRING),
]


def parse_options(given: list[GivenOption], wanted: type[OptionsType]) -> OptionsType:
    """Raises `BadInput`, naming the option, for a value that is missing, of another type or out of range; an option
    that this version does not know (an older command) is skipped."""
    values = {option.name.replace("-", "_"): option.value for option in given}
    try:
        return msgspec.convert(values, wanted, strict=False)
    except msgspec.ValidationError as error:
        raise _explained(str(error), wanted) from None


def _explained(problem: str, wanted: type[Options]) -> BadInput:
    """msgspec's "Expected `int` >= 1 - at `$.miles`" as a sentence that says what would fit."""
    found = re.search(r"\$\.(\w+)|required field `(\w+)`", problem)
    name = (found[1] or found[2]) if found else ""
    field = next((field for field in _fields(wanted) if field.encode_name == name), None)
    if field is None:
        return BadInput("error-not-understood")
    kind, extra = _unwrap(field.type)
    option = name.replace("_", "-")
    if extra.get("option") == OptionType.USER:
        return BadInput("error-option-member", option=option)
    if isinstance(kind, msgspec.inspect.IntType) and kind.ge is not None and kind.le is not None:
        return BadInput("error-option-number", option=option, least=kind.ge, most=kind.le)
    if isinstance(kind, msgspec.inspect.StrType) and kind.max_length is not None:
        return BadInput("error-option-text", option=option, least=kind.min_length or 0, most=kind.max_length)
    return BadInput("error-option-other", option=option)


def options_json(command: str, wanted: type[Options]) -> list[dict[str, Any]]:
    """Discord's JSON, with the descriptions of every language. `command` is the path, such as `mileage award`."""
    hints = get_type_hints(wanted)
    return [_option_json(command, field, hints[field.name]) for field in _fields(wanted)]


def _fields(wanted: type[Options]) -> tuple[msgspec.inspect.Field, ...]:
    return cast(msgspec.inspect.StructType, msgspec.inspect.type_info(wanted)).fields


def _option_json(command: str, field: msgspec.inspect.Field, hint: Any) -> dict[str, Any]:
    kind, extra = _unwrap(field.type)
    name = field.encode_name.replace("_", "-")
    option = {
        "type": int(extra.get("option") or _option_type(kind)),
        "name": name,
        **describe("option", command, name),
        "required": field.required,
    }
    if isinstance(kind, msgspec.inspect.LiteralType):
        option["choices"] = [_choice_json(command, name, value) for value in _as_declared(hint)]
    if extra.get("autocomplete"):
        option["autocomplete"] = True
    if "option" not in extra:
        option |= _limits(kind)
    return option


def _unwrap(kind: msgspec.inspect.Type) -> tuple[msgspec.inspect.Type, dict[str, Any]]:
    extra: dict[str, Any] = {}
    while True:
        if isinstance(kind, msgspec.inspect.Metadata):
            extra |= kind.extra or {}
            kind = kind.type
        elif isinstance(kind, msgspec.inspect.UnionType):
            kind = next(choice for choice in kind.types if not isinstance(choice, msgspec.inspect.NoneType))
        else:
            return kind, extra


def _option_type(kind: msgspec.inspect.Type) -> OptionType:
    return next(option for python, option in _TYPES if isinstance(kind, python))


def _as_declared(hint: Any) -> tuple[str, ...]:
    """The values of a `Literal`, wherever it stands, in order; msgspec sorts them."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    return next((found for part in get_args(hint) if (found := _as_declared(part))), ())


def _choice_json(command: str, option: str, value: str) -> dict[str, Any]:
    name, localizations = localized("choice", command, option, value)
    return {"name": name, "name_localizations": localizations, "value": value}


def _limits(kind: msgspec.inspect.Type) -> dict[str, Any]:
    if isinstance(kind, msgspec.inspect.IntType | msgspec.inspect.FloatType):
        limits = {"min_value": kind.ge, "max_value": kind.le}
    elif isinstance(kind, msgspec.inspect.StrType):
        limits = {"min_length": kind.min_length, "max_length": kind.max_length}
    else:
        limits = {}
    return {name: limit for name, limit in limits.items() if limit is not None}
