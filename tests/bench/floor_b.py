"""Floor B: floor A and one durable statement for each request, through an asyncpg pool as it comes."""

import os

import asyncpg
from nacl.signing import VerifyKey

from tests.bench.floor_a import Receive, Scope, Send, answer, read_verified

TABLE = """
create table if not exists bench_floor_b (
  interaction_id bigint primary key,
  guild_id bigint not null,
  user_id bigint not null,
  miles integer not null,
  created_at timestamptz not null default now()
)
"""
INSERT = """
insert into bench_floor_b (interaction_id, guild_id, user_id, miles) values ($1, $2, $3, $4)
on conflict (interaction_id) do nothing
"""


class FloorB:
    def __init__(self, public_key: bytes, database_url: str) -> None:
        self.key = VerifyKey(public_key)
        self.database_url = database_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        interaction = await read_verified(scope, receive, self.key)
        if interaction is not None:
            user_id = int(interaction.member.user.id)
            await self.pool.execute(INSERT, int(interaction.id), int(interaction.guild_id), user_id, 10)
        await answer(send, interaction is not None)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        async with asyncpg.create_pool(self.database_url) as self.pool:
            await self.pool.execute(TABLE)
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})


if __name__ == "__main__":
    from tests.bench.serving import public_key_given, serve

    serve(FloorB(public_key_given(), os.environ["DATABASE_URL"]), lifespan="on")
