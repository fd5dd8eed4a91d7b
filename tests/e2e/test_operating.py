"""What operators type, and what they are told."""

import json

import psutil
import pytest

from app.local.ports import free_port
from app.local.postgres import start_postgres
from tests.e2e.deployment import Deployment, address_of
from tests.e2e.member import Member, fetched
from tests.e2e.omo import wait_until
from tests.e2e.signed import Signer
from tests.e2e.test_the_door import PING
from tests.engines import Engines, reachable_folder

NOWHERE = "redis://127.0.0.1:1"
WRITE_COMMANDS = "PUT /applications/{application_id}/guilds/{guild_id}/commands"


def test_commands_are_written_once_and_then_nothing_differs(deployment: Deployment, guild: int) -> None:
    here = ("--guild", str(guild))
    before = deployment.omo("commands", "diff", *here)
    assert before.returncode == 1
    assert "+ /check-in" in before.stdout
    for _ in range(2):
        assert deployment.omo("commands", "sync", *here).returncode == 0
    after = deployment.omo("commands", "diff", *here)
    assert (after.returncode, after.stdout) == (0, "Discord is up to date.\n")
    assert [call["route"] for call in deployment.discord.calls()].count(WRITE_COMMANDS) == 1


def test_changed_settings_count_from_the_next_check_in(deployment: Deployment, guild: int) -> None:
    for username in ("bea", "zoe"):
        assert Member(deployment, username, guild).runs("/check-in").numbers == [10, 10]
    done = deployment.omo("guild", "change", "--guild", str(guild), '{"rules": {"check-in": {"miles": 30}}}')
    assert done.returncode == 0, done.stderr
    for username in ("jiwoo", "maximilian"):
        assert Member(deployment, username, guild, locale="en-US").runs("/check-in").numbers[0] == 30


