"""What an admin chooses for one channel of one source. The defaults are what a channel gets that nobody set up."""

from collections.abc import Iterator
from typing import Any, Literal, get_args

import msgspec

from app.api.nesting import is_shallow
from app.dailies.filters import RULE, RULE_FITS, Rule, check_rule
from app.dailies.items import ItemKind
from app.dailies.quiet_hours import QuietHours
from app.dailies.what_fits import misfit
from app.dailies.wording import check_wording
from app.errors import SettingsError

Language = Literal["en", "de"]
Part = Literal["author", "text", "picture", "footer", "time", "button"]
LONGEST_SPACING = 24 * 3600
MOST_TO_CATCH_UP = 100
DEEPEST_JSON = 20
"""Far more than the rules of a filter may nest."""
_YES_OR_NO, _CLOCK_TIME = "true or false", "a time from 00:00 to 23:59"
FITS = {
    "language": " or ".join(get_args(Language)),
    "spacing_seconds": f"a whole number from 0 to {LONGEST_SPACING}",
    "catch_up": f"a whole number from 0 to {MOST_TO_CATCH_UP}",
    "kinds": f"a list of {', '.join(get_args(ItemKind))}, at least one",
    "filter": RULE,
    "text": "a text",
    "ping": '{"role_id": 123}',
    "ping.role_id": "the number of a role",
    "hide": f"a list of {', '.join(get_args(Part))}",
    "quiet": '{"start": "22:00", "until": "07:00"}, two times that differ',
    **dict.fromkeys(("quiet.start", "quiet.until"), _CLOCK_TIME),
    **dict.fromkeys(("watched", "publish", "ping.open", "ping.silent"), _YES_OR_NO),
    "on_removal": "note or delete",
}
"""What each choice must be; that of a filter's rules is beside them."""


class Ping(msgspec.Struct, frozen=True, omit_defaults=True):
    role_id: int
    open: bool = False
    """Whether members may take the role themselves, with `/dailies follow`."""
    silent: bool = False
    """Named and coloured, but no phone rings."""


class Choices(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    language: Language = "en"
    """Of what the bot adds to a post; the post itself stays as it was written."""
    spacing_seconds: int = 30
    """At least so long between two posts, so that twenty at once do not flood the channel."""
    catch_up: int = 10
    """At most so many, the newest, are posted after an outage or a pause; the others can be posted by hand."""
    watched: bool = True
    """Whether there is a button that awards miles to those who watched, read or heard it."""
    kinds: tuple[ItemKind, ...] | None = None
    """What is posted here; all kinds when it is not chosen."""
    filter: Rule | None = None
    text: str = ""
    """Above the post, with gaps: see `app/dailies/wording.py`."""
    ping: Ping | None = None
    hide: tuple[Part, ...] = ()
    """Parts of the post that are left out."""
    quiet: QuietHours | None = None
    publish: bool = False
    """In an announcement channel: also to the servers that follow it. Discord allows ten or so an hour."""
    on_removal: Literal["note", "delete"] | None = None
    """What becomes of a post when there is proof that its item was taken away at the source; else it stays."""


def read_choices(stored: str) -> Choices:
    """A newer version may have stored what this one does not know, before it was rolled back: that is left out."""
    try:
        return msgspec.json.decode(stored, type=Choices)
    except msgspec.ValidationError:
        known = {name: value for name, value in msgspec.json.decode(stored).items() if _is_readable(name, value)}
        return msgspec.convert(known, Choices)


def _is_readable(name: str, value: object) -> bool:
    try:
        msgspec.convert({name: value}, Choices)
    except msgspec.ValidationError:
        return False
    return True


def changed_choices(choices: Choices, patch: dict[str, Any]) -> Choices:
    """What the patch names is replaced, null goes back to the default. Raises `SettingsError`."""
    if not is_shallow(patch, DEEPEST_JSON):
        raise SettingsError(["the choices nest too deep: rules of a filter nest at most 5 deep"])
    merged = msgspec.to_builtins(choices) | patch
    given = {
        name: value for name, value in merged.items() if value is not None or name not in Choices.__struct_fields__
    }
    try:
        wanted = msgspec.convert(given, Choices)
    except msgspec.ValidationError as error:
        raise SettingsError([misfit(error, FITS, RULE_FITS)]) from None
    if unknown := sorted(set(_unknown_names(given, wanted))):
        known = ", ".join(Choices.__struct_fields__)
        raise SettingsError([f"{name} is nothing that can be chosen for a channel, only {known}" for name in unknown])
    if misfits := [f"{name}: must be {FITS[name]}" for name in _misfits(wanted)]:
        raise SettingsError(misfits)
    check_rule(wanted.filter)
    check_wording(wanted.text)
    return wanted


def _misfits(wanted: Choices) -> Iterator[str]:
    """Of values whose type is right."""
    if not 0 <= wanted.spacing_seconds <= LONGEST_SPACING:
        yield "spacing_seconds"
    if not 0 <= wanted.catch_up <= MOST_TO_CATCH_UP:
        yield "catch_up"
    if wanted.kinds == ():
        yield "kinds"
    if wanted.quiet is not None and wanted.quiet.start == wanted.quiet.until:
        yield "quiet"


def _unknown_names(given: Any, read: Any, path: str = "") -> Iterator[str]:
    """Names in what was given that did not become part of what was read from it, with the way to them."""
    if isinstance(read, msgspec.Struct) and isinstance(given, dict):
        fields = dict(zip(read.__struct_encode_fields__, read.__struct_fields__, strict=True))
        for name, value in given.items():
            if name in fields:
                yield from _unknown_names(value, getattr(read, fields[name]), f"{path}{name}.")
            else:
                yield path + name
    elif isinstance(read, tuple) and isinstance(given, list | tuple):
        for one, became in zip(given, read, strict=True):
            yield from _unknown_names(one, became, path)
