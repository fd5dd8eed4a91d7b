"""What a person does, and as whom and where."""

from typing import Any

import msgspec


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """One of `line`, `command`, `click`, `submit` says what.

    `target…` aims a context menu; `autocomplete` stops half-way, at this option.
    """

    line: str = ""
    """As typed: `/mileage award member:@bea miles:50`, or a context menu's name."""
    command: str = ""
    """As picked from a list: `mileage award`, with `options`; or a context menu's name, with its target."""
    options: dict[str, str] = {}
    """Option name -> what was typed, or the id of what was picked."""
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
    """As typed: `name=value` each."""
    answers: dict[str, str | list[str]] = {}
    """As filled in: a field's custom_id -> its text, or what was chosen."""
    autocomplete: str = ""
    interaction_id: str = ""
    raw: bool = False
    """Nothing is checked on Discord's side."""
    application_id: str = ""
    commands: tuple[dict[str, Any], ...] = ()
    """Used instead of the registered ones."""
    ping: bool = False
    """What Discord sends to see whether the endpoint is alive."""
