"""A whole deployment on this machine: PostgreSQL, Valkey, two web processes, a worker, and a pretend Discord."""

import asyncio
import itertools
import os
import signal
import subprocess
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import asyncpg

from app.database.pool import Database, open_pool
from app.guilds.changing import changed
from app.guilds.store import OPERATOR, GuildStore
from app.local.engine import Engine
from app.local.ports import free_port
from app.local.postgres import start_postgres
from app.local.valkey import start_valkey
from app.playground.cast import GUILD_ID
from tests.e2e.omo import OMO, OmoProcess
from tests.e2e.pretend_discord import PretendDiscord
from tests.engines import reachable_folder

TOUR_GUILD = int(GUILD_ID)
"""The seeded one."""
FIRST_NEW_GUILD = 9007199254741000000
Result = TypeVar("Result")


@dataclass
class Deployment:
    folder: Path
    environment: dict[str, str]
    """Everything that any of its processes is told; nothing of whoever runs the tests."""
    postgres: Engine
    valkey: Engine
    webs: list[OmoProcess] = field(default_factory=list)
    worker: OmoProcess = field(init=False)
    discord: PretendDiscord = field(init=False)
    _guilds: Iterator[int] = field(default_factory=lambda: itertools.count(FIRST_NEW_GUILD))

    def __post_init__(self) -> None:
        self._turns = itertools.cycle([0, 1])

    @property
    def addresses(self) -> list[str]:
        return [address_of(web) for web in self.webs]

    def next_address(self) -> str:
        """Of one web process and the other in turn, as a load balancer would."""
        return self.addresses[next(self._turns)]

    def new_guild(self, **settings: Any) -> int:
        """A server of the whole cast. `ranks` is a mapping from role name to threshold; Producers may award."""
        guild_id = next(self._guilds)
        self.discord.act(f"{self.addresses[0]}/interactions", who="ana", line="/ping", guild=str(guild_id))
        ranks = [
            {"threshold": threshold, "name": name, "role_id": self.discord.role_id(guild_id, name)}
            for name, threshold in settings.pop("ranks", {"Roadie": 500, "Executive Producer": 5000}).items()
        ]
        producers = [self.discord.role_id(guild_id, "Producer")]
        patch = {"ranks": [{"threshold": 0, "name": "Extra"}, *ranks], "award_roles": producers, **settings}
        self.change_settings(guild_id, **patch)
        return guild_id

    def change_settings(self, guild_id: int, **patch: Any) -> None:
        finished(self._change_settings(guild_id, patch))

    async def _change_settings(self, guild_id: int, patch: dict[str, Any]) -> None:
        """As `omo guild change` does, without the time a process takes to start."""
        async with await open_pool(self.environment["DATABASE_URL"], 1) as pool:
            await GuildStore(Database(pool)).change(guild_id, OPERATOR, lambda settings: changed(settings, patch))

    def omo(self, *arguments: str, **changed: str) -> "subprocess.CompletedProcess[str]":
        """Runs `omo …` to its end; `changed` goes over its environment."""
        environment = {**self.environment, **changed}
        return subprocess.run(
            [str(OMO), *arguments],
            env=environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def fetch(self, statement: str, *arguments: object) -> list[asyncpg.Record]:
        """From the database itself."""
        return finished(self._fetch(statement, *arguments))

    async def _fetch(self, statement: str, *arguments: object) -> list[asyncpg.Record]:
        connection = await asyncpg.connect(self.environment["DATABASE_URL"])
        try:
            return list(await connection.fetch(statement, *arguments))
        finally:
            await connection.close()

    def web(self, name: str, **changed: str) -> OmoProcess:
        """One more web process, on a port of its own; not started yet."""
        port = changed.get("PORT") or str(free_port())
        environment = {**self.environment, "PORT": port, **changed}
        ready = f"http://127.0.0.1:{port}/readyz"
        return OmoProcess(("web",), environment, self.folder / f"{name}.log", address=ready)

    def posts(self, guild_id: int, **message: Any) -> None:
        """The bot writes into the green room, by itself."""
        channel_id = self.discord.channel_id(guild_id, "green-room")
        self.discord.lets_the_bot_write(self.environment["DISCORD_BOT_TOKEN"], channel_id, **message)

    @contextmanager
    def endpoint_down(self) -> Iterator[None]:
        """Nobody listens where Discord sends interactions to."""
        self.webs[0].kill()
        try:
            yield
        finally:
            self.webs[0].start()

    @contextmanager
    def endpoint_asleep(self) -> Iterator[None]:
        """Connections are taken, and nothing is answered."""
        process = self.webs[0].process
        assert process
        process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            process.send_signal(signal.SIGCONT)

    def stop_postgres_at_once(self) -> None:
        """Mode "immediate": every connection is cut, nothing is tidied up, the next start recovers.

        https://www.postgresql.org/docs/18/server-shutdown.html
        """
        self.postgres.process.send_signal(signal.SIGQUIT)
        self.postgres.process.wait(20)

    def start_postgres(self) -> None:
        self.postgres = start_postgres(self.folder / "postgres", port=_port_of(self.postgres))

    def stop_valkey(self) -> None:
        self.valkey.kill()

    def start_empty_valkey(self) -> None:
        password = self.valkey.address.split(":")[2].split("@")[0]
        port = _port_of(self.valkey)
        self.valkey = start_valkey(self.folder / "valkey", port=port, durable=False, password=password)


@contextmanager
def running_deployment() -> Iterator[Deployment]:
    with ExitStack() as stack:
        folder = stack.enter_context(reachable_folder())
        deployment = _with_engines(folder, stack)
        done = deployment.omo("migrate")
        assert done.returncode == 0, done.stderr
        deployment.environment |= _credentials(deployment)
        _start(deployment, stack)
        for preparation in (("commands", "sync"), ("seed",)):
            done = deployment.omo(*preparation)
            assert done.returncode == 0, done.stdout + done.stderr
        yield deployment


def address_of(web: OmoProcess) -> str:
    return web.address.removesuffix("/readyz")


def finished(work: Coroutine[Any, Any, Result]) -> Result:
    """In a thread of its own: while a browser is open, Playwright's loop runs in the tests' own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def _with_engines(folder: Path, stack: ExitStack) -> Deployment:
    """Durable: what was committed must survive PostgreSQL's end."""
    postgres = start_postgres(folder / "postgres", port=free_port())
    valkey = start_valkey(folder / "valkey", port=free_port(), durable=False)
    deployment = Deployment(folder, _environment(folder, postgres, valkey), postgres, valkey)
    stack.callback(lambda: deployment.postgres.stop())  # whichever it is by then
    stack.callback(lambda: deployment.valkey.stop())
    return deployment


def _environment(folder: Path, postgres: Engine, valkey: Engine) -> dict[str, str]:
    playground_port = str(free_port())
    return {
        "PATH": f"{OMO.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "LC_ALL": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
        "OMO_DATA_DIR": str(folder / "data"),
        "PLAYGROUND_PORT": playground_port,
        "BRIDGE_TRUSTED_HOSTS": f"127.0.0.1:{free_port()}",
        "DAILIES_TRUSTED_HOSTS": f"127.0.0.1:{playground_port}",
        "API_REQUESTS_PER_MINUTE": "3000",  # the cast is small, and its stories are many
        "HOST": "127.0.0.1",
        "PUBLIC_URL": f"http://127.0.0.1:{free_port()}",
        "DATABASE_URL": postgres.url,
        "REDIS_URL": valkey.url,
        "TIKTOK_CLIENT_KEY": "a-key",  # nobody goes there
        "TIKTOK_CLIENT_SECRET": "a-secret",
        "SESSION_SECRETS": "a-secret-for-these-tests-and-for-nothing-else",
    }


def _credentials(deployment: Deployment) -> Mapping[str, str]:
    lines = deployment.omo("playground", "env").stdout.splitlines()
    return dict(line.split("=", 1) for line in lines)


def _start(deployment: Deployment, stack: ExitStack) -> None:
    folder, environment = deployment.folder, deployment.environment
    playground = f"http://127.0.0.1:{environment['PLAYGROUND_PORT']}"
    discord = OmoProcess(("playground",), environment, folder / "playground.log", f"{playground}/playground")
    deployment.webs = [
        deployment.web("web-one", PORT=environment["PUBLIC_URL"].rsplit(":", 1)[1]),
        deployment.web("web-two"),
    ]
    deployment.worker = OmoProcess(("worker",), environment, folder / "worker.log", ready_words="worker ready")
    deployment.discord = PretendDiscord(playground)
    stack.callback(deployment.discord.close)
    processes = [discord, *deployment.webs, deployment.worker]
    for process in processes:
        stack.enter_context(process)
        process.begin()
    for process in processes:
        process.wait_until_ready()


def _port_of(engine: Engine) -> int:
    return int(engine.address.rsplit(":", 1)[1])
