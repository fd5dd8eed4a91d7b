"""Accounts of Mastodon, and of other servers with its API: the address is `https://host/api/v1/accounts/<id>`.

https://docs.joinmastodon.org/methods/accounts/#statuses
"""

import httpx
import msgspec

from app.dailies.items import Hints, Item, ItemKind, Poll
from app.dailies.parsing.dates import parse_date
from app.dailies.parsing.identity import short_id
from app.dailies.parsing.plain_text import plain_lines
from app.dailies.parsing.reading import MOST_NAME, MOST_TEXT
from app.dailies.sources.api import API_PACE, address, each_once, plain, read_each, title_of
from app.dailies.sources.mastodon_api import Account, Media, Status, read_mastodon
from app.dailies.sources.protocol import Adapter, Fetcher, Source

NEWEST = 40


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
