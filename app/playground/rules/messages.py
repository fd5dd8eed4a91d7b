"""What a message may hold: https://docs.discord.com/developers/resources/message#create-message"""

from app.playground.problems import EMPTY_MESSAGE, FormProblems, Json
from app.playground.rules import forms
from app.playground.rules.components import check_message_components
from app.playground.rules.embeds import check_embeds

CROSSPOSTED = 1
SUPPRESS_EMBEDS, EPHEMERAL, LOADING, SUPPRESS_NOTIFICATIONS, COMPONENTS_V2 = 4, 64, 128, 4096, 32768
FLAGS_ON_CALLBACKS = SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | 8192 | COMPONENTS_V2
FLAGS_ON_MESSAGES = FLAGS_ON_CALLBACKS & ~EPHEMERAL
MENTION_KINDS = ("users", "roles", "everyone")


def check_message(body: Json, flags_allowed: int, before: Json | None = None) -> None:
    """Raises Discord's refusal of a message to create, or to edit when `before` is the message as it stands."""
    problems = FormProblems()
    flags = _checked_flags(problems, body.get("flags"), flags_allowed) | (before or {}).get("flags", 0)
    v2 = bool(flags & COMPONENTS_V2)
    forms.optional_text(problems, ("content",), body.get("content"), 0, 2000)
    if body.get("embeds") is not None:
        check_embeds(problems, body["embeds"])
    if body.get("components") is not None:
        check_message_components(problems, body["components"], v2)
    if body.get("allowed_mentions") is not None:
        _check_mentions(problems, body["allowed_mentions"])
    if v2:
        _refuse_old_fields(problems, body)
    problems.raise_any()
    if not _anything_to_see({**(before or {}), **body}):
        raise EMPTY_MESSAGE()


def _checked_flags(problems: FormProblems, value: object, allowed: int) -> int:
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int):
        problems.add(("flags",), "NUMBER_TYPE_COERCE", f'Value "{value}" is not an int.')
        return 0
    if value & ~allowed:
        problems.add(("flags",), "FLAG_NOT_ALLOWED", f"Flags {value & ~allowed} may not be set here.")
    return value & allowed


def _check_mentions(problems: FormProblems, value: object) -> None:
    if not isinstance(value, dict):
        message = "Only dictionaries may be used in a ModelType"
        problems.add(("allowed_mentions",), "MODEL_TYPE_CONVERT", message)
        return
    parse = value.get("parse") or []
    for index, kind in enumerate(parse):
        forms.choice(problems, ("allowed_mentions", "parse", index), kind, MENTION_KINDS)
    for kind in ("users", "roles"):
        named = value.get(kind) or []
        if len(named) > 100:
            problems.add(("allowed_mentions", kind), "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.")
        if named and kind in parse:
            message = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            problems.add(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)


def _refuse_old_fields(problems: FormProblems, body: Json) -> None:
    for key in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(key):
            message = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            problems.add((key,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message)


def _anything_to_see(message: Json) -> bool:
    loading = bool(message.get("flags", 0) & LOADING)
    return loading or any(message.get(key) for key in ("content", "embeds", "components", "attachments", "poll"))
