"""An interaction in a few words."""

from app.playground.interactions.component_deeds import caption
from app.playground.problems import Json
from app.playground.rules.answers import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, PING
from app.playground.rules.commands import CHAT_INPUT, GROUP, SUBCOMMAND
from app.playground.rules.components import BUTTON, walk

KINDS = {
    PING: "ping",
    COMMAND: "command",
    COMPONENT: "component",
    AUTOCOMPLETE: "autocomplete",
    MODAL_SUBMIT: "form",
}


def command_words(data: Json) -> str:
    """`mileage award`: the command with its group and subcommand."""
    words, options = [data["name"]], data.get("options") or []
    while options and options[0]["type"] in (SUBCOMMAND, GROUP):
        words.append(options[0]["name"])
        options = options[0].get("options") or []
    return " ".join(words)


def in_words(interaction: Json) -> str:
    """`/mileage award`, `Show mileage`, `button Month`, `form v1:award.submit`, `PING`."""
    data = interaction.get("data") or {}
    kind = interaction["type"]
    if kind in (COMMAND, AUTOCOMPLETE):
        return f"{'/' if data['type'] == CHAT_INPUT else ''}{command_words(data)}"
    if kind == COMPONENT:
        return f"{'button' if data['component_type'] == BUTTON else 'menu'} {_caption(interaction, data['custom_id'])}"
    return f"form {data['custom_id']}" if kind == MODAL_SUBMIT else "PING"


def actor(interaction: Json) -> Json:
    """The user who did it."""
    user: Json = interaction.get("user") or interaction["member"]["user"]
    return user


def _caption(interaction: Json, custom_id: str) -> str:
    clicked = (each for each in walk(interaction["message"]["components"]) if each.get("custom_id") == custom_id)
    return next((caption(each) for each in clicked), custom_id)
