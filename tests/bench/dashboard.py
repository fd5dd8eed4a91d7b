"""`python -m tests.bench.dashboard`: how fast the Control Room is, from the first script to typing among many members.

The whole deployment of the end-to-end tests, and Chromium without a window. The Overview is the demo guild's, each time
in a browser that has kept nothing; the members are 100,000 of another guild. `--no-lighthouse` and `--members 0` leave
out what takes long.
"""

import gzip
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as NothingThere
from rich.console import Console
from rich.progress import Progress, track

from app.playground.cast import OWNER
from tests.bench import lighthouse
from tests.bench.crowd import GUILD, MEMBERS, make_crowd
from tests.bench.crowd import steps as steps_of_crowd
from tests.bench.large_guild import picking
from tests.bench.report import Line, as_table
from tests.bench.vitals import Vitals, collect_vitals, forget_events, slowest_event, vitals_of
from tests.chromium import find_chromium
from tests.e2e.dashboard.desk import Desk
from tests.e2e.deployment import TOUR_GUILD, Deployment, finished
from tests.e2e.page_stage import page_stage
from tests.e2e.visitor import open_page

OVERVIEW = f"/guilds/{TOUR_GUILD}"
NAME = "Companion 4711"
MOST_PAGES, ROWS_IN_A_PAGE = 20, 50
SORTED_BY = ("Member", "Miles")
TABLE_PATIENCE_MS = 5_000
DIST = Path(__file__).parents[2] / "admin-dashboard" / "dist"


def main(
    rounds: Annotated[int, typer.Option(min=1, help="How often the Overview is loaded.")] = 7,
    members: Annotated[int, typer.Option(min=0, help="How many are in the table; 0 leaves it out.")] = 100_000,
    with_lighthouse: Annotated[bool, typer.Option("--lighthouse/--no-lighthouse")] = True,
) -> None:
    """Measure the Control Room in a browser."""
    console = Console()
    with page_stage() as (deployment, browser):
        console.print(as_table(first_load(deployment, browser, rounds), "The Overview, loaded for the first time"))
        if with_lighthouse:
            console.print(as_table(judged(deployment, browser), "The Overview, as Lighthouse scores it"))
        console.print(as_table(picking(deployment, browser), "Choosing among 500 channels and 250 roles"))
        if members:
            crowd(deployment, members, console)
            lines = working(deployment, browser)
            console.print(
                as_table(lines, f"Working among {members:,} members") if lines else "There is no table of members."
            )


def first_load(deployment: Deployment, browser: Browser, rounds: int) -> list[Line]:
    loads = [load(deployment, browser) for _ in track(range(rounds + 1), "the Overview")][1:]
    return [
        Line("scripts, gzipped", [kilobytes(each) for each in loads], " KB", needed=200, more_is_better=False),
        Line("first contentful paint", [each.first_paint for each in loads], " ms", needed=1000, more_is_better=False),
        Line(
            "largest contentful paint", [each.largest_paint for each in loads], " ms", needed=1200, more_is_better=False
        ),
        Line("total blocking time", [each.blocked for each in loads], " ms", needed=150, more_is_better=False),
        Line("layout shifts", [each.shifts for each in loads], needed=0.02, more_is_better=False),
    ]


def load(deployment: Deployment, browser: Browser) -> Vitals:
    with open_page(browser, OWNER.username, 1280, "light") as page:
        ana = Desk(page, deployment, OWNER.username, TOUR_GUILD).has_signed_in()
        collect_vitals(page.context)
        ana.opens()
        return vitals_of(page)


def kilobytes(vitals: Vitals) -> float:
    """Of all scripts that were loaded, whichever coding the browser took."""
    files = [DIST / path.lstrip("/") for path in set(vitals.scripts)]
    return sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000


