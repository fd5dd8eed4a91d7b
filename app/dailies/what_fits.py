"""What would fit, said of a choice that does not: for admins, in English."""

import re
from collections.abc import Mapping

import msgspec

EXAMPLE = '{"catch_up": 3, "language": "de"}'
_PLACE = re.compile(r" - at `\$\.([^`]*)`")
_INDEX = re.compile(r"\[[^\]]*\]")
_BYTE = re.compile(r" \(byte (\d+)\)")


def misfit(error: msgspec.ValidationError, fits: Mapping[str, str], rule_fits: Mapping[str, str]) -> str:
    """`fits` says for each way to a value, such as `quiet.start`, what it must be; `rule_fits` for each part of a
    filter's rules, however deep they nest."""
    place = _PLACE.search(str(error))
    way = _INDEX.sub("", place[1]) if place else ""
    inside, _, last = way.rpartition(".")
    wanted = rule_fits.get(last) if inside.startswith("filter") else fits.get(way)
    return f"{place[1]}: must be {wanted}" if place and wanted else str(error)


def no_json(error: msgspec.DecodeError) -> str:
    """Of text that should be choices as a JSON object."""
    if isinstance(error, msgspec.ValidationError):
        wrong = "it is something else"
    elif at := _BYTE.search(str(error)):
        wrong = f"look at character {int(at[1]) + 1}"
    else:
        wrong = "its end is missing: a quote or a bracket"
    return f"the choices are no JSON object such as {EXAMPLE}, with names and texts in double quotes: {wrong}"
