"""What a page must never have: errors and warnings in the console, failed requests, barriers for those who cannot see
or point.
"""

from functools import cache
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from app.local.page import DASHBOARD

GRAVE = ("serious", "critical")
FAILED_TO_LOAD = "Failed to load resource: the server responded with a status of"
LEFT_THE_PAGE = "net::ERR_ABORTED"
"""The stream of changes ends when the page does."""


class PageHealth:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._heard: list[str] = []
        self._expected: set[int] = set()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._heard.append(f"an exception: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def expects(self, *statuses: int) -> None:
        """Answers that belong to the story, such as 401 for who is not signed in; Chromium's line on each, too."""
        self._expected |= set(statuses)

    def notices(self) -> list[str]:
        """What was heard so far, which then counts no more: for a story that is about it."""
        heard, self._heard = self._heard, []
        return heard

    def problems(self) -> list[str]:
        """One line each; empty when all is well."""
        return [*self._heard, *barriers(self._page)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not self._is_expected(message.text):
            self._heard.append(f"in the console: {message.text}")

    def _is_expected(self, text: str) -> bool:
        return any(text.startswith(f"{FAILED_TO_LOAD} {status} ") for status in self._expected)

    def _failed(self, request: Request) -> None:
        if request.failure != LEFT_THE_PAGE:
            self._heard.append(f"{request.method} {request.url} failed: {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._expected:
            self._heard.append(f"{response.request.method} {response.url} was answered {response.status}")


def barriers(page: Page) -> list[str]:
    """What axe finds that keeps people out. https://www.deque.com/axe/core-documentation/api-documentation/"""
    page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate("axe.run({resultTypes: ['violations']})")
    grave = [violation for violation in found["violations"] if violation["impact"] in GRAVE]
    return [f"axe, {each['id']}: {node['html']}" for each in grave for node in each["nodes"]]


@cache
def _axe() -> str:
    return (DASHBOARD / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
