"""Screenshots of what a story ends with, for people to look at: on a desktop and on a phone."""

import re
from pathlib import Path

from playwright.sync_api import Page

PICTURES = Path(__file__).parents[2] / "test-results" / "stories"
WIDTHS = {1280: 800, 360: 740}
"""And heights, in CSS pixels."""


def keep_pictures(page: Page, name: str) -> None:
    before = page.viewport_size
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.screenshot(path=PICTURES / f"{re.sub(r'[^a-z0-9]+', '-', name.removeprefix('test_'))}-{width}.png")
    if before:
        page.set_viewport_size(before)
