"""`make picture`: the README's picture of the playground, taken at a fresh demo world."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.e2e.deployment import TOUR_GUILD, Deployment
from tests.e2e.member import Member
from tests.e2e.page_stage import page_stage
from tests.e2e.visitor import Visitor, open_page

PICTURE = Path(__file__).parents[1] / "docs" / "images" / "playground.png"
WIDTH, HEIGHT, SCALE = 1600, 1000, 0.8
"""CSS pixels, so wide that nothing lies over anything; the picture is 1280 pixels wide."""
COLOURS = 256
MOST_BYTES = 300_000


def taken(deployment: Deployment, browser: Browser) -> bytes:
    cleo = Member(deployment, "cleo", TOUR_GUILD)
    with open_page(browser, "zoe", WIDTH, "light", height=HEIGHT, scale=SCALE) as page:
        zoe = Visitor(page, deployment, "zoe", TOUR_GUILD).comes_in()
        cleo.says("Who drove the van through the night?")
        zoe.says("I did. Three coffees, no regrets 🙋")
        cleo.runs('/mileage award member:@zoe miles:500 reason:"drove the van all night"')
        zoe.sees("is now Roadie!").runs("/mileage show").sees_picture()
        zoe.runs("/leaderboard").sees("Leaderboard · the whole trip")
        zoe.backstage.shows_exchange("/leaderboard")
        zoe.composer.blur()
        return page.screenshot()


def in_few_colours(png: bytes) -> bytes:
    small = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(small, "PNG", optimize=True)
    return small.getvalue()


def main() -> None:
    with page_stage() as (deployment, browser):
        picture = in_few_colours(taken(deployment, browser))
    assert len(picture) < MOST_BYTES, f"{len(picture):,} bytes are too many for a README"
    PICTURE.write_bytes(picture)
    print(f"{PICTURE.name}: {len(picture):,} bytes")


if __name__ == "__main__":
    main()
