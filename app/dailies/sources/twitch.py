"""Who is live on Twitch. The address is the user's id, because names change.

https://dev.twitch.tv/docs/api/reference/#get-streams
"""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import msgspec

from app.dailies.items import Hints, Item, Poll, Validators
from app.dailies.parsing.dates import parse_date
from app.dailies.parsing.identity import short_id
from app.dailies.parsing.reading import MOST_NAME, MOST_TITLE
from app.dailies.schedule import Pace
from app.dailies.sources.api import address, plain, read_answer
from app.dailies.sources.protocol import Adapter, Answer, Fetcher, Source
from app.errors import SourceError
from app.settings import AppKey

API = "https://api.twitch.tv/helix"
TOKENS = "https://id.twitch.tv/oauth2/token"
RECONNECT = timedelta(minutes=10)
"""A stream that begins so soon after the last one is the same, although Twitch gives it another id."""
PICTURE_SIZE = ("1280", "720")


class Stream(msgspec.Struct, frozen=True):
    id: str
    user_login: str = ""
    user_name: str = ""
    title: str | None = None
    game_name: str | None = None
    started_at: str | None = None
    thumbnail_url: str | None = None


class User(msgspec.Struct, frozen=True):
    id: str
    login: str = ""
    display_name: str = ""
    profile_image_url: str | None = None


class Streams(msgspec.Struct, frozen=True):
    data: list[Stream]


class Users(msgspec.Struct, frozen=True):
    data: list[User]


class Token(msgspec.Struct, frozen=True):
    access_token: str


class OnAir(msgspec.Struct, frozen=True, array_like=True):
    """What was live when we last looked; kept where other sources keep their ETag."""

    item_id: str = ""
    """The id of the first stream, under which it was announced."""
    stream_id: str = ""
    """The id it has now, after reconnecting."""
    seen_at: datetime = datetime.min.replace(tzinfo=UTC)
    avatar: str = ""


class Twitch:
    """Its API, with the token of the app. The token is only kept so that it need not be asked for each time."""

    def __init__(self, key: AppKey | None) -> None:
        self._key = key
        self._token = ""
        self._minting = asyncio.Lock()

    async def streams(self, http: Fetcher, user_id: str) -> tuple[Answer, list[Stream]]:
        answer = await self._get(http, f"{API}/streams?{httpx.QueryParams({'user_id': user_id})}")
        return answer, [stream for stream in read_answer(answer, Streams).data if stream.id]

    async def user(self, http: Fetcher, **wanted: str) -> User | None:
        """By `id` or `login`."""
        answer = await self._get(http, f"{API}/users?{httpx.QueryParams(wanted)}")
        return next(iter(read_answer(answer, Users).data), None)

    async def _get(self, http: Fetcher, url: str) -> Answer:
        token = self._token or await self._mint(http, "")
        answer = await self._ask(http, url, token)
        return await self._ask(http, url, await self._mint(http, token)) if answer.status == 401 else answer

    async def _ask(self, http: Fetcher, url: str, token: str) -> Answer:
        return await http.call("GET", url, headers={"Client-Id": self._own_key.id, "Authorization": f"Bearer {token}"})

    async def _mint(self, http: Fetcher, refused: str) -> str:
        """https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#client-credentials-grant-flow"""
        async with self._minting:
            if self._token == refused:
                form = {
                    "client_id": self._own_key.id,
                    "client_secret": self._own_key.secret,
                    "grant_type": "client_credentials",
                }
                answer = await http.call("POST", TOKENS, form=form)
                if answer.status in (400, 401, 403):
                    raise SourceError("off", "Twitch does not accept TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET")
                self._token = read_answer(answer, Token).access_token
            return self._token

    @property
    def _own_key(self) -> AppKey:
        if self._key is None:
            raise SourceError("off", "Twitch is off here: TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET are not set")
        return self._key


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
