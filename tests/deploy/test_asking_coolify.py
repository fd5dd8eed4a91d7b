"""`.ci/deploy` against a real HTTP server that plays Coolify."""

import http.server
import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci" / "deploy"
TOKEN = "7|the-deploy-token"


class Coolify(http.server.BaseHTTPRequestHandler):
    answer: ClassVar[int] = 200
    asked: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Authorization"]))
        self.send_response(self.answer)
        self.send_header("Location", "/login")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the base class gave it
        """Keeps quiet."""


@pytest.fixture
def webhook() -> Iterator[str]:
    Coolify.answer, Coolify.asked = 200, []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Coolify) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api/v1/deploy?uuid=secret-uuid&force=false"
        server.shutdown()


def deploy(**secrets: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "NO_PROXY": "*", **secrets}
    return subprocess.run([SCRIPT], env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_the_webhook_is_called_with_the_bearer_token(webhook: str) -> None:
    done = deploy(COOLIFY_WEBHOOK_URL=webhook, COOLIFY_TOKEN=TOKEN)
    assert done.returncode == 0, done.stderr
    assert Coolify.asked == [("/api/v1/deploy?uuid=secret-uuid&force=false", f"Bearer {TOKEN}")]


def test_a_webhook_that_wants_no_token_is_given_none(webhook: str) -> None:
    assert deploy(COOLIFY_WEBHOOK_URL=webhook).returncode == 0
    assert Coolify.asked[0][1] is None


@pytest.mark.parametrize("answer", [302, 401, 404, 500])
def test_anything_but_2xx_fails_and_names_the_status(webhook: str, answer: int) -> None:
    Coolify.answer = answer
    done = deploy(COOLIFY_WEBHOOK_URL=webhook, COOLIFY_TOKEN=TOKEN)
    assert done.returncode == 1
    assert str(answer) in done.stderr


def test_no_answer_at_all_fails() -> None:
    done = deploy(COOLIFY_WEBHOOK_URL="http://127.0.0.1:1/secret-uuid", COOLIFY_TOKEN=TOKEN)
    assert done.returncode == 1
    assert "no answer" in done.stderr


def test_a_missing_address_fails() -> None:
    done = deploy(COOLIFY_TOKEN=TOKEN)
    assert done.returncode == 1
    assert "COOLIFY_WEBHOOK_URL is not set" in done.stderr


@pytest.mark.parametrize("answer", [200, 500])
def test_the_secrets_are_never_printed(webhook: str, answer: int) -> None:
    Coolify.answer = answer
    done = deploy(COOLIFY_WEBHOOK_URL=webhook, COOLIFY_TOKEN=TOKEN)
    printed = done.stdout + done.stderr
    assert printed
    assert TOKEN not in printed
    assert "secret-uuid" not in printed
