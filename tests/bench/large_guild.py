"""The Control Room in a guild with all channels and roles that Discord lets one have."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from app.playground.cast import OWNER
from tests.bench.report import Line
from tests.bench.vitals import collect_vitals, forget_events, slowest_event, vitals_of
from tests.e2e.dashboard.desk import Desk
from tests.e2e.deployment import Deployment
from tests.e2e.visitor import open_page

PICKERS = {"channel": ("settings", "Channel for notices", "room-7"), "role": ("ranks", "Role", "club 12")}
"""The page, the picker, and what is typed into it."""
QUICK_MS = 100


def picking(deployment: Deployment, browser: Browser) -> list[Line]:
    """500 channels, 250 roles."""
    guild_id = deployment.new_guild()
    deployment.discord.grow(guild_id)
    return [line for what in PICKERS for line in picked(deployment, browser, guild_id, what)]


def picked(deployment: Deployment, browser: Browser, guild_id: int, what: str) -> list[Line]:
    path, label, text = PICKERS[what]
    with open_page(browser, OWNER.username, 1280, "light") as page:
        collect_vitals(page.context)
        Desk(page, deployment, OWNER.username, guild_id).has_signed_in().opens(path)
        field = page.get_by_role("combobox", name=label).first
        moved_before = vitals_of(page).shifts
        steps = {
            "opening": lambda: field.click(),
            "typing": lambda: field.press_sequentially(text, delay=60),
            "the next one by key": lambda: field.press("ArrowDown"),
        }
        times = {step: timed(page, work) for step, work in steps.items()}
        shifts = vitals_of(page).shifts - moved_before
    return [
        *(_quick(f"{what}s: {step}, to next paint", milliseconds) for step, milliseconds in times.items()),
        Line(f"{what}s: layout shifts", [shifts], needed=0.02, more_is_better=False),
    ]


def timed(page: Page, work: Callable[[], None]) -> float:
    forget_events(page)
    work()
    return slowest_event(page)


def _quick(name: str, milliseconds: float) -> Line:
    return Line(name, [milliseconds], " ms", needed=QUICK_MS, more_is_better=False)
