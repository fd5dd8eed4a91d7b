"""What a channel may be: https://docs.discord.com/developers/resources/channel#modify-channel"""

from app.playground.problems import FormProblems, Json
from app.playground.rules import forms

TEXT, DIRECT, VOICE, CATEGORY, ANNOUNCEMENT, STAGE = 0, 1, 2, 4, 5, 13
KINDS = (TEXT, VOICE, CATEGORY, ANNOUNCEMENT, STAGE)
HEARD = (VOICE, STAGE)
WRITABLE = (TEXT, DIRECT, VOICE, ANNOUNCEMENT, STAGE)
CONVERTIBLE = (TEXT, ANNOUNCEMENT)
NAMED_LIKE_A_CHANNEL = (TEXT, ANNOUNCEMENT)
ROLE, MEMBER = 0, 1
"""Whom a permission overwrite is for."""
NUMBERS = {"position": 2**31, "rate_limit_per_user": 21_600, "bitrate": 384_000, "user_limit": 10_000}
_LEAST = {"bitrate": 8000}


def check_channel(problems: FormProblems, form: Json, before: Json | None = None) -> None:
    """`before` is the channel as it stands, when it is edited."""
    if before is None or "name" in form:
        forms.text(problems, ("name",), form.get("name"), 1, 100)
    if form.get("type") is not None:
        _check_kind(problems, form["type"], before)
    forms.optional_text(problems, ("topic",), form.get("topic"), 0, 1024)
    forms.optional_text(problems, ("rtc_region",), form.get("rtc_region"), 0, 100)
    forms.flag(problems, ("nsfw",), form.get("nsfw"))
    for key, most in NUMBERS.items():
        if form.get(key) is not None:
            forms.whole_number(problems, (key,), form[key], _LEAST.get(key, 0), most)
    for index, each in enumerate(_overwrites(problems, form)):
        check_overwrite(problems, ("permission_overwrites", index), each)
        forms.snowflake(problems, ("permission_overwrites", index, "id"), each.get("id"))


def check_overwrite(problems: FormProblems, path: forms.Path, overwrite: Json) -> None:
    if overwrite.get("type") is not None:
        forms.choice(problems, (*path, "type"), overwrite["type"], (ROLE, MEMBER))
    for key in ("allow", "deny"):
        if overwrite.get(key) is not None:
            forms.bits(problems, (*path, key), overwrite[key])


def shown_name(kind: int, name: str) -> str:
    """Text channels have no capitals and no spaces."""
    return name.lower().replace(" ", "-") if kind in NAMED_LIKE_A_CHANNEL else name


def _overwrites(problems: FormProblems, form: Json) -> list[Json]:
    if form.get("permission_overwrites") is None:
        return []
    return forms.items(problems, ("permission_overwrites",), form["permission_overwrites"], 0, 100)


def _check_kind(problems: FormProblems, kind: object, before: Json | None) -> None:
    if before is None or before["type"] in CONVERTIBLE:
        forms.choice(problems, ("type",), kind, KINDS if before is None else CONVERTIBLE)
    else:
        forms.choice(problems, ("type",), kind, (before["type"],))
