"""`GET /cards/{signed}.png`: drawn once, then kept in Valkey for a day and by browsers and Discord for good."""

import asyncio
from collections.abc import Callable, Sequence
from hashlib import sha256

import httpx
import msgspec
import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import Response

from app.mileage.cards.address import read_card_path
from app.mileage.cards.avatar import fetch_avatar
from app.mileage.cards.card import CardLabels, RankCard
from app.mileage.cards.painter import CardNotDrawn, Painter

DESIGN = 1
"""Counts up when cards look different, so that no kept picture is of the old design."""

_DAY = 86_400
_SOON = 60
"""Seconds that a card without its avatar is kept: the next one may have it."""

log = structlog.get_logger(__name__)


class Picture(msgspec.Struct, frozen=True):
    png: bytes
    complete: bool
    """False when the member's avatar could not be fetched."""


class RankCards:
    """Route `show`; `close` at shutdown. `labels` gives the words for a card in its locale."""

    def __init__(
        self,
        secrets: Sequence[str],
        http: httpx.AsyncClient,
        redis: Redis | None,
        labels: Callable[[RankCard], CardLabels],
    ) -> None:
        self._secrets = secrets
        self._http = http
        self._redis = redis
        self._labels = labels
        self._painter = Painter()
        self._under_way: dict[str, asyncio.Task[Picture]] = {}

    async def show(self, request: Request) -> Response:
        card = read_card_path(request.path_params["signed"], self._secrets)
        if card is None:
            return Response(status_code=404)
        digest = sha256(f"{DESIGN} {msgspec.msgpack.encode(card).hex()}".encode()).hexdigest()[:32]
        if _has_it(request, digest):
            return Response(status_code=304, headers=_caching(digest, True))
        try:
            picture = await self._picture(digest, card)
        except CardNotDrawn:
            return Response(status_code=503, headers={"Retry-After": "5"})
        return Response(picture.png, media_type="image/png", headers=_caching(digest, picture.complete))

    async def close(self) -> None:
        await self._painter.close()

    async def _picture(self, digest: str, card: RankCard) -> Picture:
        """Everyone who asks for a card while it is being drawn gets the same drawing."""
        if (task := self._under_way.get(digest)) is None:
            task = self._under_way[digest] = asyncio.create_task(self._kept_or_drawn(digest, card))
            task.add_done_callback(lambda _: self._under_way.pop(digest, None))
        return await asyncio.shield(task)

    async def _kept_or_drawn(self, digest: str, card: RankCard) -> Picture:
        if (kept := await self._kept(digest)) is not None:
            return kept
        avatar = await fetch_avatar(self._http, card.avatar) if card.avatar else None
        png = await self._painter.draw(card, self._labels(card), avatar)
        picture = Picture(png, complete=avatar is not None or card.avatar is None)
        await self._keep(digest, picture)
        return picture

    async def _kept(self, digest: str) -> Picture | None:
        if self._redis is None:
            return None
        try:
            complete, makeshift = await self._redis.mget(_key(digest, True), _key(digest, False))
        except (RedisError, OSError) as error:
            log.info("kept card not read", reason=type(error).__name__)
            return None
        if complete is None and makeshift is None:
            return None
        return Picture(complete or makeshift, complete=complete is not None)

    async def _keep(self, digest: str, picture: Picture) -> None:
        if self._redis is None:
            return
        try:
            await self._redis.set(_key(digest, picture.complete), picture.png, ex=_DAY if picture.complete else _SOON)
        except (RedisError, OSError) as error:
            log.info("card not kept", reason=type(error).__name__)


def _key(digest: str, complete: bool) -> str:
    return f"rank-card:{digest}" if complete else f"rank-card:{digest}:no-avatar"


def _caching(digest: str, complete: bool) -> dict[str, str]:
    if not complete:
        return {"Cache-Control": f"public, max-age={_SOON}"}
    return {"Cache-Control": f"public, max-age={_DAY}, immutable", "ETag": f'"{digest}"'}


def _has_it(request: Request, digest: str) -> bool:
    tags = [tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")]
    return f'"{digest}"' in tags
