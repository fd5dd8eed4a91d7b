"""People who act, and what they are shown."""

import re
from typing import Any

import httpx

from app.playground.cast import PEOPLE
from tests.e2e.deployment import Deployment

EPHEMERAL = 64
Json = dict[str, Any]


class Answer:
    """What Discord shows of the bot's answer, as it stands when nothing more is promised."""

    def __init__(self, report: Json) -> None:
        self.report = report
        assert report["status"] == "answered", f"{report['reason']}\n{report['interaction']}"
        self.messages: list[Json] = report["messages"]

    @property
    def text(self) -> str:
        """All that can be read."""
        parts = []
        for message in self.messages:
            parts.append(message["content"])
            for embed in message["embeds"]:
                parts += [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
        return "\n".join(part for part in parts if part)

    @property
    def only_for_one(self) -> bool:
        return all(message["flags"] & EPHEMERAL for message in self.messages)

    @property
    def was_deferred(self) -> bool:
        return self.report["answer"]["type"] in (5, 6)

    @property
    def form(self) -> Json:
        shown: Json = self.report["modal"]
        return shown

    @property
    def picture(self) -> str:
        address: str = self.messages[0]["embeds"][0]["image"]["url"]
        return address

    @property
    def files(self) -> list[Json]:
        return [attachment for message in self.messages for attachment in message["attachments"]]

    @property
    def numbers(self) -> list[int]:
        """The bold ones, in order: what it is all about."""
        return [int(re.sub(r"[^\d-]", "", bold)) for bold in re.findall(r"\*\*([^*]*\d[^*]*)\*\*", self.text)]


class Member:
    """One of the cast in a guild; `guild_id` None is a direct message. Every deed goes to the next web process."""

    def __init__(self, deployment: Deployment, username: str, guild_id: int | None, **more: Any) -> None:
        self.deployment = deployment
        self.username = username
        self.guild_id = guild_id
        self.id = next((int(person.id) for person in PEOPLE if person.username == username), 0) or int(username)
        self._deed = {"who": username, "guild": str(guild_id or "none"), **more}

    def runs(self, line: str, **more: Any) -> Answer:
        return self._acts(line=line, **more)

    def says(self, text: str) -> None:
        """In the green room."""
        assert self.guild_id
        discord = self.deployment.discord
        discord.writes(self.username, discord.channel_id(self.guild_id, "green-room"), text)

    def clicks(self, label: str, **more: Any) -> Answer:
        return self._acts(click=label, **more)

    def fills_in(self, **fields: str) -> Answer:
        """The form shown last."""
        return self._acts(submit=".", fields=[f"{name}={value}" for name, value in fields.items()])

    def opens_on_message(self, menu: str, message: str, author: str) -> Answer:
        return self._acts(line=menu, target_message=message, target=author)

    def opens_on_member(self, menu: str, member: str) -> Answer:
        return self._acts(line=menu, target=member)

    def suggestions(self, line: str, option: str) -> list[Json]:
        answer = self._acts(line=line, autocomplete=option).report["answer"]
        choices: list[Json] = answer["data"]["choices"]
        return choices

    def balance(self) -> int:
        return self.runs("/mileage show").numbers[0]

    def _acts(self, **deed: Any) -> Answer:
        url = deed.pop("url", None) or self.deployment.next_address()
        return Answer(self.deployment.discord.act(f"{url}/interactions", **self._deed, **deed))


def fetched(url: str) -> httpx.Response:
    return httpx.get(url, trust_env=False, timeout=20)
