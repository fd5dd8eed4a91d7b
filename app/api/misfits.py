"""What does not fit, field by field: msgspec stops at the first, and whoever filled in a form wants to mend all."""

from collections.abc import Iterator
from itertools import islice
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

from app.api.wording import worded
from app.texts import Texts

MOST_TOLD = 50


def misfits(given: Any, wanted: Any, place: str, texts: Texts, *, strict: bool) -> dict[str, str]:
    """Sentences by field, such as `body.lines[3].miles`: the first `MOST_TOLD` of them."""
    return dict(islice(_Search(texts, strict).find(given, wanted, place), MOST_TOLD))


class _Search:
    def __init__(self, texts: Texts, strict: bool) -> None:
        self._texts = texts
        self._strict = strict

    def find(self, given: Any, wanted: Any, place: str) -> Iterator[tuple[str, str]]:
        try:
            msgspec.convert(given, wanted, strict=self._strict)
            return
        except msgspec.ValidationError as error:
            said, _, path = str(error).partition(" - at `")
        inner = path.rstrip("`").removeprefix("$") if path.startswith("$") else ""
        told = False
        for field, problem in self._find_inside(given, wanted, place):
            told = True
            yield field, problem
        if not told:
            yield place + inner, worded(said, wanted, self._texts)

    def _find_inside(self, given: Any, wanted: Any, place: str) -> Iterator[tuple[str, str]]:
        for kind in _alternatives(wanted):
            match given:
                case dict() if msgspec.inspect.is_struct_type(kind):
                    yield from self._find_in_struct(given, kind, place)
                case dict() if get_origin(kind) is dict:
                    for name, value in given.items():
                        yield from self.find(value, get_args(kind)[1], f"{place}.{name}")
                case list() if get_origin(kind) is list:
                    for number, value in enumerate(given):
                        yield from self.find(value, get_args(kind)[0], f"{place}[{number}]")

    def _find_in_struct(self, given: dict[str, Any], kind: Any, place: str) -> Iterator[tuple[str, str]]:
        fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        if kind.__struct_config__.forbid_unknown_fields:
            yield from ((f"{place}.{name}", self._texts("field-unknown")) for name in given if name not in fields)
        for name, field in fields.items():
            if name in given:
                yield from self.find(given[name], field.type, f"{place}.{name}")
            elif field.required:
                yield f"{place}.{name}", self._texts("field-missing")


def _alternatives(wanted: Any) -> Iterator[Any]:
    """The types that a value may have, without what is noted about them."""
    origin = get_origin(wanted)
    if origin is Annotated:
        yield from _alternatives(get_args(wanted)[0])
    elif origin in (Union, UnionType):
        for part in get_args(wanted):
            yield from _alternatives(part)
    else:
        yield wanted
