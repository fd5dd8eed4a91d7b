"""Rings for a worker. What has to be done is a row in the database; a sweep finds it when nobody heard the bell."""

import asyncio
import time

import msgspec
import structlog
from arq.connections import ArqRedis
from redis.exceptions import RedisError

from app.queue.circuit import Circuit

log = structlog.get_logger(__name__)

IMPATIENT_SECONDS = 0.25
"""For what somebody waits for who could do without it."""
PATIENT_SECONDS = 5.0
CLOSE_SECONDS = 1.0
TURN_SECONDS = 5


def open_redis(redis_url: str, patience: float = PATIENT_SECONDS) -> ArqRedis:
    """`patience` in seconds, for a connection as for an answer; who lost it once finds nobody there for a moment.

    Connects at the first use. Jobs travel as msgpack, so that nobody who writes to Valkey can run code here.
    """
    circuit = Circuit()
    redis: ArqRedis = ArqRedis.from_url(
        redis_url,
        socket_connect_timeout=min(patience, 1.0),
        socket_timeout=patience,
        health_check_interval=15,
        retry=circuit,
        redis_connect_func=circuit.greet,
    )
    redis.job_serializer = pack
    redis.job_deserializer = msgspec.msgpack.decode
    return redis


def pack(job: dict[str, object]) -> bytes:
    return msgspec.msgpack.encode(job, enc_hook=repr)


class Doorbell:
    def __init__(self, redis: ArqRedis) -> None:
        self._redis = redis
        self._ringing: set[asyncio.Task[None]] = set()

    def ring(self, job: str, *arguments: int | str, turn: str = "") -> None:
        """Returns at once. The same job with the same arguments waits in the queue only once in a turn.

        arq keeps the id of a job whose worker was killed for as long as its longest job may take, and nobody hears a
        bell with that id: so no id is for ever. Whoever rings often names the turn by something that changes with
        whatever was done; else it is a few seconds.
        """
        task = asyncio.create_task(self._ring(job, arguments, turn or f"at-{int(time.time() / TURN_SECONDS)}"))
        self._ringing.add(task)
        task.add_done_callback(self._ringing.discard)

    async def _ring(self, job: str, arguments: tuple[int | str, ...], turn: str) -> None:
        job_id = ":".join([job, *map(str, arguments), turn])
        try:
            await self._redis.enqueue_job(job, *arguments, _job_id=job_id)
        except (RedisError, OSError) as error:
            log.warning("nobody hears the bell; the sweep will find the work", job=job, error=type(error).__name__)

    async def close(self) -> None:
        if self._ringing:
            await asyncio.wait(self._ringing, timeout=CLOSE_SECONDS)
