"""The worker process: arq's jobs and cron table, kept alive while Valkey or PostgreSQL come and go.

arq's own worker ends at the first lost connection (https://github.com/python-arq/arq/issues/435): here it is started
again, with a growing pause, until it is told to stop.
"""

import asyncio
import signal
from contextlib import suppress

import prometheus_client
import structlog
from arq import cron
from arq.connections import ArqRedis
from arq.worker import Worker, func
from redis.exceptions import RedisError

from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.polling import Polling
from app.dailies.sources import Adapters
from app.database.pool import Database
from app.operations.logging import set_up_logging
from app.parts import Parts, open_parts
from app.queue.doorbell import Doorbell, open_redis, pack
from app.queue.ending import end
from app.settings import Settings, load_settings, read_environment
from workers.bridge import forget_messages, send_messages, sweep_messages
from workers.control_room import forget_used_keys
from workers.dailies import (
    deliver_items,
    edit_posts,
    forget_fetches,
    poll_sources,
    publish_posts,
    refresh_connections,
    renew_pushes,
    resume_channels,
    sweep_deliveries,
    tell_guilds,
    warn_guilds,
)
from workers.guilds import forget_webhook_events
from workers.mileage import (
    apply_import,
    forget_imports,
    keep_names,
    mark_leavers,
    resume_ranks,
    reverse_batch,
    sweep_imports,
    sweep_reversals,
    sync_roles,
)
from workers.statistics import count_statistics

log = structlog.get_logger(__name__)

JOBS = [
    func(sync_roles, timeout=120, keep_result=0, max_tries=1),  # a failed sync is due again in the outbox
    func(send_messages, timeout=100, keep_result=0, max_tries=1),  # what was not taken is due again in the outbox
    func(deliver_items, timeout=120, keep_result=0, max_tries=1),  # what was not posted is due again in the outbox
    func(poll_sources, timeout=120, keep_result=0, max_tries=1),  # rung for by hubs; due sources are found anyway
    func(edit_posts, timeout=120, keep_result=0, max_tries=1),  # also rung for, by polls that bring changes
    func(apply_import, timeout=1800, keep_result=0, max_tries=1),  # what is left is due again, and swept
    func(reverse_batch, timeout=1800, keep_result=0, max_tries=1),  # as above
]
CRON = [
    cron(sync_roles, second=set(range(0, 60, 10)), keep_result=0, max_tries=1, timeout=120),
    cron(sweep_imports, second=set(range(3, 60, 10)), keep_result=0, max_tries=1),
    cron(sweep_reversals, second=set(range(8, 60, 10)), keep_result=0, max_tries=1),
    cron(resume_ranks, minute=set(range(0, 60, 10)), second=30, keep_result=0, max_tries=1, timeout=120),
    cron(poll_sources, second=set(range(0, 60, 5)), keep_result=0, max_tries=1, timeout=120),
    cron(sweep_deliveries, second=set(range(2, 60, 5)), keep_result=0, max_tries=1),
    cron(edit_posts, second=set(range(4, 60, 10)), keep_result=0, max_tries=1, timeout=120),
    cron(renew_pushes, second=15, keep_result=0, max_tries=1, timeout=120),
    cron(publish_posts, second={8, 28, 48}, keep_result=0, max_tries=1, timeout=120),
    cron(tell_guilds, second=41, keep_result=0, max_tries=1, timeout=120),
    cron(resume_channels, minute=set(range(5, 60, 10)), second=30, keep_result=0, max_tries=1, timeout=120),
    cron(forget_fetches, hour=4, minute=27, keep_result=0),
    cron(refresh_connections, minute=set(range(3, 60, 5)), second=20, keep_result=0, max_tries=1, timeout=240),
    cron(warn_guilds, minute=50, second=15, keep_result=0, max_tries=1, timeout=120),
    cron(mark_leavers, hour=5, minute=17, keep_result=0, max_tries=1, timeout=3600),
    cron(sweep_messages, second=set(range(4, 60, 5)), keep_result=0, max_tries=1, timeout=120),
    cron(forget_messages, hour=4, minute=37, keep_result=0),
    cron(keep_names, second=37, keep_result=0, max_tries=1, timeout=600),
    cron(count_statistics, second=17, keep_result=0, max_tries=1, timeout=600),
    cron(forget_used_keys, minute=37, keep_result=0),
    cron(forget_imports, hour=4, minute=47, keep_result=0),
    cron(forget_webhook_events, hour=4, minute=7, keep_result=0),
]
DRAIN_SECONDS = 20.0
LONGEST_PAUSE = 10.0


def run() -> None:
    settings = load_settings(read_environment())
    set_up_logging(settings.log_format, settings.log_level)
    asyncio.run(_run(settings))


async def _run(settings: Settings) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    async with open_parts(settings) as parts:
        parts[Polling] = Polling(parts[Database], parts[Doorbell], parts[HttpFetcher], parts[Adapters])
        if settings.metrics_port:
            prometheus_client.start_http_server(settings.metrics_port)
        log.info("worker ready", jobs=len(JOBS), crons=len(CRON))
        await work_until(stopping, parts)


async def work_until(stopping: asyncio.Event, parts: Parts) -> None:
    """Works until `stopping` is set, then lets the jobs in hand finish."""
    queue = open_redis(parts[Settings].redis_url)
    try:
        await _keep_working(stopping, parts, queue)
    finally:
        await queue.aclose()


async def _keep_working(stopping: asyncio.Event, parts: Parts, queue: ArqRedis) -> None:
    pause = 0.5
    while not stopping.is_set():
        worker = _worker(parts, queue)
        started = asyncio.get_running_loop().time()
        try:
            await _work(worker, stopping)
        except (RedisError, OSError) as error:
            lived = asyncio.get_running_loop().time() - started
            pause = 0.5 if lived > LONGEST_PAUSE else min(pause * 2, LONGEST_PAUSE)
            log.warning("lost the queue; trying again", error=type(error).__name__, pause_seconds=pause)
            with suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), pause)


async def _work(worker: Worker, stopping: asyncio.Event) -> None:
    working = asyncio.create_task(worker.main())
    told_to_stop = asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({working, told_to_stop}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        told_to_stop.cancel()
        worker.allow_pick_jobs = False
        if worker.tasks:
            await asyncio.wait(worker.tasks.values(), timeout=DRAIN_SECONDS)
        await end([working, *worker.tasks.values()])


def _worker(parts: Parts, queue: ArqRedis) -> Worker:
    return Worker(
        functions=JOBS,
        cron_jobs=CRON,
        redis_pool=queue,
        ctx={"parts": parts},
        handle_signals=False,
        max_jobs=20,
        poll_delay=0.1,
        job_serializer=pack,
        job_deserializer=queue.job_deserializer,
    )
