"""One of the cast in front of the playground's page, and what they do there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, Self, get_args
from urllib.parse import urlencode

from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.deployment import Deployment
from tests.e2e.page_health import PageHealth
from tests.e2e.page_view import PEOPLE_BY_NAME, PageView
from tests.e2e.side_panel import SidePanel

PATIENCE_MS = 15_000
"""For a busy machine; what is there sooner is seen sooner."""
MOST_TABS = 80
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = get_args(Theme)


@contextmanager
def open_page(
    browser: Browser,
    username: str,
    width: int,
    theme: Theme,
    *,
    height: int = 800,
    scale: float = 1,
    language: str | None = None,
) -> Iterator[Page]:
    """In a browser profile of its own, in the person's language or the one that is named. `scale` is pixels for a CSS
    pixel.
    """
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        locale=language or PEOPLE_BY_NAME[username].locale,
        timezone_id="Europe/Berlin",
        color_scheme=theme,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    try:
        yield context.new_page()
    finally:
        context.close()


class Visitor(PageView):
    """Every deed waits until what it needs is on the screen."""

    def __init__(self, page: Page, deployment: Deployment, username: str, guild_id: int) -> None:
        super().__init__(page)
        self.deployment = deployment
        self.username = username
        self.guild_id = guild_id
        self.health = PageHealth(page)
        self.backstage = SidePanel(page)

    # Where, and who

    def comes_in(self, channel: str = "green-room") -> Self:
        channel_id = self.deployment.discord.channel_id(self.guild_id, channel)
        place = urlencode({"as": PEOPLE_BY_NAME[self.username].id, "channel": channel_id})
        self.page.goto(f"{self.deployment.discord.address}/?{place}")
        return self.sees_messages()

    def reloads(self) -> Self:
        self.page.reload()
        return self.sees_messages()

    def goes_to(self, name: str) -> Self:
        """A server or a channel."""
        self.channel(name).click()
        return self.sees_messages()

    def becomes(self, username: str) -> Self:
        name = PEOPLE_BY_NAME[username].name
        self.page.get_by_role("button", name="You are").click()
        self.page.get_by_role("menuitemradio", name=name).click()
        expect(self.page.get_by_role("button", name=f"You are {name}")).to_be_visible()
        return self.sees_messages()

    def opens(self, side: str) -> Self:
        """Channels, Members or Backstage, beside the messages or as a drawer over them."""
        self.page.get_by_role("button", name=side, exact=True).click()
        return self

    def chooses_theme(self, name: str) -> Self:
        self.page.get_by_role("button", name="Theme").click()
        self.page.get_by_role("menuitemradio", name=name).click()
        return self

    # Commands and messages

    def tries(self, offer: str) -> Self:
        """One of the first commands that the page offers, with one click."""
        self.first_commands.get_by_role("button", name=offer).click()
        return self

    def tries_twice(self, offer: str) -> Self:
        self.first_commands.get_by_role("button", name=offer).dblclick()
        return self

    def runs(self, command: str, **options: str) -> Self:
        self.starts(command)
        for name, text in options.items():
            self.fills_in(name, text)
        return self.sends()

    def starts(self, command: str) -> Self:
        self.types(command)
        self.commands.get_by_role("option", name=command).first.click()
        return self

    def adds(self, option: str) -> Self:
        self.page.get_by_role("button", name=f"+ {option}", exact=True).click()
        return self

    def sends(self) -> Self:
        self.send_button.click()
        return self

    def says(self, text: str) -> Self:
        return self.types(text).presses("Enter").sees(text)

    def types(self, text: str) -> Self:
        """Where messages are written."""
        self.composer.fill(text)
        return self

    # Fields, lists, buttons, menus

    def fills_in(self, field: str, text: str) -> Self:
        self.field(field).fill(text)
        return self

    def chooses(self, candidate: str) -> Self:
        """Of the list that is open."""
        self.page.get_by_role("option", name=candidate).first.click()
        return self

    def submits(self) -> Self:
        self.form.get_by_role("button", name="Submit").click()
        return self

    def submits_twice(self) -> Self:
        self.form.get_by_role("button", name="Submit").dblclick()
        return self

    def clicks(self, label: str) -> Self:
        self.button(label).click()
        return self

    def clicks_twice(self, label: str) -> Self:
        self.button(label).dblclick()
        return self

    def asks_why(self) -> SidePanel:
        self.clicks("Why?")
        return self.backstage

    def opens_menu_on_message(self, text: str) -> Self:
        self.message(text).get_by_text(text).click(button="right")
        return self

    def opens_menu_on_member(self, username: str) -> Self:
        self.members.get_by_role("button", name=PEOPLE_BY_NAME[username].name).click()
        return self

    def picks(self, item: str) -> Self:
        """Of the menu that is open."""
        self.page.get_by_role("menuitem", name=item, exact=True).click()
        return self

    # The keyboard

    def presses(self, *keys: str) -> Self:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def types_on(self, text: str) -> Self:
        """Wherever the focus is."""
        self.page.keyboard.type(text)
        return self

    def tabs_to(self, goal: Locator, key: str = "Tab") -> Self:
        """Step by step, as those do who cannot point."""
        for _ in range(MOST_TABS):
            if goal.evaluate("element => element === document.activeElement"):
                return self
            self.page.keyboard.press(key)
        raise AssertionError(f"the focus never came to {goal}")
