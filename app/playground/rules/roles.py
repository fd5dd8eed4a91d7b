"""What a role may be: https://docs.discord.com/developers/resources/guild#create-guild-role"""

from app.playground.problems import NEEDS_BOOSTS, FormProblems, Json
from app.playground.rules import forms

NEEDING_BOOSTS = ("icon", "unicode_emoji")
COLOURS = ("primary_color", "secondary_color", "tertiary_color")


def check_role(form: Json) -> None:
    """Raises Discord's refusal of a role to create or to edit."""
    problems = FormProblems()
    forms.optional_text(problems, ("name",), form.get("name"), 1, 100)
    if form.get("permissions") is not None:
        forms.bits(problems, ("permissions",), form["permissions"])
    for key in ("hoist", "mentionable"):
        forms.flag(problems, (key,), form.get(key))
    colours = form.get("colors") or {}
    if not isinstance(colours, dict):
        problems.add(("colors",), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        colours = {}
    for path, value in [(("color",), form.get("color")), *((("colors", key), colours.get(key)) for key in COLOURS)]:
        if value is not None:
            forms.whole_number(problems, path, value, 0, 0xFFFFFF)
    problems.raise_any()
    if any(form.get(key) for key in NEEDING_BOOSTS) or any(colours.get(key) for key in COLOURS[1:]):
        raise NEEDS_BOOSTS()
