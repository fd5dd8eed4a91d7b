"""One of the cast at the Control Room: a browser, and what they do with it.

def test_an_editor_sees_the_members(desk: Desks) -> None:
    cleo = desk("cleo").has_signed_in().opens("mileage")
    expect(cleo.page.get_by_role("table")).to_be_visible()
"""

from typing import Self

from playwright.sync_api import Locator, Page, Response, expect

from tests.e2e.deployment import Deployment
from tests.e2e.page_health import PageHealth, barriers
from tests.e2e.page_view import PEOPLE_BY_NAME
from tests.e2e.pictures import WIDTHS
from tests.e2e.visitor import THEMES

WHEN_ALL_STANDS_STILL = """async () => {
  for (let picture = 0; picture < 2; picture++) await new Promise(requestAnimationFrame);
  const moving = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(moving.map((each) => each.finished));
}"""
"""Whatever turns for ever, such as a spinner, aside."""


class Desk:
    """Every deed waits until what it leads to is on the screen."""

    def __init__(self, page: Page, deployment: Deployment, username: str, guild_id: int) -> None:
        self.page = page
        self.username = username
        self.guild_id = guild_id
        self.home = deployment.environment["PUBLIC_URL"]
        self.health = PageHealth(page)

    # Signing in

    def signs_in(self, path: str = "/") -> Self:
        """Through Discord and back; ends on `path`."""
        self.page.goto(f"{self.home}/oauth/login?next={path}")
        return self.agrees().arrives_at(path)

    def has_signed_in(self) -> Self:
        """The same way, but no page was looked at yet: most stories are about what comes after."""
        request = self.page.context.request
        question = request.get(f"{self.home}/oauth/login")
        assert question.ok, question.text()
        who = PEOPLE_BY_NAME[self.username].id
        back = request.post(question.url, form={"who": who, "answer": "authorize"})
        assert back.ok, back.text()
        return self

    def agrees(self) -> Self:
        """On Discord's page."""
        self.page.locator(f'input[name="who"][value="{PEOPLE_BY_NAME[self.username].id}"]').check()
        self.page.get_by_role("button", name="Authorize").click()
        return self

    def signs_out(self) -> Self:
        self.page.get_by_role("banner").get_by_role("button", name=PEOPLE_BY_NAME[self.username].name).click()
        self.page.get_by_role("button", name="Sign out").click()
        return self

    def is_asked_to_sign_in(self) -> Self:
        expect(self.sign_in_link).to_be_visible()
        return self

    # Going places

    def opens(self, page: str = "") -> Self:
        """A page of this story's guild, such as `mileage`; its Overview without a name."""
        return self.goes_to(self.path_of(page))

    def goes_to(self, path: str) -> Self:
        """By its address, as from a bookmark."""
        self.page.goto(f"{self.home}{path}")
        return self.sees_page()

    def reloads(self) -> Self:
        self.page.reload()
        return self.sees_page()

    def asks_for(self, path: str) -> Response:
        """What the server itself says."""
        answer = self.page.goto(f"{self.home}{path}")
        assert answer
        return answer

    def path_of(self, page: str = "") -> str:
        return f"/guilds/{self.guild_id}{f'/{page}' if page else ''}"

    # Seeing

    def arrives_at(self, path: str) -> Self:
        self.page.wait_for_url(f"{self.home}{path}")
        return self.sees_page()

    def sees_page(self) -> Self:
        """It has its heading, and is not loading any more."""
        expect(self.heading).to_be_visible()
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return self

    def fits_the_screen(self) -> Self:
        """Nothing makes the page itself scroll sideways."""
        too_wide = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
        assert self.page.evaluate(too_wide) <= 0, f"{self.page.url} is wider than the screen"
        return self

    def fits_every_screen(self) -> Self:
        """As it is now: on a desktop in the light and on a phone in the dark, without barriers on either."""
        for (width, height), theme in zip(WIDTHS.items(), THEMES, strict=True):
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.emulate_media(color_scheme=theme)
            self.page.evaluate(WHEN_ALL_STANDS_STILL)
            self.fits_the_screen().has_no_barriers()
        return self

    def has_no_barriers(self) -> Self:
        """Nothing that axe calls serious or critical, in the state that is on the screen."""
        found = barriers(self.page)
        assert not found, "\n".join(found)
        return self

    @property
    def sign_in_link(self) -> Locator:
        return self.page.get_by_role("link", name="Sign in with Discord")

    @property
    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.home)