def test_simulate_tells_machines_what_happened(deployment: Deployment, guild: int) -> None:
    done = deployment.omo("simulate", "/check-in", "--guild", str(guild), "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert list(told) == ["http_status", "answer", "followups", "ms"]
    assert told["http_status"] == 200
    assert told["answer"]["type"] == 4
    assert "**+10 miles**" in told["answer"]["data"]["content"]
    assert told["followups"] == []
    assert 0 < told["ms"] < 3000


def test_simulate_shows_people_what_discord_would(deployment: Deployment, guild: int) -> None:
    done = deployment.omo(
        "simulate", "/mileage award member:@bea miles:50 reason:set", "--as", "ana", "--guild", str(guild)
    )
    assert done.returncode == 0, done.stderr
    assert "50 miles" in done.stdout
    assert "@Bea" in done.stdout


def test_simulate_fails_when_nobody_answers(deployment: Deployment) -> None:
    done = deployment.omo("simulate", "/check-in", "--url", "http://127.0.0.1:1", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["answer"] is None
    assert "The application did not respond" in done.stderr


def test_simulate_fails_when_the_bot_refuses_the_key(deployment: Deployment) -> None:
    done = deployment.omo("simulate", "--ping", "--key", "07" * 32, "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["http_status"] == 401


def test_the_doctor_finds_nothing_wrong(deployment: Deployment) -> None:
    done = deployment.omo("doctor")
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert len(lines) >= 7
    assert all(line.startswith("✓") for line in lines)


@pytest.mark.parametrize(
    ("setting", "value", "subject"),
    [
        ("REDIS_URL", NOWHERE, "queue"),
        ("DISCORD_BOT_TOKEN", "wrong", "Discord"),
        ("DISCORD_PUBLIC_KEY", "00" * 32, "Discord"),
    ],
)
def test_the_doctor_names_what_is_off(deployment: Deployment, setting: str, value: str, subject: str) -> None:
    done = deployment.omo("doctor", **{setting: value})
    assert done.returncode == 1
    assert f"✗ {subject}" in done.stdout
    assert "✓ balances" in done.stdout


def test_the_doctor_finds_a_balance_that_was_tampered_with(deployment: Deployment, bea: Member) -> None:
    bea.runs("/check-in")
    deployment.fetch("update members set balance = balance + 1 where guild_id = $1", bea.guild_id)
    done = deployment.omo("doctor")
    deployment.fetch("update members set balance = balance - 1 where guild_id = $1", bea.guild_id)
    assert done.returncode == 1
    assert "✗ balances" in done.stdout
    assert str(bea.guild_id) in done.stdout


def test_migrating_again_changes_nothing(deployment: Deployment) -> None:
    done = [deployment.omo("migrate") for _ in range(2)]
    assert [each.returncode for each in done] == [0, 0]
    assert "Appl" not in done[1].stdout


def test_a_web_process_refuses_a_database_that_was_not_migrated(deployment: Deployment) -> None:
    engines = Engines(deployment.postgres.address, deployment.valkey.address)
    empty = engines.new_database("not_migrated", template="template0")
    for command in ("web", "worker"):
        done = deployment.omo(command, DATABASE_URL=empty, PORT=str(free_port()))
        assert done.returncode == 1
        assert done.stderr.startswith("omo: the database lacks 0001_guilds.sql")
        assert done.stderr.endswith("run `omo migrate`\n")
        assert done.stderr.count("\n") == 1


def test_bad_settings_are_told_in_a_line_each(deployment: Deployment) -> None:
    bad = {"DATABASE_URL": "", "PORT": "70000", "DISCORD_PUBLIC_KEY": "abc", "SESSION_SECRETS": "short"}
    for command in ("web", "worker"):
        done = deployment.omo(command, **bad)
        assert done.returncode == 1
        lines = done.stderr.splitlines()
        assert len(lines) == len(bad)
        assert all(any(line.startswith(f"omo: {name} ") for name in bad) for line in lines)
        assert "short" not in done.stderr.replace("shorter", "")


def test_a_web_process_waits_for_its_database_and_says_so(deployment: Deployment) -> None:
    with reachable_folder() as folder:
        port = free_port()
        with start_postgres(folder / "postgres", port=port, durable=False) as first:
            url = first.url
            assert deployment.omo("migrate", DATABASE_URL=url).returncode == 0
        with deployment.web("web-early", DATABASE_URL=url) as web:
            web.begin()
            wait_until(lambda: "waiting_for_database" in web.said(), 10, "it says that it waits")
            assert web.running()
            with start_postgres(folder / "postgres", port=port, durable=False):
                web.wait_until_ready()


def test_two_processes_answer_behind_one_port_and_end_together(
    deployment: Deployment, signer: Signer, bea: Member
) -> None:
    with deployment.web("web-pair", WEB_CONCURRENCY="2") as pair:
        pair.start()
        address = address_of(pair)
        assert {signer.sends(address, PING).json()["type"] for _ in range(10)} == {1}
        assert bea.runs("/check-in", url=address).numbers == [10, 10]
        assert pair.process
        family = psutil.Process(pair.process.pid).children(recursive=True)
        assert len([each for each in family if "spawn_main" in " ".join(each.cmdline())]) == 2
        assert pair.end() == 0
        assert_all_gone(family)


def test_two_processes_do_not_outlive_the_one_that_started_them(deployment: Deployment) -> None:
    with deployment.web("web-pair", WEB_CONCURRENCY="2") as pair:
        pair.start()
        assert pair.process
        family = psutil.Process(pair.process.pid).children(recursive=True)
        pair.kill()
        assert_all_gone(family)


def assert_all_gone(family: list[psutil.Process]) -> None:
    _, alive = psutil.wait_procs(family, timeout=10)
    for process in alive:
        process.kill()
    assert alive == []


def test_metrics_and_health_are_told(deployment: Deployment, bea: Member) -> None:
    bea.runs("/ping", url=deployment.addresses[0])
    told = fetched(f"{deployment.addresses[0]}/metrics").text
    assert 'omo_interactions_total{name="ping",outcome="answered"}' in told
    ready = fetched(f"{deployment.addresses[0]}/readyz").json()
    assert ready["status"] == "ready"
    assert set(ready["parts"]) == {"database", "schema", "queue"}


def test_no_log_holds_a_secret(deployment: Deployment, cleo: Member, bea: Member) -> None:
    answer = cleo.runs("/mileage award member:@bea miles:5 reason:set")
    bea.runs("/mileage award member:@cleo miles:5 reason:set")
    logs = "".join(process.said() for process in [*deployment.webs, deployment.worker])
    names = ("DISCORD_BOT_TOKEN", "DISCORD_CLIENT_SECRET", "SESSION_SECRETS", "DATABASE_URL", "REDIS_URL")
    for secret in [answer.report["interaction"]["token"], *(deployment.environment[name] for name in names)]:
        assert secret not in logs
