"""What a bot may answer to an interaction:
https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction
"""

from app.playground.problems import BAD_JSON, FormProblems, Json, Refusal
from app.playground.rules import forms
from app.playground.rules.components import check_modal
from app.playground.rules.messages import EPHEMERAL, FLAGS_ON_CALLBACKS, check_message

PING, COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 1, 2, 3, 4, 5
PONG, MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9

ALLOWED: dict[int, tuple[int, ...]] = {
    PING: (PONG,),
    COMMAND: (MESSAGE, DEFERRED_MESSAGE, MODAL, 10, 12),
    COMPONENT: (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL, 10, 12),
    AUTOCOMPLETE: (CHOICES,),
    MODAL_SUBMIT: (MESSAGE, DEFERRED_MESSAGE, 10, 12),
}


def check_answer(interaction: Json, answer: object) -> Json:
    """The answer, when Discord would accept it. Unknown keys are let through, as Discord does."""
    if not isinstance(answer, dict):
        raise BAD_JSON()
    problems = FormProblems()
    allowed = ALLOWED[interaction["type"]]
    if interaction["type"] == MODAL_SUBMIT and interaction.get("message"):
        allowed = (*allowed, DEFERRED_UPDATE, UPDATE)
    kind = answer.get("type")
    if forms.choice(problems, ("type",), kind, allowed) and not isinstance(kind, bool):
        _check_data(problems, answer)
    problems.raise_any()
    return answer


def _check_data(problems: FormProblems, answer: Json) -> None:
    kind, data = answer["type"], answer.get("data")
    if data is not None and not isinstance(data, dict):
        problems.add(("data",), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
    elif kind == MESSAGE:
        _check_message(data or {})
    elif kind == UPDATE and data:
        _check_message(data, update=True)
    elif kind in (DEFERRED_MESSAGE, DEFERRED_UPDATE):
        if data and data.get("flags", 0) not in (0, EPHEMERAL):
            problems.add(("data", "flags"), "FLAG_NOT_ALLOWED", "Only EPHEMERAL may be set when deferring.")
    elif kind == CHOICES:
        _check_choices(problems, (data or {}).get("choices"))
    elif kind == MODAL:
        check_modal(problems, data)


def _check_message(data: Json, update: bool = False) -> None:
    try:
        # An update keeps what it does not name, so that it cannot be empty.
        check_message(data, FLAGS_ON_CALLBACKS, {"content": "as before"} if update else None)
    except Refusal as refusal:
        if "errors" in refusal.body:
            raise Refusal(refusal.status, 50035, "Invalid Form Body", {"data": refusal.body["errors"]}) from refusal
        raise


def _check_choices(problems: FormProblems, value: object) -> None:
    for index, each in enumerate(forms.items(problems, ("data", "choices"), value, 0, 25)):
        path = ("data", "choices", index)
        forms.text(problems, (*path, "name"), each.get("name"), 1, 100)
        if isinstance(each.get("value"), str):
            forms.text(problems, (*path, "value"), each["value"], 0, 100)
        else:
            forms.number(problems, (*path, "value"), each.get("value"), -(2**53), 2**53)
