"""`python -m tests.bench.page`: how fast the playground's page is, from the first paint to the first answer.

The whole deployment of the end-to-end tests, and for every round a browser profile and a server that nobody has used.
"""

import gzip
from dataclasses import dataclass, field

from playwright.sync_api import Browser
from rich.console import Console
from rich.progress import track

from app.local.page import DASHBOARD
from tests.bench.report import Line, as_table
from tests.e2e.deployment import Deployment
from tests.e2e.page_stage import page_stage
from tests.e2e.visitor import Visitor, open_page

ROUNDS = 20
FIRST_COMMAND = "/check-in"
TO_THE_ANSWER = """(button, answer) => new Promise(resolve => {
  const messages = () => [...document.querySelectorAll("[data-message-id]")];
  const answered = () => messages().some(message => message.textContent.includes(answer));
  const clicked = performance.now();
  new MutationObserver((_, observer) => {
    if (!answered()) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - clicked)));
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
  button.click();
})"""
"""Milliseconds until the frame after the one that shows the answer."""
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass
class Times:
    """Milliseconds, one of each for every round."""

    first_paint: list[float] = field(default_factory=list)
    answer: list[float] = field(default_factory=list)

    def lines(self) -> list[Line]:
        return [
            Line("from the one click to the answer on screen", self.answer, " ms", needed=200, more_is_better=False),
            Line("first contentful paint", self.first_paint, " ms", needed=1000, more_is_better=False),
            Line("scripts, gzipped", [script_kilobytes()], " KB", needed=250, more_is_better=False),
        ]


def script_kilobytes() -> float:
    scripts = (DASHBOARD / "dist-playground").rglob("*.js")
    return sum(len(gzip.compress(script.read_bytes())) for script in scripts) / 1000


def measure(deployment: Deployment, browser: Browser, rounds: int) -> Times:
    times = Times()
    for _ in track(range(rounds), "the page"):
        with open_page(browser, "bea", 1280, "light") as page:
            bea = Visitor(page, deployment, "bea", deployment.new_guild()).comes_in()
            button = bea.first_commands.get_by_role("button", name=FIRST_COMMAND)
            times.answer.append(button.evaluate(TO_THE_ANSWER, "for checking in"))
            times.first_paint.append(page.evaluate(FIRST_PAINT))
    return times


def main() -> None:
    with page_stage() as (deployment, browser):
        measure(deployment, browser, 1)  # what is done once only, such as compiling the page's script
        times = measure(deployment, browser, ROUNDS)
    Console().print(as_table(times.lines(), "The playground's page"))


if __name__ == "__main__":
    main()
