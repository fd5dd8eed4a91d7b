"""Discord's REST API, played by respx, for the bot inside a test's process.

What the bot sends is held against Discord's own description, where that is.
"""

import itertools
from collections.abc import Iterator
from email.message import Message as Headers
from email.parser import BytesParser

import httpx
import msgspec
import pytest
import respx

from tests import cast
from tests.bot import API
from tests.cast import Json
from tests.discords_description import assert_described

UNKNOWN_WEBHOOK = 10015
WEBHOOK = "/webhooks/{application_id}/{interaction_token}"


class PretendRest:
    """Discord's REST API: takes edits and messages, knows the cast. `routes` is respx's, for anything else."""

    def __init__(self, routes: respx.MockRouter) -> None:
        self.routes = routes
        self.edits: list[Json] = []
        self.followups: list[Json] = []
        self.in_order: list[Json] = []
        self.deleted = 0
        """How many "thinking …" were taken away."""
        webhook = rf"/webhooks/{cast.APPLICATION}/(?P<token>[^/]+)"
        self.edit = routes.patch(path__regex=rf"{webhook}/messages/@original$", name="edit")
        self.edit.mock(side_effect=lambda request, token: self._take(request, self.edits))
        self.delete = routes.delete(path__regex=rf"{webhook}/messages/@original$", name="delete")
        self.delete.mock(side_effect=self._delete)
        self.followup = routes.post(path__regex=rf"{webhook}$", name="followup")
        self.followup.mock(side_effect=lambda request, token: self._take(request, self.followups))
        self.member = routes.get(path__regex=r"/guilds/\d+/members/(?P<user_id>\d+)$", name="member")
        self.member.mock(side_effect=lambda request, user_id: _member(int(user_id)))

    def _delete(self, request: httpx.Request, token: str) -> httpx.Response:
        self.deleted += 1
        return httpx.Response(204)

    def knows_the_webhook_only_after(self, refusals: int) -> None:
        """Discord may take a moment until it knows of a deferral."""
        left = itertools.count(1)

        def answer(request: httpx.Request, token: str) -> httpx.Response:
            if next(left) <= refusals:
                return httpx.Response(404, json={"code": UNKNOWN_WEBHOOK, "message": "Unknown Webhook"})
            return self._take(request, self.edits)

        self.edit.mock(side_effect=answer)

    def _take(self, request: httpx.Request, kept: list[Json]) -> httpx.Response:
        body = read_body(request)
        template = WEBHOOK if request.method == "POST" else f"{WEBHOOK}/messages/@original"
        assert_described(request.method, template, {key: value for key, value in body.items() if key != "files"})
        kept.append(body)
        self.in_order.append(body)
        return httpx.Response(200, json={"id": str(cast.new_id()), "channel_id": str(cast.GREEN_ROOM)})


def read_body(request: httpx.Request) -> Json:
    """The JSON of a message, with `files` by name when it came as a form."""
    content_type = request.headers.get("content-type", "")
    if not content_type.startswith("multipart/form-data"):
        body: Json = msgspec.json.decode(request.content)
        return body
    parsed = BytesParser().parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + request.content)
    parts: dict[str, Headers] = {}
    for part in parsed.walk():
        if name := part.get_param("name", header="content-disposition"):
            parts[str(name)] = part
    body = msgspec.json.decode(_bytes(parts.pop("payload_json")))
    return body | {"files": {part.get_filename(): _bytes(part) for part in parts.values()}}


def _bytes(part: Headers) -> bytes:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content


def _member(user_id: int) -> httpx.Response:
    person = next((person for person in cast.PEOPLE if person.id == user_id), None)
    if person is None:
        return httpx.Response(404, json={"code": 10007, "message": "Unknown Member"})
    return httpx.Response(200, json={**cast.member(person), "user": cast.user(person)})


@pytest.fixture
def discord_rest() -> Iterator[PretendRest]:
    with respx.mock(base_url=API, assert_all_called=False) as routes:
        yield PretendRest(routes)
