"""`omo web` ends when it is told to, also while somebody listens to live updates."""

import signal
import socket
import subprocess
import time
from contextlib import ExitStack

import pytest

from app.control_room.api_tokens import add_token
from app.database.pool import Database
from tests.cli.test_web_start import COMMAND, PROCESSES, environment, first_answer

__all__ = ["environment"]

pytestmark = pytest.mark.e2e
SOON = 4.0
LISTENERS = 5
LAST_CHUNK = b"0\r\n\r\n"


@PROCESSES
async def test_sigterm_ends_streams_and_then_the_process(
    environment: dict[str, str], database: Database, guild_id: int, processes: str
) -> None:
    token, _ = await database.run(lambda c: add_token(c, guild_id, (1, "Ana"), "Website", ["live:read"], None))
    port = int(environment["PORT"])
    with ExitStack() as stack:
        web = stack.enter_context(
            subprocess.Popen(COMMAND, env=environment | {"WEB_CONCURRENCY": processes}, stdout=subprocess.DEVNULL)
        )
        assert first_answer(port) == 200
        streams = [stack.enter_context(_listening(port, guild_id, token)) for _ in range(LISTENERS)]
        told = time.monotonic()
        web.send_signal(signal.SIGTERM)

        assert web.wait(10) in (0, -signal.SIGTERM)
        assert time.monotonic() - told < SOON
        for stream in streams:
            assert stream.recv(65536).endswith(LAST_CHUNK), "broken off"


def _listening(port: int, guild_id: int, token: str) -> socket.socket:
    """Once it is told that it is ready."""
    stream = socket.create_connection(("127.0.0.1", port), timeout=10)
    head = f"GET /api/v1/guilds/{guild_id}/live HTTP/1.1\r\nhost: bot\r\nauthorization: Bearer {token}\r\n\r\n"
    stream.sendall(head.encode())
    answer = b""
    while b"event: ready" not in answer:
        answer += stream.recv(65536)
    assert answer.startswith(b"HTTP/1.1 200")
    return stream
