from pathlib import Path

import pytest
from redis.asyncio import Redis
from redis.exceptions import AuthenticationError

from app.errors import LocalEngineError
from app.local.valkey import start_valkey


async def test_the_queue_survives_an_orderly_stop(engine_folder: Path) -> None:
    with start_valkey(engine_folder / "valkey") as engine:
        async with Redis.from_url(engine.url) as valkey:
            await valkey.set("kept", "yes")
    with start_valkey(engine_folder / "valkey") as engine:
        async with Redis.from_url(engine.url) as valkey:
            assert await valkey.get("kept") == b"yes"


async def test_nobody_gets_in_without_the_password(engine_folder: Path) -> None:
    with start_valkey(engine_folder / "valkey", durable=False) as engine:
        port = int(engine.address.rsplit(":", 1)[1])
        async with Redis(port=port) as stranger:
            with pytest.raises(AuthenticationError):
                await stranger.get("anything")


def test_one_that_takes_the_place_of_another_has_the_same_address(engine_folder: Path) -> None:
    with start_valkey(engine_folder / "first", durable=False, password="known") as engine:
        port = int(engine.address.rsplit(":", 1)[1])
    with start_valkey(engine_folder / "second", port=port, durable=False, password="known") as successor:
        assert successor.url == engine.url


def test_a_busy_port_gets_one_clear_line(engine_folder: Path) -> None:
    with start_valkey(engine_folder / "first", durable=False) as engine:
        port = int(engine.address.rsplit(":", 1)[1])
        with pytest.raises(LocalEngineError, match=rf"^port {port} \(Valkey\) is busy: .*$"):
            start_valkey(engine_folder / "second", port=port)


def test_a_snapshot_that_cannot_be_read_is_told_with_the_log(engine_folder: Path) -> None:
    (engine_folder / "valkey").mkdir()
    (engine_folder / "valkey" / "dump.rdb").write_bytes(b"not a snapshot")
    with pytest.raises(LocalEngineError, match=r"^Valkey did not start: .*valkey\.log\)$"):
        start_valkey(engine_folder / "valkey")
