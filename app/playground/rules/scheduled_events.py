"""What a scheduled event may be, and may become: https://docs.discord.com/developers/resources/guild-scheduled-event

Discord does not document the inner codes of what it refuses here; ours say what is wrong.
"""

from collections.abc import Callable

from app.playground.problems import EVENT_IS_FINISHED, FormProblems, Json
from app.playground.rules import forms
from app.playground.rules.channels import STAGE, VOICE

SCHEDULED, ACTIVE, COMPLETED, CANCELED = 1, 2, 3, 4
FINISHED = (COMPLETED, CANCELED)
TRANSITIONS = {SCHEDULED: (ACTIVE, CANCELED), ACTIVE: (COMPLETED,)}
IN_STAGE, IN_VOICE, EXTERNAL = 1, 2, 3
CHANNEL_KINDS = {IN_STAGE: STAGE, IN_VOICE: VOICE}
GUILD_ONLY = 2
FREQUENCIES = (0, 1, 2, 3)
"""Yearly, monthly, weekly, daily."""


def check_event(wanted: Json, form: Json, now: float, channel_kind: Callable[[str], int | None]) -> None:
    """`wanted` is the whole event, `form` what is new of it; times that were set before may have passed.

    `channel_kind` answers None where the guild has no such channel. Raises Discord's refusal.
    """
    problems = FormProblems()
    forms.text(problems, ("name",), wanted.get("name"), 1, 100)
    forms.optional_text(problems, ("description",), wanted.get("description"), 0, 1000)
    forms.choice(problems, ("privacy_level",), wanted.get("privacy_level"), (GUILD_ONLY,))
    if forms.choice(problems, ("entity_type",), wanted.get("entity_type"), (IN_STAGE, IN_VOICE, EXTERNAL)):
        _check_place(problems, wanted, channel_kind)
    _check_times(problems, wanted, form, now)
    if wanted.get("recurrence_rule") is not None:
        _check_rule(problems, wanted["recurrence_rule"])
    problems.raise_any()


def check_status(before: int, wanted: object) -> None:
    """Raises for what is finished, and for a step that cannot be made."""
    if before in FINISHED:
        raise EVENT_IS_FINISHED()
    problems = FormProblems()
    forms.choice(problems, ("status",), wanted, (before, *TRANSITIONS[before]))
    problems.raise_any()


def _check_place(problems: FormProblems, wanted: Json, channel_kind: Callable[[str], int | None]) -> None:
    metadata, channel_id = wanted.get("entity_metadata"), wanted.get("channel_id")
    if wanted["entity_type"] == EXTERNAL:
        location = metadata.get("location") if isinstance(metadata, dict) else None
        forms.text(problems, ("entity_metadata", "location"), location or "", 1, 100)
        if channel_id is not None:
            problems.add(
                ("channel_id",), "GUILD_SCHEDULED_EVENT_CHANNEL_ID_MUST_BE_NULL", "An external event has none."
            )
        if wanted.get("scheduled_end_time") is None:
            problems.add(("scheduled_end_time",), "BASE_TYPE_REQUIRED", "This field is required")
    elif channel_id is None:
        problems.add(("channel_id",), "BASE_TYPE_REQUIRED", "This field is required")
    elif channel_kind(str(channel_id)) != CHANNEL_KINDS[wanted["entity_type"]]:
        problems.add(("channel_id",), "GUILD_SCHEDULED_EVENT_CHANNEL_TYPE", "No channel of the event's type.")
    elif metadata:
        problems.add(("entity_metadata",), "GUILD_SCHEDULED_EVENT_METADATA_MUST_BE_NULL", "Only for external events.")


def _check_times(problems: FormProblems, wanted: Json, form: Json, now: float) -> None:
    start = forms.moment(problems, ("scheduled_start_time",), wanted.get("scheduled_start_time"))
    if start is not None and "scheduled_start_time" in form and start < now:
        message = "Cannot schedule event in the past."
        problems.add(("scheduled_start_time",), "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", message)
    if wanted.get("scheduled_end_time") is None:
        return
    end = forms.moment(problems, ("scheduled_end_time",), wanted["scheduled_end_time"])
    if start is not None and end is not None and end <= start:
        message = "End time must be after start time."
        problems.add(("scheduled_end_time",), "GUILD_SCHEDULED_EVENT_END_BEFORE_START", message)


def _check_rule(problems: FormProblems, rule: object) -> None:
    path = ("recurrence_rule",)
    if not isinstance(rule, dict):
        problems.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return
    forms.choice(problems, (*path, "frequency"), rule.get("frequency"), FREQUENCIES)
    forms.moment(problems, (*path, "start"), rule.get("start"))
    if rule.get("interval") is not None:
        forms.whole_number(problems, (*path, "interval"), rule["interval"], 1, 2)
