"""`make gallery`: every page of the Control Room as pictures, in both lights, on a desktop and on a phone.

They stand at the demo guild, signed in as its owner; `docs/gallery.md` shows them.
"""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser

from tests.e2e.dashboard.desk import Desk
from tests.e2e.deployment import TOUR_GUILD, Deployment
from tests.e2e.page_stage import page_stage
from tests.e2e.visitor import THEMES, Theme, open_page

DOCS = Path(__file__).parents[1] / "docs"
FOLDER, PAGE = DOCS / "gallery", DOCS / "gallery.md"
SCREENS = {1280: 800, 360: 740}
"""Widths and heights, in CSS pixels; a page that is longer makes a longer picture, up to `TALLEST`."""
TALLEST = 4000
QUALITY = 80
INTRODUCTION = """# The Control Room in pictures

Taken by `make gallery` at the demo guild, as its owner: every page in both lights, on a desktop and on a phone.
"""


class Shown(NamedTuple):
    name: str
    title: str
    path: str


def of_guild(page: str) -> str:
    return f"/guilds/{TOUR_GUILD}{page}"


PAGES = (
    Shown("guilds", "Guild picker", "/"),
    Shown("overview", "Overview", of_guild("")),
    Shown("mileage", "Mileage", of_guild("/mileage")),
    Shown("ranks", "Ranks", of_guild("/ranks")),
    Shown("earning", "Earning", of_guild("/earning")),
    Shown("dailies", "Dailies", of_guild("/dailies")),
    Shown("audit", "Audit", of_guild("/audit")),
    Shown("access", "Access", of_guild("/access")),
    Shown("settings", "Settings", of_guild("/settings")),
    Shown("profile", "Profile", "/profile"),
    Shown("not-found", "Nothing here", of_guild("/no-such-page")),
)


def pictures(deployment: Deployment, browser: Browser) -> Iterator[tuple[str, bytes]]:
    """File names and WebP."""
    for width, height in SCREENS.items():
        for theme in THEMES:
            with open_page(browser, "ana", width, theme, height=height) as page:
                ana = Desk(page, deployment, "ana", TOUR_GUILD).has_signed_in()
                for shown in PAGES:
                    yield file_name(shown, theme, width), as_webp(taken(ana.goes_to(shown.path)))


def taken(desk: Desk) -> bytes:
    """As PNG. The pages scroll inside themselves, maybe: what is longer is told by the document alone."""
    desk.page.evaluate("Promise.allSettled([...document.images].map((image) => image.decode()))")
    return desk.page.screenshot(full_page=True, animations="disabled")


def as_webp(png: bytes) -> bytes:
    small = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.crop((0, 0, picture.width, min(picture.height, TALLEST))).save(small, "WEBP", quality=QUALITY, method=6)
    return small.getvalue()


def file_name(shown: Shown, theme: Theme, width: int) -> str:
    return f"{shown.name}-{theme}-{width}.webp"


def document() -> str:
    return "\n".join([INTRODUCTION, *(_section(shown) for shown in PAGES)])


def _section(shown: Shown) -> str:
    cells = [
        [f"![{shown.title}, {theme}, {width} px](gallery/{file_name(shown, theme, width)})" for theme in THEMES]
        for width in SCREENS
    ]
    rows = "\n".join(f"| {' | '.join(row)} |" for row in cells)
    return f"## {shown.title}\n\n| light | dark |\n|---|---|\n{rows}\n"


def main() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with page_stage() as (deployment, browser):
        for name, picture in pictures(deployment, browser):
            (FOLDER / name).write_bytes(picture)
            print(f"{name}: {len(picture):,} bytes", flush=True)
    PAGE.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
