"""From what was sent to the struct that the operation wants; every field that does not fit is named."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

import msgspec

from app.api.misfits import misfits
from app.api.nesting import is_shallow
from app.api.problems import ApiError, InvalidRequest
from app.texts import Texts

Wanted = TypeVar("Wanted")

MOST_BYTES = 1 << 20
MOST_FILE_BYTES = 64 << 20
LARGEST_ID = 2**63 - 1
DEEPEST = 50
"""Objects and lists in one another: nothing that walks through them comes near its end."""


def read_body(body: bytes, content_type: str, wanted: type[Wanted], texts: Texts) -> Wanted:
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise ApiError(415, "the body is JSON: send it with Content-Type: application/json")
    try:
        given = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidRequest({"body": f"is no JSON: {error}"}) from None
    if not isinstance(given, dict):
        raise InvalidRequest({"body": "is no JSON object"})
    if not is_shallow(given, DEEPEST):
        raise InvalidRequest({"body": texts("field-too-deep")})
    return _converted(given, wanted, "body", texts, strict=True)


def read_query(given: Sequence[tuple[str, str]], wanted: type[Wanted] | None, texts: Texts) -> Wanted | None:
    """A parameter may come more than once where a list is wanted."""
    if wanted is None:
        if given:
            raise InvalidRequest({f"query.{given[0][0]}": texts("field-no-parameter")})
        return None
    kinds = {field.encode_name: _bare(field.type) for field in _fields(wanted)}
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, value in given:
        if problem := _misread(value, kinds.get(name)):
            problems[f"query.{name}"] = texts(problem)
        elif isinstance(kinds.get(name), _LISTS):
            values.setdefault(name, []).append(value)
        elif name in values:
            problems[f"query.{name}"] = texts("field-repeated")
        else:
            values[name] = value
    if problems:
        raise InvalidRequest(misfits(values, wanted, "query", texts, strict=False) | problems)
    return _converted(values, wanted, "query", texts, strict=False)


def _misread(value: str, kind: msgspec.inspect.Type | None) -> str | None:
    """The id of the text about what msgspec would take from a text as None, or as seconds since 1970."""
    if value.lower() == "null" and not isinstance(kind, msgspec.inspect.StrType):
        return "field-null"
    if isinstance(kind, msgspec.inspect.DateTimeType) and ":" not in value:
        return "field-time"
    return None


def read_ids(path_parameters: Mapping[str, str]) -> dict[str, int]:
    """Ids that can be none lead to nothing."""
    ids: dict[str, int] = {}
    for name, text in path_parameters.items():
        if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_ID):
            raise ApiError(404, f"{name} is no id: there is nothing here")
        ids[name] = int(text)
    return ids


def read_id(text: str, field: str) -> int:
    """One in a body or query. Raises `InvalidRequest` for a number that no id has."""
    if int(text) > LARGEST_ID:
        raise InvalidRequest({field: "is no id"})
    return int(text)


_LISTS = (msgspec.inspect.ListType, msgspec.inspect.VarTupleType, msgspec.inspect.SetType)


def _converted(given: dict[str, Any], wanted: type[Wanted], place: str, texts: Texts, *, strict: bool) -> Wanted:
    try:
        found = msgspec.convert(given, wanted, strict=strict)
    except msgspec.ValidationError:
        raise InvalidRequest(misfits(given, wanted, place, texts, strict=strict)) from None
    problems = {name: problem for name in given if (problem := unstorable(getattr(found, name, None)))}
    if problems:
        raise InvalidRequest({f"{place}.{name}": texts(problem) for name, problem in problems.items()})
    return found


def unstorable(value: object) -> str | None:
    """The id of the text about why PostgreSQL could not hold it, or anything in it."""
    match value:
        case str():
            return "field-nul" if "\0" in value else None
        case int():
            return None if -LARGEST_ID <= value <= LARGEST_ID else "field-out-of-range"
        case datetime():
            return None if _has_utc(value) else "field-out-of-range"
        case dict():
            parts = [*value.keys(), *value.values()]
        case list() | tuple() | set() | frozenset():
            parts = [*value]
        case msgspec.Struct():
            parts = [getattr(value, name) for name in value.__struct_fields__]
        case _:
            return None
    return next((problem for part in parts if (problem := unstorable(part))), None)


def _has_utc(moment: datetime) -> bool:
    try:
        moment.astimezone(UTC)
    except OverflowError:
        return False
    return True


def _fields(wanted: type) -> tuple[msgspec.inspect.Field, ...]:
    return cast(msgspec.inspect.StructType, msgspec.inspect.type_info(wanted)).fields


def _bare(kind: msgspec.inspect.Type) -> msgspec.inspect.Type:
    while isinstance(kind, msgspec.inspect.Metadata):
        kind = kind.type
    if isinstance(kind, msgspec.inspect.UnionType):
        return next(_bare(choice) for choice in kind.types if not isinstance(choice, msgspec.inspect.NoneType))
    return kind
