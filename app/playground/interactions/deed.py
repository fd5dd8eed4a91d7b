"""What a person does, and as whom and where."""

from typing import Any

import msgspec


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """One of `line`, `click`, `submit` says what; `target…` aims a context menu; `autocomplete` stops half-way."""

    line: str = ""
    """`/mileage award member:@bea miles:50`, or a context menu's name."""
    who: str = "bea"
    guild: str = ""
    """An id; "" is the world's first guild, "none" a direct message."""
    channel: str = ""
    locale: str = ""
    target: str = ""
    target_message: str = ""
    click: str = ""
    values: tuple[str, ...] = ()
    submit: str = ""
    fields: tuple[str, ...] = ()
    """`name=value` each."""
    autocomplete: str = ""
    interaction_id: str = ""
    raw: bool = False
    """Nothing is checked on Discord's side."""
    application_id: str = ""
    commands: tuple[dict[str, Any], ...] = ()
    """Used instead of the registered ones."""
    ping: bool = False
    """What Discord sends to see whether the endpoint is alive."""
