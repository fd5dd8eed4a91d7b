"""`python -m tests.bench.live`: a thousand listeners on one process, and what they cost interactions. Half a minute.

They listen to twenty servers, fifty of them to the one whose members check in meanwhile. Rounds with and without them
alternate; processor time tells more than requests a second where others share the machine.
"""

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import asyncpg
import typer
from nacl.signing import SigningKey
from rich.console import Console
from rich.progress import track

from app.control_room.api_tokens import digest_of, new_token
from tests.bench import cores
from tests.bench.contenders import Contenders
from tests.bench.engines import running_engines
from tests.bench.payloads import GUILD, signed_requests
from tests.bench.report import Line, as_table
from tests.bench.rounds import Figures, is_success, measure
from tests.bench.server import Server

LISTENERS = 1000
GUILDS = 20
OF_ONE_TOKEN = 5
PATIENCE_SECONDS = 20.0


def main(
    rounds: Annotated[int, typer.Option(min=1, help="Pairs of rounds that count; one more warms up.")] = 4,
    check_ins: Annotated[int, typer.Option(min=100, help="Requests in a round.")] = 5_000,
    connections: Annotated[int, typer.Option(min=1)] = 64,
) -> None:
    """Measure live updates: memory, and check-ins with and without listeners."""
    cores.pin(cores.EVERYTHING_ELSE)
    with running_engines() as engines:
        contenders = Contenders(SigningKey.generate(), engines)
        tokens = asyncio.run(_make_tokens(engines.postgres.url))
        with contenders.bot() as bot:
            alone, accompanied, megabytes = _alternating(contenders.key, bot, tokens, rounds, check_ins, connections)
    pairs = list(zip(accompanied, alone, strict=True))
    slower = [100 * (_cost(with_them) / _cost(without) - 1) for with_them, without in pairs]
    lines = [
        Line(f"memory with {LISTENERS} listeners", megabytes, " MB", needed=150, more_is_better=False),
        Line("processor time of a check-in, more by", slower, " %", needed=10, more_is_better=False),
        Line("check-ins a second without them", [figures.per_second for figures in alone]),
        Line("check-ins a second with them", [figures.per_second for figures in accompanied]),
        Line("p99 without them", [figures.p99 for figures in alone], " ms"),
        Line("p99 with them", [figures.p99 for figures in accompanied], " ms"),
    ]
    Console().print(as_table(lines, "Live updates"))


def _alternating(
    key: SigningKey, bot: Server, tokens: list[tuple[int, str]], rounds: int, check_ins: int, connections: int
) -> tuple[list[Figures], list[Figures], list[float]]:
    alone: list[Figures] = []
    accompanied: list[Figures] = []
    megabytes: list[float] = []

    def with_listeners(requests: list[bytes]) -> Figures:
        with _listeners(bot, tokens):
            megabytes.append(bot.resident_megabytes())
            return measure(bot, requests, connections, is_success)

    def without(requests: list[bytes]) -> Figures:
        return measure(bot, requests, connections, is_success)

    for number in track(range(rounds + 1), "pairs of rounds"):
        for measured, kept in ((without, alone), (with_listeners, accompanied))[:: 1 if number % 2 else -1]:
            figures = measured(list(signed_requests("check-in", check_ins, key)))
            if number:  # everybody's first round only warms up
                kept.append(figures)
    return alone, accompanied, megabytes


def _cost(figures: Figures) -> float:
    """Processor seconds of one."""
    return figures.busy / figures.per_second


@contextmanager
def _listeners(bot: Server, tokens: list[tuple[int, str]]) -> Iterator[None]:
    """Once all of them are told that they are ready; nobody reads on."""
    open_ones = [_ask(bot.port, guild_id, token) for guild_id, token in tokens for _ in range(OF_ONE_TOKEN)]
    try:
        for stream in open_ones:
            _wait_until_ready(stream)
        yield
    finally:
        for stream in open_ones:
            stream.close()
        time.sleep(2)  # until the bot noticed


def _ask(port: int, guild_id: int, token: str) -> socket.socket:
    stream = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
    stream.sendall(
        f"GET /api/v1/guilds/{guild_id}/live HTTP/1.1\r\nhost: bot\r\nauthorization: Bearer {token}\r\n\r\n".encode()
    )
    return stream


def _wait_until_ready(stream: socket.socket) -> None:
    answer = b""
    while b"event: ready" not in answer:
        piece = stream.recv(65536)
        if not piece:
            raise RuntimeError(f"nobody may listen: {answer!r}")
        answer += piece


async def _make_tokens(database_url: str) -> list[tuple[int, str]]:
    """With their guilds."""
    made = [(GUILD + number % GUILDS, new_token()) for number in range(LISTENERS // OF_ONE_TOKEN)]
    connection = await asyncpg.connect(database_url)
    await connection.executemany(
        """insert into api_tokens (guild_id, digest, hint, name, scopes, created_by, created_by_name)
        values ($1, $2, '', 'bench', '{live:read}', 1, 'bench')""",
        [(guild_id, digest_of(token)) for guild_id, token in made],
    )
    await connection.close()
    return made


if __name__ == "__main__":
    typer.run(main)
