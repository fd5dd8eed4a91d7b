"""Embed limits: https://docs.discord.com/developers/resources/message#embed-object-embed-limits"""

from app.playground.problems import FormProblems, Json
from app.playground.rules import forms

TOTAL_CHARACTERS = 6000


def check_embeds(problems: FormProblems, value: object) -> None:
    embeds = forms.items(problems, ("embeds",), value, 0, 10)
    for index, embed in enumerate(embeds):
        _check_embed(problems, ("embeds", index), embed)
    if sum(_characters(embed) for embed in embeds) > TOTAL_CHARACTERS:
        message = f"Embed size exceeds maximum size of {TOTAL_CHARACTERS}"
        problems.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", message)


def _check_embed(problems: FormProblems, path: forms.Path, embed: Json) -> None:
    forms.optional_text(problems, (*path, "title"), embed.get("title"), 0, 256)
    forms.optional_text(problems, (*path, "description"), embed.get("description"), 0, 4096)
    if embed.get("color") is not None:
        forms.number(problems, (*path, "color"), embed["color"], 0, 0xFFFFFF)
    if embed.get("url"):
        forms.web_address(problems, (*path, "url"), embed["url"])
    for part, key, longest in (("footer", "text", 2048), ("author", "name", 256)):
        if isinstance(inner := embed.get(part), dict):
            forms.text(problems, (*path, part, key), inner.get(key), 1, longest)
    for part in ("image", "thumbnail"):
        if isinstance(inner := embed.get(part), dict):
            forms.web_address(problems, (*path, part, "url"), inner.get("url"))
    for index, field in enumerate(forms.items(problems, (*path, "fields"), embed.get("fields") or [], 0, 25)):
        forms.text(problems, (*path, "fields", index, "name"), field.get("name"), 1, 256)
        forms.text(problems, (*path, "fields", index, "value"), field.get("value"), 1, 1024)


def _characters(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return sum(len(text) for text in texts if isinstance(text, str))
