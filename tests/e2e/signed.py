"""Interactions signed as Discord signs them, sent straight to a web process."""

from copy import deepcopy
from typing import Any

import httpx

from app.playground.identity import load_identity
from app.playground.signing import signed_headers
from app.playground.snowflakes import new_snowflake
from app.playground.storage import encoded
from tests.e2e.deployment import Deployment
from tests.e2e.member import Answer

Json = dict[str, Any]


class Signer:
    def __init__(self, deployment: Deployment) -> None:
        self.key = load_identity(deployment.folder / "data" / "playground").signing_key

    def anew(self, answer: Answer) -> Json:
        """What led to `answer`, as a new interaction."""
        interaction = deepcopy(answer.report["interaction"])
        return {**interaction, "id": new_snowflake()}

    def sends(self, address: str, interaction: Json, path: str = "/interactions") -> httpx.Response:
        body = encoded(interaction)
        return self.sends_bytes(address, body, signed_headers(self.key, body), path)

    def sends_bytes(
        self, address: str, body: bytes, headers: dict[str, str], path: str = "/interactions"
    ) -> httpx.Response:
        return httpx.post(address + path, content=body, headers=headers, trust_env=False, timeout=10)
