"""`Idempotency-Key`: a request that is sent again because its answer was lost gets the answer of the first time.

https://docs.stripe.com/api/idempotent_requests is the model. Keys live for a day and belong to guild and caller.
"""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec

from app.api.problems import ApiError, InvalidRequest
from app.database.pool import Connection, Database
from app.database.queries import queries

LONGEST_KEY = 200


class Answer(msgspec.Struct):
    status: int
    body: bytes = b""
    headers: dict[str, str] = {}


class Idempotency:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def once(
        self, guild_id: int, caller: str, key: str, request: bytes, answer: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """`request` is everything that makes it this request. What failed may be tried again under the same key."""
        if not (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
            raise InvalidRequest({"header.idempotency-key": f"is a text of 1 to {LONGEST_KEY} ASCII characters"})
        ids = {"guild_id": guild_id, "caller": caller, "key": key}
        digest = hashlib.sha256(request).digest()
        kept = await self._database.run(
            lambda connection: queries.control_room.begin_answer(connection, request=digest, **ids)
        )
        if kept["request"] != digest:
            raise InvalidRequest({"header.idempotency-key": "was used for another request: take a new one"}, 422)
        if kept["status"] is not None:
            headers = msgspec.json.decode(kept["headers"], type=dict[str, str])
            return Answer(kept["status"], kept["body"], headers | {"Idempotency-Replayed": "true"})
        if not kept["taken"]:
            raise ApiError(409, "the first request with this key is still being worked on", {"Retry-After": "2"})
        return await self._first(ids, answer)

    async def _first(self, ids: Mapping[str, Any], answer: Callable[[], Awaitable[Answer]]) -> Answer:
        try:
            given = await answer()
        except BaseException:
            await self._database.run(lambda connection: queries.control_room.drop_answer(connection, **ids))
            raise
        await self._database.run(lambda connection: _keep(connection, ids, given))
        return given


async def _keep(connection: Connection, ids: Mapping[str, Any], answer: Answer) -> None:
    headers = msgspec.json.encode(answer.headers).decode()
    await queries.control_room.keep_answer(connection, status=answer.status, body=answer.body, headers=headers, **ids)
