"""What platforms answer, shaped as they document it."""

from collections.abc import Mapping
from typing import Any

import msgspec
import respx

from app.dailies.items import NO_VALIDATORS, Validators
from app.dailies.sources.protocol import NO_HEADERS, Answer
from app.settings import AppKey, Secret

BLUESKY = "https://public.api.bsky.app/xrpc"
AUTHOR_FEED, PROFILE = f"{BLUESKY}/app.bsky.feed.getAuthorFeed", f"{BLUESKY}/app.bsky.actor.getProfile"
DID = "did:plc:ewvi7nxzyoun6zhxrhs64oiz"
TWITCH = "https://api.twitch.tv/helix"
TWITCH_TOKENS = "https://id.twitch.tv/oauth2/token"
TWITCH_KEY = AppKey("wbmytr93xzw8zbg0p1izqyzzc5mbiz", Secret("never-to-be-seen"))
MASTODON = "https://mastodon.example/api/v1/accounts"


class Api:
    """Answers the same to everything but the wish for a token."""

    def __init__(self, said: Any, status: int = 200, headers: Mapping[str, str] = NO_HEADERS) -> None:
        self.said = said
        self._status, self._headers = status, headers

    async def get(self, url: str, validators: Validators = NO_VALIDATORS) -> Answer:
        raise AssertionError("an API is called")

    async def call(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
    ) -> Answer:
        said = {"access_token": "x"} if form else self.said
        return Answer(url=url, body=msgspec.json.encode(said), status=self._status, headers=self._headers)


def bluesky_author(**more: Any) -> dict[str, Any]:
    author = {
        "did": DID,
        "handle": "bea.bsky.social",
        "displayName": "Bea on the road",
        "avatar": f"https://cdn.bsky.app/img/avatar/plain/{DID}/bafk@jpeg",
        "labels": [],
        "createdAt": "2023-04-12T04:53:57.057Z",
    }
    return {**author, **more}


def bluesky_post(rkey: str, text: str = "", record: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    post = {
        "uri": f"at://{DID}/app.bsky.feed.post/{rkey}",
        "cid": "bafyreid",
        "author": bluesky_author(),
        "record": {
            "$type": "app.bsky.feed.post",
            "text": text,
            "createdAt": "2026-11-23T07:00:00.000Z",
            "langs": ["en"],
            **(record or {}),
        },
        "replyCount": 1,
        "likeCount": 12,
        "indexedAt": "2026-11-23T07:00:01.123Z",
        "labels": [],
    }
    return {**post, **more}


def bluesky_link(text: str, shown: str, uri: str) -> dict[str, Any]:
    start = len(text.partition(shown)[0].encode())
    return {
        "index": {"byteStart": start, "byteEnd": start + len(shown.encode())},
        "features": [{"$type": "app.bsky.richtext.facet#link", "uri": uri}],
    }


def bluesky_feed(*entries: dict[str, Any]) -> dict[str, Any]:
    """Posts as they are, or entries that say why they are there."""
    return {"feed": [entry if "post" in entry else {"post": entry} for entry in entries], "cursor": "2026-11-01"}


def bluesky_repost(rkey: str) -> dict[str, Any]:
    reason = {"$type": "app.bsky.feed.defs#reasonRepost", "by": bluesky_author(), "indexedAt": "2026-11-23T08:00:00Z"}
    stranger = bluesky_author(did="did:plc:stranger", handle="stranger.example")
    return {"post": bluesky_post(rkey, "somebody else's", author=stranger), "reason": reason}


def mastodon_account(**more: Any) -> dict[str, Any]:
    account = {
        "id": "109357891234567890",
        "username": "bea",
        "acct": "bea",
        "display_name": "Bea 🚐",
        "url": "https://mastodon.example/@bea",
        "avatar": "https://files.mastodon.example/avatar.gif",
        "avatar_static": "https://files.mastodon.example/avatar.png",
        "emojis": [],
    }
    return {**account, **more}


def mastodon_status(status_id: str, content: str = "", **more: Any) -> dict[str, Any]:
    status: dict[str, Any] = {
        "id": status_id,
        "created_at": "2026-11-23T07:00:00.000Z",
        "edited_at": None,
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": f"https://mastodon.example/users/bea/statuses/{status_id}",
        "url": f"https://mastodon.example/@bea/{status_id}",
        "content": content,
        "reblog": None,
        "account": mastodon_account(),
        "media_attachments": [],
        "mentions": [],
        "tags": [],
        "emojis": [],
        "card": None,
        "poll": None,
    }
    return {**status, **more}


def mastodon_picture(**more: Any) -> dict[str, Any]:
    picture = {
        "id": "22345792",
        "type": "image",
        "url": "https://files.mastodon.example/original.png",
        "preview_url": "https://files.mastodon.example/small.png",
        "remote_url": None,
        "description": None,
    }
    return {**picture, **more}


def twitch_stream(stream_id: str, started_at: str, **more: Any) -> dict[str, Any]:
    stream = {
        "id": stream_id,
        "user_id": "141981764",
        "user_login": "openmicodyssey",
        "user_name": "OpenMicOdyssey",
        "game_id": "509658",
        "game_name": "Just Chatting",
        "type": "live",
        "title": "Open mic from the van 🎤",
        "tags": ["English"],
        "viewer_count": 78365,
        "started_at": started_at,
        "language": "en",
        "thumbnail_url": "https://static-cdn.jtvnw.net/previews-ttv/live_user_openmicodyssey-{width}x{height}.jpg",
        "is_mature": False,
    }
    return {**stream, **more}


def twitch_user(**more: Any) -> dict[str, Any]:
    user = {
        "id": "141981764",
        "login": "openmicodyssey",
        "display_name": "OpenMicOdyssey",
        "profile_image_url": "https://static-cdn.jtvnw.net/jtv_user_pictures/van-300x300.png",
        "created_at": "2016-12-14T20:32:28Z",
    }
    return {**user, **more}


def twitch_answers(web: respx.Router, *streams: dict[str, Any]) -> None:
    """With a token, and whoever is live."""
    web.post(TWITCH_TOKENS).respond(
        json={"access_token": "jostpf5q0uzmxmkba9iyug38kjtgh", "expires_in": 5011271, "token_type": "bearer"}
    )
    web.get(f"{TWITCH}/streams").respond(json={"data": list(streams), "pagination": {}})
    web.get(f"{TWITCH}/users").respond(json={"data": [twitch_user()]})
