"""Channels at Discord as The Dailies see them: messages that are posted, told apart by nonce, read back and lost."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import respx

from app.discord.permissions import Permission
from app.discord.snowflake import earliest
from tests.discord.rest_bench import API, APPLICATION, refused
from tests.discords_description import assert_described
from tests.pretend_rest import read_body

Json = dict[str, Any]
MESSAGES = re.compile(r"/channels/(\d+)/messages$")
MESSAGE = re.compile(r"/channels/(\d+)/messages/(\d+)$")
CHANNEL = re.compile(r"/channels/(\d+)$")
CROSSPOST = re.compile(r"/channels/(\d+)/messages/(\d+)/crosspost$")
CREW_BOT = 200_004
TEXT, ANNOUNCEMENT = 0, 5
FINE = Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES | Permission.EMBED_LINKS | Permission.READ_MESSAGE_HISTORY


class ChannelsAtDiscord:
    """`posted` are the messages of all channels, the oldest first."""

    def __init__(self) -> None:
        self.posted: list[Json] = []
        self.by_nonce: dict[str, Json] = {}
        self.refusals: dict[int, httpx.Response] = {}
        """By channel: instead of posting."""
        self.refused_files: httpx.Response | None = None
        """The answer to messages with files."""
        self.lost_answers = 0
        """How many of the next posts succeed without our hearing of it."""
        self.guild_id = 0
        self.language = "en-US"
        self.may = int(FINE)
        """What everybody may do, in every channel."""
        self.deleted: set[int] = set()
        self.kinds: dict[int, int] = {}
        self.notice_channel: int | None = None
        self.published: list[str] = []
        self.published_refusal: httpx.Response | None = None
        self.asked = 0
        """How often somebody wanted to post."""
        self.edited = 0
        """How often somebody edited a message."""
        self.edit_refusals: list[httpx.Response] = []
        """Answers to the next edits."""
        self._last_id = earliest_now()

    def titles(self, channel_id: int) -> list[str]:
        here = [each for each in self.posted if each["channel_id"] == str(channel_id)]
        return [each["embeds"][0]["title"] for each in here if each.get("embeds")]

    def notices(self, channel_id: int) -> list[str]:
        return [each["content"] for each in self.posted if each["channel_id"] == str(channel_id) and each["content"]]

    def forget_nonces(self) -> None:
        """As Discord does after some minutes."""
        self.by_nonce.clear()

    def answer(self, request: httpx.Request) -> httpx.Response:
        if match := CROSSPOST.search(request.url.path):
            return self._crosspost(int(match[1]), match[2])
        if match := MESSAGE.search(request.url.path):
            return self._change(request, match[2])
        if match := CHANNEL.search(request.url.path):
            return self._channel(int(match[1]))
        if match := MESSAGES.search(request.url.path):
            return self._messages(request, int(match[1]))
        if request.url.path.endswith("/roles"):
            return httpx.Response(200, json=self._roles())
        if "/members/" in request.url.path:
            return httpx.Response(200, json={"roles": [str(CREW_BOT)]})
        return httpx.Response(200, json=self._guild())

    def _crosspost(self, channel_id: int, message_id: str) -> httpx.Response:
        if self.published_refusal:
            return self.published_refusal
        if self.kinds.get(channel_id) != ANNOUNCEMENT:
            return refused(400, 50068, "Invalid message type")
        self.published.append(message_id)
        return httpx.Response(200, json={"id": message_id, "channel_id": str(channel_id)})

    def _guild(self) -> Json:
        updates = str(self.notice_channel) if self.notice_channel else None
        guild = {"id": str(self.guild_id), "name": "Open Mic Odyssey", "owner_id": "1", "roles": []}
        return {**guild, "preferred_locale": self.language, "public_updates_channel_id": updates}

    def _roles(self) -> list[Json]:
        everyone = {"id": str(self.guild_id), "name": "@everyone", "permissions": str(self.may), "position": 0}
        return [everyone, {"id": str(CREW_BOT), "name": "Crew Bot", "permissions": "0", "position": 1}]

    def _channel(self, channel_id: int) -> httpx.Response:
        if channel_id in self.deleted:
            return refused(404, 10003, "Unknown Channel")
        kind = self.kinds.get(channel_id, TEXT)
        return httpx.Response(200, json={"id": str(channel_id), "type": kind, "guild_id": str(self.guild_id)})

    def _messages(self, request: httpx.Request, channel_id: int) -> httpx.Response:
        if channel_id in self.deleted:
            return refused(404, 10003, "Unknown Channel")
        if not self.may & Permission.SEND_MESSAGES:
            return refused(403, 50013, "Missing Permissions")
        if request.method == "GET":
            return self._page(channel_id, int(request.url.params["after"]))
        return self._post(channel_id, read_body(request))

    def _page(self, channel_id: int, after: int) -> httpx.Response:
        here = [each for each in self.posted if each["channel_id"] == str(channel_id) and int(each["id"]) > after]
        return httpx.Response(200, json=[{**each, "files": None} for each in here[:100][::-1]])

    def _post(self, channel_id: int, body: Json) -> httpx.Response:
        described = {name: value for name, value in body.items() if name != "files"}
        assert_described("POST", "/channels/{channel_id}/messages", described)
        self.asked += 1
        if self.refused_files and body.get("files"):
            return self.refused_files
        if channel_id in self.refusals:
            return self.refusals[channel_id]
        nonce = body.pop("nonce")
        message = self.by_nonce.get(nonce) or self._new(channel_id, body)
        self.by_nonce[nonce] = message
        if self.lost_answers:
            self.lost_answers -= 1
            return refused(502, 0, "Bad Gateway")
        return httpx.Response(200, json={**message, "files": None})

    def _change(self, request: httpx.Request, message_id: str) -> httpx.Response:
        message = next((each for each in self.posted if each["id"] == message_id), None)
        if self.edit_refusals:
            return self.edit_refusals.pop(0)
        if message is None:
            return refused(404, 10008, "Unknown Message")
        if request.method == "DELETE":
            self.posted.remove(message)
            return httpx.Response(204)
        body = read_body(request)
        assert_described("PATCH", "/channels/{channel_id}/messages/{message_id}", body)
        self.edited += 1
        message |= body
        return httpx.Response(200, json=message)

    def _new(self, channel_id: int, body: Json) -> Json:
        self._last_id = max(self._last_id + 1, earliest_now())
        author = {"id": str(APPLICATION), "username": "Crew Bot", "bot": True}
        message = {**body, "id": str(self._last_id), "channel_id": str(channel_id), "author": author}
        self.posted.append(message)
        return message


def earliest_now() -> int:
    return earliest(datetime.now(UTC))


@contextmanager
def channels_at_discord() -> Iterator[ChannelsAtDiscord]:
    channels = ChannelsAtDiscord()
    with respx.mock(base_url=API, assert_all_called=False) as router:
        router.route().mock(side_effect=channels.answer)
        yield channels
