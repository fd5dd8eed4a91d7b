"""One of the cast at the Control Room: a browser, and what they do with it.

def test_an_editor_sees_the_members(desk: Desks) -> None:
    cleo = desk("cleo").signs_in().opens("mileage")
    expect(cleo.page.get_by_role("table")).to_be_visible()
"""

from typing import Self

from playwright.sync_api import Locator, Page, Response, expect

from tests.e2e.deployment import Deployment
from tests.e2e.page_health import PageHealth, barriers
from tests.e2e.page_view import PEOPLE_BY_NAME


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
        """To somebody who is signed out the API answers 401, which belongs to it."""
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
