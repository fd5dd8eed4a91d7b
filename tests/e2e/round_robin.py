"""A browser in front of a load balancer: each request goes to the next web process that takes it."""

from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from app.playground.cast import PEOPLE
from tests.e2e.deployment import Deployment

PEOPLE_BY_NAME = {person.username: person for person in PEOPLE}


class RoundRobin(httpx.BaseTransport):
    """`Host` stays as the browser sent it. `asked` are the processes that answered, by number."""

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment
        self._http = httpx.HTTPTransport()
        self.asked: list[int] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        for _ in self._deployment.webs:
            address = self._deployment.next_address()
            parts = urlsplit(address)
            url = request.url.copy_with(host=parts.hostname, port=parts.port)
            try:
                answer = self._http.handle_request(
                    httpx.Request(request.method, url, headers=request.headers, stream=request.stream)
                )
            except httpx.ConnectError:
                continue
            self.asked.append(self._deployment.addresses.index(address))
            return answer
        raise httpx.ConnectError("no web process takes it")

    def close(self) -> None:
        self._http.close()


class Surfer:
    """Somebody with a browser that keeps cookies and follows nothing by itself."""

    def __init__(self, deployment: Deployment) -> None:
        self._discord = deployment.discord.address
        self.home = deployment.environment["PUBLIC_URL"]
        self.balancer = RoundRobin(deployment)
        self.http = httpx.Client(transport=self.balancer, base_url=self.home, timeout=20)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.http.close()

    def begins_to_sign_in(self, next_page: str = "/") -> str:
        """The address at Discord."""
        answer = self.http.get("/oauth/login", params={"next": next_page})
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def agrees(self, question: str, username: str) -> str:
        """At Discord; the address to come back to."""
        form = {"who": PEOPLE_BY_NAME[username].id, "answer": "authorize"}
        answer = httpx.post(question, data=form, trust_env=False)
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]

    def comes_back(self, address: str) -> httpx.Response:
        assert address.startswith(self.home)
        return self.http.get(address)

    def signs_in(self, username: str) -> None:
        answer = self.comes_back(self.agrees(self.begins_to_sign_in(), username))
        assert answer.status_code == 303, answer.text

    def reads(self, path: str) -> httpx.Response:
        return self.http.get(f"/api/v1{path}")

    def changes(self, path: str, patch: dict[str, Any], seen: str) -> httpx.Response:
        ours = {"Origin": self.home, "X-Omo-Request": "1", "If-Match": seen}
        return self.http.patch(f"/api/v1{path}", json=patch, headers=ours)
