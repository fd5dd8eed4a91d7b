"""Live updates are heard again when Valkey comes back."""

import asyncio

from app.queue.doorbell import open_redis
from app.queue.live import Bell, Live
from tests.patience import eventually
from tests.workers.conftest import Powerhouse


async def test_bells_are_heard_again_after_valkey_was_away(powerhouse: Powerhouse) -> None:
    redis = open_redis(powerhouse.settings.redis_url)
    live, heard = Live(redis), list[Bell | None]()
    hearing = asyncio.create_task(_hear(live, heard))
    await eventually(lambda: heard == [None])
    live.ring(7)
    await eventually(lambda: heard == [None, Bell(7)])

    powerhouse.valkey.stop()
    live.ring(8)  # nobody hears it, and nobody fails
    powerhouse.start_valkey_again()

    await eventually(lambda: heard[2:] == [None])
    live.tell(7, "import", {"done": 1})
    await eventually(lambda: heard[3:] == [Bell(7, "import", {"done": 1})])
    hearing.cancel()
    await asyncio.gather(hearing, return_exceptions=True)
    await live.close()
    await redis.aclose()


async def _hear(live: Live, heard: list[Bell | None]) -> None:
    async for bell in live.listen():
        heard.append(bell)
