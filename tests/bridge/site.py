"""The tour's website: where messages of the bridge arrive."""

from typing import Any

import msgspec

from app.bridge.posting import HookPoster, NoAnswer
from app.bridge.secrets import signature
from app.settings import Secret


class Site(HookPoster):
    """Answers as it is told, and keeps what it took."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[int | str] = []
        """Statuses to come, or why there is no answer; then 204."""
        self.taken: list[tuple[dict[str, str], bytes]] = []

    async def post(self, url: str, body: bytes, headers: Any) -> int:
        answer = self.answers.pop(0) if self.answers else 204
        if isinstance(answer, str):
            raise NoAnswer(answer)
        if 200 <= answer < 300:
            self.taken.append((dict(headers), body))
        return answer

    @property
    def messages(self) -> list[dict[str, Any]]:
        return [msgspec.json.decode(body) for _, body in self.taken]

    @property
    def news(self) -> list[tuple[str, Any]]:
        return [(message["type"], message["data"]) for message in self.messages]

    def last_is_signed_with(self, secret: str) -> bool:
        headers, body = self.taken[-1]
        wanted = signature(Secret(secret), headers["webhook-id"], int(headers["webhook-timestamp"]), body)
        return wanted in headers["webhook-signature"].split()
