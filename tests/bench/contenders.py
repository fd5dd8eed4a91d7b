"""Who is measured, and with which environment."""

import secrets
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from nacl.signing import SigningKey

from tests.bench.engines import Engines
from tests.bench.payloads import APPLICATION, signed_requests
from tests.bench.server import Server, running

BOT = ["-m", "app.start", "web"]
NOBODY = "http://127.0.0.1:9"
"""Where nothing answers: what is measured here never asks Discord."""


@dataclass(frozen=True)
class Contenders:
    key: SigningKey
    engines: Engines

    def trivial(self) -> AbstractContextManager[Server]:
        return self._running("the trivial server", ["-m", "tests.bench.trivial"])

    def floor_a(self) -> AbstractContextManager[Server]:
        return self._running("floor A", ["-m", "tests.bench.floor_a"])

    def floor_b(self) -> AbstractContextManager[Server]:
        return self._running("floor B", ["-m", "tests.bench.floor_b"])

    def bot(self) -> AbstractContextManager[Server]:
        return self._running("omo web", BOT)

    def environment(self) -> Mapping[str, str]:
        """As documented for `omo web`."""
        return {
            "DISCORD_APPLICATION_ID": str(APPLICATION),
            "DISCORD_PUBLIC_KEY": self.key.verify_key.encode().hex(),
            "DISCORD_BOT_TOKEN": secrets.token_hex(32),
            "DISCORD_CLIENT_SECRET": secrets.token_hex(16),
            "DISCORD_API_URL": NOBODY,
            "DATABASE_URL": self.engines.postgres.url,
            "REDIS_URL": self.engines.valkey.url,
            "SESSION_SECRETS": secrets.token_hex(32),
            "PUBLIC_URL": NOBODY,
            "HOST": "127.0.0.1",
            "LOG_LEVEL": "warning",
        }

    def _running(self, name: str, arguments: list[str]) -> AbstractContextManager[Server]:
        probe = next(signed_requests("ping", 1, self.key))
        return running(name, arguments, self.environment(), probe)
