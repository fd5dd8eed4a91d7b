"""Buttons and inputs, and the custom ids that carry their state.

A custom id is `v1:<feature.action>:<part>:<part>…`, at most 100 characters. Anybody can read and forge one, so it holds
no secrets, and what it asks for is authorised again on every click.
https://docs.discord.com/developers/components/reference
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, TypeVar

import msgspec

from app.errors import OutOfDate

VERSION = "v1"
LONGEST_CUSTOM_ID = 100
LARGEST_NUMBER = 2**63 - 1
"""No id and no count is larger, and PostgreSQL's `bigint` ends here."""


class ButtonStyle(IntEnum):
    PRIMARY = 1
    SECONDARY = 2
    SUCCESS = 3
    DANGER = 4


class Button(msgspec.Struct):
    label: str
    custom_id: str
    style: int = ButtonStyle.SECONDARY.value
    disabled: bool = False
    type: int = 2


class LinkButton(msgspec.Struct):
    """Opens an address of at most 512 characters; the bot hears nothing of it."""

    label: str
    url: str
    style: int = 5
    type: int = 2


class ActionRow(msgspec.Struct):
    components: Sequence[Button | LinkButton]
    type: int = 1


class TextInput(msgspec.Struct):
    """A line (or, with `paragraph`, a box) of text in a modal; `label` is shown above it."""

    custom_id: str
    label: str
    placeholder: str = ""
    longest: int = 100
    paragraph: bool = False
    required: bool = True

    def component(self) -> dict[str, Any]:
        return {
            "type": 4,
            "custom_id": self.custom_id,
            "style": 2 if self.paragraph else 1,
            "placeholder": self.placeholder,
            "max_length": self.longest,
            "required": self.required,
        }


class ComponentState(msgspec.Struct, array_like=True, frozen=True):
    """What a component remembers between clicks: a few short fields, in order."""


State = TypeVar("State", bound=ComponentState)


def custom_id(action: str, state: ComponentState) -> str:
    parts = [VERSION, action, *("" if part is None else str(part) for part in msgspec.structs.astuple(state))]
    joined = ":".join(parts)
    if len(joined) > LONGEST_CUSTOM_ID:
        raise ValueError(f"the custom id of {action} is longer than {LONGEST_CUSTOM_ID} characters")
    return joined


def read_action(given: str) -> str:
    """Raises `OutOfDate` for a custom id that this version did not make."""
    version, _, rest = given.partition(":")
    if version != VERSION:
        raise OutOfDate
    return rest.partition(":")[0]


def read_state(given: str, wanted: type[State]) -> State:
    """Raises `OutOfDate` when the parts do not fit `wanted`."""
    parts = [part or None for part in given.split(":")[2:]]
    if len(parts) != len(wanted.__struct_fields__):
        raise OutOfDate
    try:
        state = msgspec.convert(parts, wanted, strict=False)
    except msgspec.ValidationError:
        raise OutOfDate from None
    if any(
        isinstance(part, int) and not -LARGEST_NUMBER <= part <= LARGEST_NUMBER
        for part in msgspec.structs.astuple(state)
    ):
        raise OutOfDate
    return state
