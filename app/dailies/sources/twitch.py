"""Who is live on Twitch. The address is the user's id, because names change.

https://dev.twitch.tv/docs/api/reference/#get-streams
"""

from datetime import UTC, datetime, timedelta

import msgspec

from app.dailies.items import Hints, Item, Poll, Validators
from app.dailies.parsing.dates import parse_date
from app.dailies.parsing.identity import short_id
from app.dailies.parsing.reading import MOST_NAME, MOST_TITLE
from app.dailies.schedule import Pace
from app.dailies.sources.api import address, plain
from app.dailies.sources.protocol import Adapter, Fetcher, Source
from app.dailies.sources.twitch_api import Stream, Twitch
from app.errors import SourceError
from app.settings import AppKey

RECONNECT = timedelta(minutes=10)
"""A stream that begins so soon after the last one is the same, although Twitch gives it another id."""
PICTURE_SIZE = ("1280", "720")


class OnAir(msgspec.Struct, frozen=True, array_like=True):
    """What was live when we last looked; kept where other sources keep their ETag."""

    item_id: str = ""
    """The id of the first stream, under which it was announced."""
    stream_id: str = ""
    """The id it has now, after reconnecting."""
    seen_at: datetime = datetime.min.replace(tzinfo=UTC)
    avatar: str = ""


class TwitchAdapter(Adapter):
    pace = Pace(60, 120)
    """Whoever goes live wants to be seen at once, however long they were away."""
    watches = True

    def __init__(self, key: AppKey | None) -> None:
        self._twitch = Twitch(key)

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        answer, streams = await self._twitch.streams(http, source.address)
        before, now = _read(source.validators.etag), datetime.now(UTC)
        if not streams:
            over = _over(source, before, now) if now - before.seen_at > RECONNECT else ()
            return Poll(items=over, validators=_kept(before), complete=True, bytes=len(answer.body))
        stream = streams[0]
        on_air = following(before, stream, now)
        if on_air.item_id != before.item_id:
            on_air = msgspec.structs.replace(on_air, avatar=await self._avatar(http, source.address))
        return Poll(
            items=(_item(stream, on_air), *_over(source, before, now, on_air.item_id)),
            validators=_kept(on_air),
            hints=Hints(title=_name(stream)),
            complete=True,
            bytes=len(answer.body),
        )

    async def _avatar(self, http: Fetcher, user_id: str) -> str:
        """A post without one is better than none."""
        try:
            user = await self._twitch.user(http, id=user_id)
        except SourceError:
            return ""
        return address(user.profile_image_url) if user else ""


def following(before: OnAir, stream: Stream, now: datetime) -> OnAir:
    """What is on air now, whether it is the same item as before or another one."""
    began, stream_id = parse_date(stream.started_at or "") or now, short_id(stream.id)
    if stream_id in (before.stream_id, before.item_id) or began - before.seen_at <= RECONNECT:
        return OnAir(before.item_id, stream_id, now, before.avatar)
    return OnAir(stream_id, stream_id, now)


def _over(source: Source, before: OnAir, now: datetime, on_air: str = "") -> tuple[Item, ...]:
    """What was announced as live, and is not on air any more."""
    ended = [source.known[each] for each in source.watching if each != on_air]
    when = {before.item_id: before.seen_at}
    return tuple(msgspec.structs.replace(item, ended_at=when.get(item.id, now)) for item in ended)


def _read(kept: str) -> OnAir:
    try:
        return msgspec.json.decode(kept, type=OnAir) if kept else OnAir()
    except msgspec.DecodeError:
        return OnAir()


def _kept(on_air: OnAir) -> Validators:
    return Validators(etag=msgspec.json.encode(on_air).decode() if on_air.item_id else "")


def _item(stream: Stream, on_air: OnAir) -> Item:
    name = _name(stream)
    page = f"https://www.twitch.tv/{stream.user_login}"
    return Item(
        id=on_air.item_id,
        kind="live",
        title=plain(stream.title, MOST_TITLE) or name,
        text=plain(stream.game_name, MOST_NAME),
        url=address(page),
        author=name,
        author_url=address(page),
        avatar=on_air.avatar,
        image=_picture(stream),
        published_at=parse_date(stream.started_at or ""),
    )


def _name(stream: Stream) -> str:
    return plain(stream.user_name, MOST_NAME) or plain(stream.user_login, MOST_NAME)


def _picture(stream: Stream) -> str:
    """Each stream of a user has the same address: without something that differs, Discord would show an old picture."""
    width, height = PICTURE_SIZE
    picture = (stream.thumbnail_url or "").replace("{width}", width).replace("{height}", height)
    return address(f"{picture}?stream={stream.id}") if picture else ""
