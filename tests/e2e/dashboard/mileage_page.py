"""The page Mileage, in somebody's browser."""

import re
from typing import Self

from playwright.sync_api import Locator, expect

from app.playground.cast import Person
from tests.e2e.dashboard.desk import Desk
from tests.e2e.page_view import PEOPLE_BY_NAME
from tests.e2e.visitor import MOST_TABS

NO_MARKS = dict.fromkeys(map(ord, "\u2068\u2069"))
"""Names in sentences stand between these, whichever way they are written."""


class MileagePage:
    """Every deed waits until what it leads to is on the screen."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = desk.page

    def opens(self, search: str = "") -> Self:
        self.desk.opens(f"mileage{search}")
        return self

    def books(self, **miles: int) -> Self:
        """Beforehand, not at the page: members of the cast, by their usernames."""
        lines = [{"user_id": PEOPLE_BY_NAME[username].id, "miles": count} for username, count in miles.items()]
        answer = self.page.request.post(
            f"{self.desk.home}/api/v1/guilds/{self.desk.guild_id}/awards",
            headers={"X-Omo-Request": "1"},
            data={"lines": lines, "note": "until now"},
        )
        assert answer.status == 201, answer.text()
        return self

    # Members

    def lists(self, *usernames: str) -> Self:
        """Exactly these, in this order."""
        expect(self.rows).to_have_text([re.compile(re.escape(person(username).name)) for username in usernames])
        return self

    def searches(self, text: str) -> Self:
        self.page.get_by_role("searchbox", name="Search by name").fill(text)
        return self

    def sorts_by(self, column: str) -> Self:
        self.page.get_by_role("columnheader", name=column).get_by_role("button").click()
        return self

    def opens_statement_of(self, username: str) -> Self:
        self.row(username).get_by_role("button").first.click()
        expect(self.drawer.get_by_role("heading", name="Statement")).to_be_visible()
        return self

    def closes_statement(self) -> Self:
        self.page.keyboard.press("Escape")
        expect(self.drawer).to_have_count(0)
        return self

    def takes_back(self, note: str) -> Self:
        self.entry(note).get_by_role("button", name="Take back").click()
        return self

    # Awards

    def picks(self, who: str) -> Self:
        """A name, or an id."""
        self.dialog.get_by_role("combobox", name="Member").fill(who)
        self.page.get_by_role("listbox").get_by_role("option", name=re.compile(re.escape(who))).first.click()
        return self

    def fills_in(self, field: str, text: str) -> Self:
        self.dialog.get_by_role("textbox", name=field).fill(text)
        return self

    def submits(self) -> Self:
        self.dialog.get_by_role("button", name=re.compile("^Award")).click()
        return self

    def starts_award(self, form: str = "One member") -> Self:
        self.page.get_by_role("main").get_by_role("button", name="Award miles").first.click()
        self.dialog.get_by_text(form).click()
        return self

    def undoes(self) -> Self:
        self.page.get_by_role("button", name="Undo").click()
        expect(self.page.get_by_text("Undone")).to_be_visible()
        return self

    def tabs_to(self, goal: Locator) -> Self:
        """Step by step, as those do who cannot point."""
        for _ in range(MOST_TABS):
            if goal.evaluate("element => element === document.activeElement"):
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the focus never came to {goal}")

    # Seeing

    def says(self, sentence: str) -> Self:
        """Anywhere on the page."""
        marks = "[\u2068\u2069]?"
        spoken = re.compile(marks.join(re.escape(sign) for sign in sentence))
        expect(self.page.get_by_text(spoken).first).to_be_visible()
        return self

    def row(self, username: str) -> Locator:
        return self.rows.filter(has_text=person(username).name)

    def entry(self, note: str) -> Locator:
        """Of the statement or the batch that is open."""
        return self.page.get_by_role("listitem").filter(has_text=note).filter(has=self.page.locator("time")).first

    @property
    def rows(self) -> Locator:
        return self.page.locator("tbody").get_by_role("row", include_hidden=True)

    @property
    def drawer(self) -> Locator:
        return self.page.get_by_role("dialog").filter(has_text="Statement")

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog", name="Award miles")


def person(username: str) -> Person:
    return PEOPLE_BY_NAME[username]
