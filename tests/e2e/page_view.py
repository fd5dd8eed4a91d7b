"""What is on the playground's page, found as a person finds it: by role and by name."""

import re
from typing import Literal, Self

from playwright.sync_api import Locator, Page, expect

from app.playground.cast import PEOPLE

PEOPLE_BY_NAME = {person.username: person for person in PEOPLE}
FIELDS: tuple[Literal["combobox", "textbox"], ...] = ("combobox", "textbox")


def beside_or_over(page: Page, name: str) -> Locator:
    """A column beside the messages, or where there is no room a drawer over them."""
    return page.get_by_role("complementary", name=name).or_(page.get_by_role("dialog", name=name))


class PageView:
    """Every `sees` waits for it. People are called by username, everything else as it reads."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def sees(self, text: str) -> Self:
        """Among the messages."""
        expect(self.history.get_by_text(text).last).to_be_visible()
        return self

    def does_not_see(self, text: str) -> Self:
        """In a channel whose messages are there."""
        self.sees_messages()
        expect(self.history.get_by_text(text)).to_have_count(0)
        return self

    def sees_messages(self) -> Self:
        expect(self.history.get_by_role("list", name="Messages", exact=True)).to_be_attached()
        return self

    def sees_picture(self) -> Self:
        """It is loaded, not only linked."""
        picture = self.history.get_by_role("img").last
        expect(picture).to_be_visible()
        self.page.wait_for_function("picture => picture.naturalWidth > 0", arg=picture.element_handle())
        return self

    def sees_command(self, text: str) -> Self:
        """In the list over the field."""
        expect(self.commands.get_by_role("option").filter(has_text=text).first).to_be_visible()
        return self

    def sees_at_option(self, text: str) -> Self:
        """What is said about the option that is being filled in."""
        expect(self.page.locator(".option-hint").get_by_text(text)).to_be_visible()
        return self

    def sees_in_form(self, text: str) -> Self:
        expect(self.form.get_by_text(text)).to_be_visible()
        return self

    def sees_drawer(self, name: str) -> Self:
        expect(self.page.get_by_role("dialog", name=name)).to_be_visible()
        return self

    def sees_no_channel(self, name: str) -> Self:
        self.sees_messages()
        expect(self.channel(name)).to_have_count(0)
        return self

    def sees_member_under(self, role: str, username: str) -> Self:
        group = self.members.get_by_role("region", name=re.compile(f"^{re.escape(role)},"))
        expect(group.get_by_role("button", name=PEOPLE_BY_NAME[username].name)).to_be_visible()
        return self

    def sees_who_they_are(self) -> Self:
        """In the corner, without scrolling."""
        expect(self.page.get_by_role("button", name="You are")).to_be_in_viewport(ratio=1)
        return self

    def sees_the_ground(self, colour: str) -> Self:
        """`colour` is the page's background, as `rgb(…)`."""
        expect(self.page.locator("body")).to_have_css("background-color", colour)
        return self

    @property
    def history(self) -> Locator:
        return self.page.get_by_role("region", name="Messages in")

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("combobox", name=re.compile("^Message [#@]|for commands$"))

    @property
    def commands(self) -> Locator:
        return self.page.get_by_role("listbox", name="Commands")

    @property
    def first_commands(self) -> Locator:
        return self.page.get_by_role("list", name="One click")

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("dialog").filter(has=self.page.get_by_role("button", name="Submit"))

    @property
    def members(self) -> Locator:
        return beside_or_over(self.page, "Members")

    @property
    def send_button(self) -> Locator:
        return self.page.get_by_role("button", name="Send ↵")

    def message(self, text: str) -> Locator:
        return self.history.get_by_role("listitem").filter(has_text=text).last

    def button(self, label: str) -> Locator:
        """The newest on a message that is called so."""
        return self.history.get_by_role("button", name=label, exact=True).last

    def channel(self, name: str) -> Locator:
        return self.page.get_by_role("navigation", name="Servers and channels").get_by_role("button", name=name)

    def field(self, name: str) -> Locator:
        """An option of a command, or a field of a form."""
        option, text = (self.page.get_by_role(role, name=name, exact=True) for role in FIELDS)
        return option.or_(text)
