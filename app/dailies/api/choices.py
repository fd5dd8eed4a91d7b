"""What was chosen for a channel, as it is shown and as it is sent."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from app.api.declaration import Sent
from app.api.problems import InvalidRequest
from app.api.reading import read_id
from app.dailies.choices import LONGEST_SPACING, MOST_TO_CATCH_UP, Choices, Language, Part, Ping, changed_choices
from app.dailies.filters import LONGEST_TEXT, Rule
from app.dailies.items import ItemKind
from app.dailies.quiet_hours import ClockTime, QuietHours
from app.dailies.wording import LONGEST_WORDING
from app.discord.snowflake import SnowflakeText, as_text
from app.errors import SettingsError

RuleText = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Seconds = Annotated[int, Meta(ge=0, le=2**31)]


class PingJson(msgspec.Struct):
    role_id: SnowflakeText
    open: bool
    """Whether members may take the role themselves, with `/dailies follow`."""
    silent: bool
    """Named and coloured, but no phone rings."""


class ChoicesJson(msgspec.Struct):
    """Everything that can be chosen, defaults included."""

    language: Language
    spacing_seconds: int
    catch_up: int
    watched: bool
    kinds: list[ItemKind] | None
    filter: Rule | None
    text: str
    ping: PingJson | None
    hide: list[Part]
    quiet: QuietHours | None
    publish: bool
    on_removal: Literal["note", "delete"] | None


class SentRule(Sent, frozen=True, omit_defaults=True):
    """One of: `all`, `any`, `not`; `field` with `contains`, `equals` or `matches`; `shortest` and `longest`."""

    all: list["SentRule"] | None = None
    any: list["SentRule"] | None = None
    negated: "SentRule | None" = msgspec.field(default=None, name="not")
    field: Literal["title", "text", "kind", "author", "url"] | None = None
    contains: RuleText | None = None
    equals: RuleText | None = None
    matches: RuleText | None = None
    """A regular expression; it is ended after 50 ms."""
    shortest: Seconds | None = None
    """Seconds; an item of unknown length is 0 seconds long."""
    longest: Seconds | None = None


class SentPing(Sent, frozen=True):
    role_id: SnowflakeText
    open: bool = False
    silent: bool = False


class SentQuietHours(Sent, frozen=True):
    """By the server's clock; `until` before `start` means the next morning."""

    start: ClockTime
    until: ClockTime


class ChoicesPatch(Sent, frozen=True):
    """What is named is replaced; null goes back to the default."""

    language: Language | UnsetType | None = UNSET
    spacing_seconds: Annotated[int, Meta(ge=0, le=LONGEST_SPACING)] | UnsetType | None = UNSET
    catch_up: Annotated[int, Meta(ge=0, le=MOST_TO_CATCH_UP)] | UnsetType | None = UNSET
    watched: bool | UnsetType | None = UNSET
    kinds: Annotated[list[ItemKind], Meta(max_length=20)] | UnsetType | None = UNSET
    filter: SentRule | UnsetType | None = UNSET
    text: Annotated[str, Meta(max_length=LONGEST_WORDING)] | UnsetType | None = UNSET
    ping: SentPing | UnsetType | None = UNSET
    hide: Annotated[list[Part], Meta(max_length=20)] | UnsetType | None = UNSET
    quiet: SentQuietHours | UnsetType | None = UNSET
    publish: bool | UnsetType | None = UNSET
    on_removal: Literal["note", "delete"] | UnsetType | None = UNSET


def patch_of(sent: ChoicesPatch, place: str) -> dict[str, Any]:
    """As `changed_choices` takes it; `place` is where it stood, such as `body`. Raises `InvalidRequest`."""
    patch: dict[str, Any] = msgspec.to_builtins(sent)
    if patch.get("ping"):
        patch["ping"]["role_id"] = read_id(patch["ping"]["role_id"], f"{place}.ping.role_id")
    return patch


def choices_of(sent: ChoicesPatch | None, stored: Choices = Choices()) -> Choices:  # noqa: B008 - it is frozen
    """With what was sent in `body.choices` in place of what was stored. Raises `InvalidRequest`."""
    return stored if sent is None else changed_as_sent(stored, patch_of(sent, "body.choices"), "body.choices")


def changed_as_sent(stored: Choices, patch: dict[str, Any], place: str) -> Choices:
    """`place` is where the patch stood, such as `body`. Raises `InvalidRequest`."""
    try:
        return changed_choices(stored, patch)
    except SettingsError as error:
        raise InvalidRequest(_by_choice(error.problems, place), status=422) from None


def _by_choice(problems: tuple[str, ...], place: str) -> dict[str, str]:
    """Lines such as `filter: at most 50 rules`; those about the same choice stand together."""
    told: dict[str, list[str]] = {}
    for problem in problems:
        name, _, about = problem.partition(": ")
        known = about and name.split(".")[0] in Choices.__struct_fields__
        told.setdefault(f"{place}.{name}" if known else place, []).append(about if known else problem)
    return {field: "; ".join(lines) for field, lines in told.items()}


def show_choices(choices: Choices) -> ChoicesJson:
    shown = {name: getattr(choices, name) for name in Choices.__struct_fields__}
    kinds = None if choices.kinds is None else list(choices.kinds)
    return ChoicesJson(**shown | {"ping": _ping(choices.ping), "kinds": kinds, "hide": list(choices.hide)})


def _ping(ping: Ping | None) -> PingJson | None:
    return PingJson(as_text(ping.role_id), ping.open, ping.silent) if ping else None
