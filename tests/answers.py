"""What the bot answered, as somebody sees it."""

import re

import httpx

from tests.cast import Json
from tests.discords_description import assert_described

EPHEMERAL = 64
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"


class Answer:
    """What Discord got in answer to one interaction: at first, and by edits and messages that followed."""

    def __init__(self, sent: Json, response: httpx.Response, later: list[Json]) -> None:
        self.interaction = sent
        self.status = response.status_code
        self.first: Json = response.json() if response.status_code == 200 else {}
        if self.first:
            assert_described("POST", CALLBACK, self.first)
        self.later = later

    @property
    def type(self) -> int:
        kind: int = self.first["type"]
        return kind

    @property
    def was_deferred(self) -> bool:
        return self.type in (5, 6)

    @property
    def message(self) -> Json:
        """As it stands in the end."""
        return self.later[-1] if self.later else self.first["data"]

    @property
    def content(self) -> str:
        text: str = self.message["content"]
        return text

    @property
    def text(self) -> str:
        """All that can be read: content, embeds, buttons, or the form."""
        if self.type == 9:
            return "\n".join([self.form["title"], *(label["label"] for label in self.form["components"])])
        parts: list[str | None] = [self.content]
        for embed in self.message["embeds"]:
            footer = (embed.get("footer") or {}).get("text")
            fields = [text for field in embed.get("fields", []) for text in (field["name"], field["value"])]
            parts += [embed.get("title"), embed.get("description"), *fields, footer]
        return "\n".join(part for part in [*parts, *self.buttons] if part)

    @property
    def only_for_one(self) -> bool:
        """Decided by the first answer; edits cannot change it, and an update leaves its message as it was."""
        if self.type in (6, 7):
            return bool(self.interaction["message"]["flags"] & EPHEMERAL)
        return bool((self.first.get("data") or {}).get("flags", 0) & EPHEMERAL)

    @property
    def buttons(self) -> dict[str, str]:
        """Custom ids (of links: addresses) by label; disabled ones are left out."""
        found = [button for row in self.message["components"] for button in row["components"]]
        return {
            button["label"]: button.get("custom_id") or button["url"] for button in found if not button.get("disabled")
        }

    @property
    def form(self) -> Json:
        assert self.type == 9, f"not a form but {self.first}"
        modal: Json = self.first["data"]
        return modal

    @property
    def choices(self) -> list[Json]:
        assert self.type == 8, f"not suggestions but {self.first}"
        suggestions: list[Json] = self.first["data"]["choices"]
        return suggestions

    @property
    def files(self) -> dict[str, bytes]:
        """By name."""
        return dict(self.later[-1]["files"]) if self.later else {}

    @property
    def numbers(self) -> list[int]:
        """The bold ones, in order: what it is all about."""
        return [int(re.sub(r"[^\d-]", "", bold)) for bold in re.findall(r"\*\*([^*]*\d[^*]*)\*\*", self.text)]

    @property
    def reference(self) -> str:
        """What a person would read out to whoever runs the bot."""
        found = re.search(r"(?:Reference|Kennung): `(\w+)`", self.content)
        assert found, f"no reference in {self.content!r}"
        return found[1]