def judged(deployment: Deployment, browser: Browser) -> list[Line]:
    lighthouse.install()
    chromium = find_chromium()
    assert chromium
    url, headers = f"{deployment.environment['PUBLIC_URL']}{OVERVIEW}", {"Cookie": cookie(deployment, browser)}
    desktop, phone = (lighthouse.scores(url, headers, chromium, desktop=desktop) for desktop in (True, False))
    needed = {"performance": 95, "accessibility": 100, "best-practices": 100}
    return [
        *(Line(f"{name}, desktop", [desktop[name]], needed=needed[name]) for name in lighthouse.CATEGORIES),
        *(Line(f"{name}, slow phone", [phone[name]]) for name in lighthouse.CATEGORIES),
    ]


def cookie(deployment: Deployment, browser: Browser) -> str:
    with open_page(browser, OWNER.username, 1280, "light") as page:
        Desk(page, deployment, OWNER.username, TOUR_GUILD).has_signed_in()
        ours = page.context.cookies(deployment.environment["PUBLIC_URL"])
        return "; ".join(f"{each['name']}={each['value']}" for each in ours)


def crowd(deployment: Deployment, members: int, console: Console) -> None:
    """In a guild of the pretend Discord's, whose owner is Ana as everywhere."""
    deployment.discord.act(f"{deployment.addresses[0]}/interactions", who="ana", line="/ping", guild=str(GUILD))
    with Progress(console=console) as progress:
        task = progress.add_task("members", total=steps_of_crowd())
        made = make_crowd(
            deployment.environment["DATABASE_URL"],
            members / MEMBERS,
            lambda what: progress.update(task, advance=1, description=what),
        )
        finished(made)


def working(deployment: Deployment, browser: Browser) -> list[Line]:
    """Empty when the dashboard has no such table yet."""
    with open_page(browser, OWNER.username, 1280, "light") as page:
        collect_vitals(page.context)
        ana = Desk(page, deployment, OWNER.username, GUILD)
        ana.signs_in(ana.path_of("mileage"))
        try:
            page.get_by_role("table").first.wait_for(timeout=TABLE_PATIENCE_MS)
        except NothingThere:
            return []
        more, opening, closing = with_many_rows(page)
        typing, sorting = typed(page), sorted_anew(page)
    return [
        Line("show more, up to 1,000 rows: interaction to next paint", more, " ms", needed=100, more_is_better=False),
        Line("1,000 rows: opening a statement", [opening], " ms", needed=100, more_is_better=False),
        Line("1,000 rows: closing it", [closing], " ms", needed=100, more_is_better=False),
        Line("typing a name: interaction to next paint", [typing], " ms", needed=100, more_is_better=False),
        Line("sorting: interaction to next paint", [sorting], " ms", needed=100, more_is_better=False),
    ]


def with_many_rows(page: Page) -> tuple[list[float], float, float]:
    """Page after page at the end of the list; then a statement of somebody in the middle of it."""
    rows = page.locator("tbody").get_by_role("row", include_hidden=True)
    more: list[float] = []
    for number in range(2, MOST_PAGES + 1):
        forget_events(page)
        page.get_by_role("button", name="Show more").click()
        expect(rows).to_have_count(number * ROWS_IN_A_PAGE)
        more.append(slowest_event(page))
    forget_events(page)
    rows.nth(MOST_PAGES * ROWS_IN_A_PAGE // 2).get_by_role("button").first.click()
    page.get_by_role("dialog").wait_for()
    opening = slowest_event(page)
    forget_events(page)
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    return more, opening, slowest_event(page)


def typed(page: Page) -> float:
    forget_events(page)
    page.get_by_role("searchbox").first.press_sequentially(NAME, delay=60)
    return slowest_event(page)


def sorted_anew(page: Page) -> float:
    forget_events(page)
    for name in SORTED_BY:
        page.get_by_role("columnheader", name=name).get_by_role("button").first.click()
        page.wait_for_timeout(500)
    return slowest_event(page)


if __name__ == "__main__":
    typer.run(main)
