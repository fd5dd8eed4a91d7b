"""What an admin chooses for one channel of one source. The defaults are what a channel gets that nobody set up."""

from typing import Any, Literal

import msgspec

from app.dailies.filters import Rule, check_rule
from app.dailies.quiet_hours import QuietHours
from app.dailies.wording import check_wording
from app.errors import SettingsError

Language = Literal["en", "de"]
Part = Literal["author", "text", "picture", "footer"]
LONGEST_SPACING = 24 * 3600
MOST_TO_CATCH_UP = 100


class Ping(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    role_id: int
    open: bool = False
    """Whether members may take the role themselves, with `/dailies follow`."""
    silent: bool = False
    """Named and coloured, but no phone rings."""


class Choices(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    language: Language = "en"
    """Of what the bot adds to a post; the post itself stays as it was written."""
    spacing_seconds: int = 30
    """At least so long between two posts, so that twenty at once do not flood the channel."""
    catch_up: int = 10
    """At most so many, the newest, are posted after an outage or a pause; the others can be posted by hand."""
    watched: bool = True
    """Whether there is a button that awards miles to those who watched, read or heard it."""
    filter: Rule | None = None
    text: str = ""
    """Above the post, with gaps: see `app/dailies/wording.py`."""
    ping: Ping | None = None
    hide: tuple[Part, ...] = ()
    """Parts of the post that are left out."""
    quiet: QuietHours | None = None
    publish: bool = False
    """In an announcement channel: also to the servers that follow it. Discord allows ten or so an hour."""


def read_choices(stored: str) -> Choices:
    return msgspec.json.decode(stored, type=Choices)


def changed_choices(choices: Choices, patch: dict[str, Any]) -> Choices:
    """What the patch names is replaced, null goes back to the default. Raises `SettingsError`."""
    if unknown := sorted(set(patch) - set(Choices.__struct_fields__)):
        raise SettingsError([f"{name} is nothing that can be chosen for a channel" for name in unknown])
    merged = msgspec.to_builtins(choices) | patch
    try:
        wanted = msgspec.convert({name: value for name, value in merged.items() if value is not None}, Choices)
    except msgspec.ValidationError as error:
        raise SettingsError([str(error)]) from None
    if not 0 <= wanted.spacing_seconds <= LONGEST_SPACING:
        raise SettingsError([f"spacing_seconds: must be from 0 to {LONGEST_SPACING}"])
    if not 0 <= wanted.catch_up <= MOST_TO_CATCH_UP:
        raise SettingsError([f"catch_up: must be from 0 to {MOST_TO_CATCH_UP}"])
    check_rule(wanted.filter)
    check_wording(wanted.text)
    return wanted
