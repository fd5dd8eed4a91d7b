"""msgspec's words for what does not fit, as plain sentences: people see them in forms, beside the fields.

A sentence goes on where the field's name ends: `body.miles must be at most 100`. https://jcristharif.com/msgspec
"""

import re
from typing import Any, Literal, get_args, get_origin

from app.api.actors import ACTOR_PATTERN
from app.discord.snowflake import ID_PATTERN
from app.texts import Texts
from app.texts.lines import NO_NUL, SEEN

_SAID = (
    (re.compile(r"Expected `(?:int|float)` >= (?P<bound>-?\d+)"), "field-at-least"),
    (re.compile(r"Expected `(?:int|float)` <= (?P<bound>-?\d+)"), "field-at-most"),
    (re.compile(r"Expected `str` of length >= 1"), "field-empty"),
    (re.compile(r"Expected `str` of length >= (?P<bound>\d+)"), "field-too-short"),
    (re.compile(r"Expected `str` of length <= (?P<bound>\d+)"), "field-too-long"),
    (re.compile(r"Expected `(?:array|object)` of length >= (?P<bound>\d+)"), "field-too-few"),
    (re.compile(r"Expected `(?:array|object)` of length <= (?P<bound>\d+)"), "field-too-many"),
    (re.compile(r"Expected `datetime` with a timezone component"), "field-time"),
    (re.compile(r"Invalid RFC3339 encoded datetime"), "field-time"),
    (re.compile(r"Invalid RFC3339 encoded date"), "field-date"),
    (re.compile(r"(?:Integer value|Number) out of range"), "field-out-of-range"),
)
_KINDS = {
    "int": "field-whole-number",
    "float": "field-number",
    "str": "field-text",
    "bool": "field-yes-or-no",
    "array": "field-list",
    "object": "field-object",
    "datetime": "field-time",
    "date": "field-date",
}
_KIND = re.compile(r"Expected `(\w+)(?: \| \w+)*`, got `")
_PATTERN = re.compile(r"Expected `str` matching regex (['\"])(.*)\1")
_PATTERNS = {ID_PATTERN: "field-id", ACTOR_PATTERN: "field-id", SEEN: "field-empty", NO_NUL: "field-nul"}


def worded(said: str, wanted: Any, texts: Texts) -> str:
    """`said` is msgspec's, without the path at its end; `wanted` is the type that did not fit. What is not known here
    is told as it is."""
    for pattern, text_id in _SAID:
        if found := pattern.fullmatch(said):
            return texts(text_id, **{name: int(bound) for name, bound in found.groupdict().items()})
    if said.startswith("Invalid enum value") and (choices := _choices(wanted)):
        return texts("field-choice", choices=", ".join(choices))
    if (found := _KIND.match(said)) and found[1] in _KINDS:
        return texts(_KINDS[found[1]])
    if found := _PATTERN.fullmatch(said):
        pattern_text = found[2].encode().decode("unicode_escape")
        return texts(_PATTERNS.get(pattern_text, "field-pattern"), pattern=pattern_text)
    return said[:1].lower() + said[1:]


def _choices(wanted: Any) -> list[str]:
    if get_origin(wanted) is Literal:
        return [str(choice) for choice in get_args(wanted)]
    return [choice for part in get_args(wanted) for choice in _choices(part)]
