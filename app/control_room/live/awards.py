"""The Admin API's newest awards, for whoever begins to listen."""

from typing import Annotated

from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS
from app.control_room.live.news import LiveAwardJson, newest_awards
from app.database.pool import Database

live_awards = ApiBook("live")


class AwardsQuery(Sent, frozen=True):
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 10


@live_awards.get("/guilds/{guild_id}/live/awards", "The newest awards as the stream told them, the newest first")
async def list_awards(call: Call, query: AwardsQuery) -> list[LiveAwardJson]:
    return await call.part(Database).run(lambda connection: newest_awards(connection, call.guild_id, query.limit))
