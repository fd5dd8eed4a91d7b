import os
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

import asyncpg
import psutil
import pytest

from app.errors import LocalEngineError
from app.local import places, postgres
from app.local.ports import free_port
from app.local.postgres import start_postgres

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="what root must take care of")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")


async def ask(url: str, statement: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


async def test_what_was_committed_survives_kill_9(engine_folder: Path) -> None:
    engine = start_postgres(engine_folder / "postgres")
    await ask(engine.url_of("postgres"), "CREATE TABLE kept AS SELECT 42 AS answer")
    engine.kill()
    with start_postgres(engine_folder / "postgres") as again:
        assert await ask(again.url_of("postgres"), "SELECT answer FROM kept") == 42


async def test_commits_wait_for_the_disk(engine_folder: Path) -> None:
    with start_postgres(engine_folder / "postgres") as engine:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert await ask(engine.url_of("postgres"), f"SELECT current_setting('{setting}')") == "on"


async def test_nobody_gets_in_without_the_password(engine_folder: Path) -> None:
    with start_postgres(engine_folder / "postgres", durable=False) as engine:
        wrong = f"postgresql://omo:{secrets.token_hex(16)}@127.0.0.1:{engine.url.rsplit(':', 1)[1]}"
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(wrong)


async def test_it_listens_on_this_machine_only(engine_folder: Path) -> None:
    with start_postgres(engine_folder / "postgres", durable=False) as engine:
        listening = [c for c in psutil.Process(engine.process.pid).net_connections("inet") if c.status == "LISTEN"]
        assert {connection.laddr.ip for connection in listening} == {"127.0.0.1"}


def test_a_lock_file_left_by_a_process_whose_id_is_now_another_s_is_no_obstacle(engine_folder: Path) -> None:
    folder = engine_folder / "postgres"
    start_postgres(folder, durable=False).stop()
    (folder / "postmaster.pid").write_text(f"{os.getpid()}\n{folder}\n0\n5432\n\n127.0.0.1\n\nready\n")
    start_postgres(folder, durable=False).stop()


def test_a_half_made_data_folder_is_set_aside_and_made_anew(engine_folder: Path) -> None:
    folder = engine_folder / "postgres"
    (folder / "base").mkdir(parents=True)
    start_postgres(folder, durable=False).stop()
    assert [path.is_dir() for path in engine_folder.glob("postgres.unusable-*/base")] == [True]


def test_a_busy_port_gets_one_clear_line(engine_folder: Path) -> None:
    with start_postgres(engine_folder / "first", durable=False) as engine:
        port = int(engine.address.rsplit(":", 1)[1])
        with pytest.raises(LocalEngineError, match=rf"^port {port} \(PostgreSQL\) is busy: .*$"):
            start_postgres(engine_folder / "second", port=port)


def test_a_preferred_port_that_is_busy_is_not_insisted_on(engine_folder: Path) -> None:
    port = free_port()
    with start_postgres(engine_folder / "first", preferred_port=port, durable=False) as first:
        assert first.address.endswith(f":{port}")
        with start_postgres(engine_folder / "second", preferred_port=port, durable=False) as second:
            assert not second.address.endswith(f":{port}")


def test_two_servers_on_one_folder_are_refused(engine_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "HANDOVER_SECONDS", 0.2)
    with start_postgres(engine_folder / "postgres", durable=False) as engine:
        with pytest.raises(LocalEngineError, match=rf"already runs on .* \(process {engine.process.pid}\)"):
            start_postgres(engine_folder / "postgres")


def test_data_of_another_version_is_left_alone(engine_folder: Path) -> None:
    folder = engine_folder / "postgres"
    start_postgres(folder, durable=False).stop()
    (folder / "PG_VERSION").write_text("9\n")
    with pytest.raises(LocalEngineError, match="was made by PostgreSQL 9"):
        start_postgres(folder)


@linux_only
def test_it_goes_when_whoever_started_it_is_killed(engine_folder: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from app.local.postgres import start_postgres\n"
        "print(start_postgres(Path(sys.argv[1]), durable=False).process.pid, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(engine_folder / "postgres")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        server = psutil.Process(int(owner.stdout.readline()))
        owner.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while server.is_running() and server.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline, "PostgreSQL still runs"
        time.sleep(0.05)


@as_root
async def test_root_s_closed_folders_stay_closed(engine_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SHARED_HOME", engine_folder / "shared")
    closed = engine_folder / "home"
    closed.mkdir(mode=0o700)
    with start_postgres(closed / "checkout" / "postgres", durable=False) as engine:
        assert await ask(engine.url_of("postgres"), "SELECT 1") == 1
        assert psutil.Process(engine.process.pid).uids().real != 0
    assert closed.stat().st_mode & 0o777 == 0o700
    assert (closed / "checkout" / "postgres").resolve().is_relative_to(engine_folder / "shared")


@as_root
async def test_data_goes_along_when_the_checkout_is_moved_to_a_closed_place(
    engine_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "SHARED_HOME", engine_folder / "shared")
    with start_postgres(engine_folder / "open" / "postgres") as engine:
        await ask(engine.url_of("postgres"), "CREATE TABLE kept AS SELECT 42 AS answer")
    (engine_folder / "open").rename(engine_folder / "closed")
    (engine_folder / "closed").chmod(0o700)
    with start_postgres(engine_folder / "closed" / "postgres") as engine:
        assert await ask(engine.url_of("postgres"), "SELECT answer FROM kept") == 42
