"""From what was sent to the struct that the operation wants; every field that does not fit is named."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

import msgspec

from app.api.problems import ApiError, InvalidRequest

Wanted = TypeVar("Wanted")

MOST_BYTES = 1 << 20
LARGEST_ID = 2**63 - 1
MIN_MOMENT, MAX_MOMENT = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)


def read_body(body: bytes, content_type: str, wanted: type[Wanted]) -> Wanted:
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise ApiError(415, "the body is JSON: send it with Content-Type: application/json")
    try:
        given = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InvalidRequest({"body": f"is no JSON: {error}"}) from None
    if not isinstance(given, dict):
        raise InvalidRequest({"body": "is no JSON object"})
    return _converted(given, wanted, "body", strict=True)


def read_query(given: Sequence[tuple[str, str]], wanted: type[Wanted] | None) -> Wanted | None:
    """A parameter may come more than once where a list is wanted."""
    if wanted is None:
        if given:
            raise InvalidRequest({f"query.{given[0][0]}": "is not a parameter of this operation"})
        return None
    lists = {field.encode_name for field in _fields(wanted) if isinstance(_bare(field.type), _LISTS)}
    values: dict[str, Any] = {}
    for name, value in given:
        if name in lists:
            values.setdefault(name, []).append(value)
        elif name in values:
            raise InvalidRequest({f"query.{name}": "is given more than once"})
        else:
            values[name] = value
    return _converted(values, wanted, "query", strict=False)


def read_ids(path_parameters: Mapping[str, str]) -> dict[str, int]:
    """Ids that can be none lead to nothing."""
    ids: dict[str, int] = {}
    for name, text in path_parameters.items():
        if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_ID):
            raise ApiError(404, f"{name} is no id: there is nothing here")
        ids[name] = int(text)
    return ids


_LISTS = (msgspec.inspect.ListType, msgspec.inspect.VarTupleType, msgspec.inspect.SetType)


def _converted(given: dict[str, Any], wanted: type[Wanted], place: str, *, strict: bool) -> Wanted:
    try:
        converted = msgspec.convert(given, wanted, strict=strict)
    except msgspec.ValidationError as error:
        raise InvalidRequest(_problems(given, wanted, place, strict, str(error)), status=400) from None
    if problems := _unkeepable(converted, place):
        raise InvalidRequest(problems)
    return converted


def _unkeepable(converted: Any, place: str) -> dict[str, str]:
    """What PostgreSQL cannot hold though it is well-formed: moments outside time, texts with NUL."""
    problems = {}
    for hint in msgspec.structs.fields(type(converted)):
        value = getattr(converted, hint.name)
        if isinstance(value, str) and "\0" in value:
            problems[f"{place}.{hint.encode_name}"] = "holds a NUL character"
        if isinstance(value, datetime) and not MIN_MOMENT < value < MAX_MOMENT:
            problems[f"{place}.{hint.encode_name}"] = "is too far away"
    return problems


def _problems(given: dict[str, Any], wanted: type, place: str, strict: bool, first: str) -> dict[str, str]:
    """msgspec stops at the first problem; looked at one by one, all fields tell theirs."""
    fields = {field.encode_name: field for field in _fields(wanted)}
    hints = msgspec.structs.fields(wanted)
    problems = {f"{place}.{name}": "is not known here" for name in given if name not in fields}
    for hint in hints:
        name = hint.encode_name
        if name not in given:
            if hint.required:
                problems[f"{place}.{name}"] = "is missing"
            continue
        try:
            msgspec.convert(given[name], hint.type, strict=strict)
        except msgspec.ValidationError as error:
            sentence, _, path = str(error).partition(" - at `$")
            problems[f"{place}.{name}{path.rstrip('`')}"] = sentence[0].lower() + sentence[1:]
    return problems or {place: first}


def _fields(wanted: type) -> tuple[msgspec.inspect.Field, ...]:
    return cast(msgspec.inspect.StructType, msgspec.inspect.type_info(wanted)).fields


def _bare(kind: msgspec.inspect.Type) -> msgspec.inspect.Type:
    while isinstance(kind, msgspec.inspect.Metadata):
        kind = kind.type
    if isinstance(kind, msgspec.inspect.UnionType):
        return next(_bare(choice) for choice in kind.types if not isinstance(choice, msgspec.inspect.NoneType))
    return kind
