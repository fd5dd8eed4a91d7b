"""Accounts of Mastodon, and of other servers with its API: the address is `https://host/api/v1/accounts/<id>`.

https://docs.joinmastodon.org/methods/accounts/#statuses
"""

import re
from urllib.parse import quote

import httpx
import msgspec

from app.dailies.items import Hints, Item, ItemKind, Poll
from app.dailies.parsing.dates import parse_date
from app.dailies.parsing.identity import short_id
from app.dailies.parsing.plain_text import plain_lines
from app.dailies.parsing.reading import MOST_NAME, MOST_TEXT
from app.dailies.sources.api import API_PACE, Shape, address, each_once, plain, read_answer, read_each, title_of
from app.dailies.sources.protocol import Adapter, Answer, Fetcher, Source
from app.errors import SourceError

NEWEST = 40

_ID = re.compile(r"[\w-]{1,64}")


class Account(msgspec.Struct, frozen=True):
    id: str = ""
    acct: str = ""
    display_name: str | None = None
    url: str | None = None
    avatar: str | None = None
    avatar_static: str | None = None
    moved: "Account | None" = None

    @property
    def name(self) -> str:
        return plain(self.display_name, MOST_NAME) or plain(self.acct, MOST_NAME)


class Media(msgspec.Struct, frozen=True):
    type: str | None = None
    url: str | None = None
    preview_url: str | None = None
    description: str | None = None

    @property
    def picture(self) -> str | None:
        return self.url if self.type == "image" else self.preview_url


class PreviewCard(msgspec.Struct, frozen=True):
    image: str | None = None


class Status(msgspec.Struct, frozen=True):
    id: str
    account: Account
    url: str | None = None
    uri: str | None = None
    created_at: str | None = None
    edited_at: str | None = None
    content: str | None = None
    spoiler_text: str | None = None
    sensitive: bool | None = None
    in_reply_to_id: str | None = None
    reblog: msgspec.Raw | None = None
    media_attachments: list[Media] | None = None
    card: PreviewCard | None = None

    @property
    def is_own(self) -> bool:
        return self.in_reply_to_id is None and self.reblog in (None, b"null")


class Refused(msgspec.Struct, frozen=True):
    error: str


class MastodonAdapter(Adapter):
    pace = API_PACE

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        asked = httpx.QueryParams({"limit": NEWEST, "exclude_replies": "true", "exclude_reblogs": "true"})
        answer = await http.call("GET", f"{source.address}/statuses?{asked}")
        page = read_mastodon(answer, list[msgspec.Raw])
        statuses = [status for status in read_each(page, Status) if status.is_own]
        account = statuses[0].account if statuses else Account()
        return Poll(
            items=each_once(map(_item, statuses)),
            hints=Hints(title=account.name, icon=address(account.avatar)),
            complete=bool(page),
            bytes=len(answer.body),
        )


async def look_up(http: Fetcher, host: str, name: str) -> Answer:
    """https://docs.joinmastodon.org/methods/accounts/#lookup"""
    return await http.call("GET", f"https://{host}/api/v1/accounts/lookup?acct={quote(name)}")


def account_address(looked_up: str, account: Account) -> str:
    """Beside the address where it was looked up."""
    if not _ID.fullmatch(account.id):
        raise SourceError("broken", f"{httpx.URL(looked_up).host} gives the account no id")
    return str(httpx.URL(looked_up).join(account.id))


def read_mastodon(answer: Answer, shape: type[Shape]) -> Shape:
    host = httpx.URL(answer.url).host
    if answer.status == 422:
        raise SourceError("blocked", f"{host} shows posts only to people who are signed in", status=422)
    if is_unknown(answer):
        raise SourceError("no-account", f"{host} has no such account", status=404)
    return read_answer(answer, shape)


def is_unknown(answer: Answer) -> bool:
    """Whether a server with this API says that there is no such account."""
    try:
        return answer.status == 404 and "not found" in msgspec.json.decode(answer.body, type=Refused).error.lower()
    except msgspec.DecodeError:
        return False


def is_json(answer: Answer) -> bool:
    return answer.content_type.partition(";")[0].strip().lower() == "application/json"


def _item(status: Status) -> Item:
    account, media = status.account, status.media_attachments or []
    warning = plain(status.spoiler_text, MOST_NAME)
    text = "" if warning else plain_lines(status.content or "", MOST_TEXT)
    shown = [] if warning or status.sensitive else media
    pictures = [each.picture for each in shown if each.picture]
    if status.card and status.card.image and not media and not warning and not status.sensitive:
        pictures.append(status.card.image)
    described = next((each.description for each in shown if each.description), "")
    return Item(
        id=short_id(status.id),
        kind=_kind(media),
        title=title_of(f"⚠️ {warning}" if warning else text, described, account.name),
        text=text,
        url=address(status.url) or address(status.uri),
        author=account.name,
        author_url=address(account.url),
        avatar=address(account.avatar_static or account.avatar),
        image=address(next(iter(pictures), "")),
        published_at=parse_date(status.created_at or ""),
        updated_at=parse_date(status.edited_at or ""),
    )


def _kind(media: list[Media]) -> ItemKind:
    types = {each.type for each in media}
    if types & {"video", "gifv"}:
        return "video"
    if "audio" in types:
        return "episode"
    return "photo" if "image" in types else "post"
