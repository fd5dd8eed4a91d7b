"""From the command `omo web` to the first answer it gives."""

import time

from tests.bench.contenders import BOT, Contenders
from tests.bench.payloads import ping_request
from tests.bench.server import PATIENCE_SECONDS, start, wait_until_answering


def seconds_to_first_answer(contenders: Contenders, times: int) -> list[float]:
    """The database is migrated, and a start that does not count has read the program from disk before."""
    return [_once(contenders) for _ in range(times + 1)][1:]


def _once(contenders: Contenders) -> float:
    probe = ping_request(contenders.key)
    started = time.perf_counter()
    server = start("omo web", BOT, contenders.environment())
    try:
        wait_until_answering(server, probe)
        return time.perf_counter() - started
    finally:
        server.process.terminate()
        server.process.wait(PATIENCE_SECONDS)
