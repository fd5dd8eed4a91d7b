"""The requests that the load consists of."""

import json

import pytest
from nacl.signing import SigningKey

from app.discord.interactions import decode_interaction
from tests.bench.payloads import SIZE, signed_requests

KEY = SigningKey(b"k" * 32)


def parts(request: bytes) -> tuple[dict[bytes, bytes], bytes]:
    head, body = request.split(b"\r\n\r\n", 1)
    lines = head.split(b"\r\n")[1:]
    return dict(line.split(b": ", 1) for line in lines), body


@pytest.mark.parametrize("command", ["ping", "check-in"])
def test_every_body_weighs_three_kilobytes_and_is_signed(command: str) -> None:
    for request in signed_requests(command, 3, KEY):
        headers, body = parts(request)

        assert len(body) == SIZE == int(headers[b"content-length"])
        signature = bytes.fromhex(headers[b"x-signature-ed25519"].decode())
        KEY.verify_key.verify(headers[b"x-signature-timestamp"] + body, signature)


def test_every_request_is_a_new_interaction_of_a_new_member() -> None:
    bodies = [json.loads(parts(request)[1]) for request in signed_requests("check-in", 50, KEY)]

    assert len({body["id"] for body in bodies}) == 50
    assert len({body["token"] for body in bodies}) == 50
    assert len({body["member"]["user"]["id"] for body in bodies}) == 50


def test_the_bot_understands_what_is_sent() -> None:
    _, body = parts(next(signed_requests("check-in", 1, KEY)))

    interaction = decode_interaction(body)

    assert interaction.data is not None
    assert interaction.data.name == "check-in"
    assert interaction.author is not None
    assert str(interaction.author.id) == json.loads(body)["member"]["user"]["id"]
