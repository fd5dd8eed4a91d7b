"""Two gigabytes are refused at once, and the connection ends: nothing of them is taken."""

import socket
from urllib.parse import urlsplit

from tests.e2e.deployment import Deployment
from tests.e2e.round_robin import Surfer

TWO_GIGABYTES = 2 << 30
PATIENCE_SECONDS = 15
A_SMALL_PART = TWO_GIGABYTES // 8
"""What is on its way and what a busy machine takes until the connection has ended."""


def test_two_gigabytes_are_refused_at_once(deployment: Deployment, guild: int) -> None:
    with Surfer(deployment) as ana:
        ana.signs_in("ana")
        cookie = "; ".join(f"{name}={value}" for name, value in ana.http.cookies.items())
    head = [
        f"PATCH /api/v1/guilds/{guild}/settings HTTP/1.1",
        f"Host: {urlsplit(ana.home).netloc}",
        f"Cookie: {cookie}",
        "X-Omo-Request: 1",
        "If-Match: *",
        "Content-Type: application/json",
        f"Content-Length: {TWO_GIGABYTES}",
    ]
    answer, sent = _sends(deployment.next_address(), "\r\n".join([*head, "", ""]).encode())

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"application/problem+json" in answer
    assert sent < A_SMALL_PART


def _sends(address: str, head: bytes) -> tuple[bytes, int]:
    """The answer, and how many bytes of the body went out until the connection ended."""
    parts = urlsplit(address)
    answer, sent = b"", 0
    with socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(head)
        answer = connection.recv(65_536)
        try:
            while sent < TWO_GIGABYTES:
                sent += connection.send(b" " * 65_536)
        except OSError:
            pass
    return answer, sent
