"""The page's side panel: what a member never sees, and a developer wants to."""

from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.e2e.page_view import beside_or_over


class SidePanel:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel = beside_or_over(page, "Backstage")

    def opens(self, tab: str) -> Self:
        self.panel.get_by_role("tab", name=tab).click()
        return self

    def sees(self, text: str) -> Self:
        expect(self.panel.get_by_text(text).first).to_be_visible()
        return self

    def does_not_see(self, text: str) -> Self:
        expect(self.panel.get_by_text(text)).to_have_count(0)
        return self

    def shows_exchange(self, what: str) -> Self:
        """The newest that is called so."""
        self.opens("Exchanges")
        self.exchanges.get_by_role("button", name=what).first.click()
        expect(self.panel.get_by_role("heading", name=what)).to_be_visible()
        return self

    def breaks(self, route: str, how: str, how_often: str = "the next request") -> Self:
        self.opens("Faults")
        self.panel.get_by_label("How often").select_option(how_often)
        self.panel.get_by_role("button", name=f"Break {route}", exact=True).click()
        self.page.get_by_role("menuitem", name=how).click()
        return self

    def mends_everything(self) -> Self:
        self.panel.get_by_role("button", name="Mend everything").click()
        return self

    def probes(self, name: str) -> Self:
        self.opens("Probes")
        self.panel.get_by_role("button", name=f"Send {name}", exact=True).click()
        expect(self.probe(name).get_by_text("As it should be.")).to_be_visible()
        return self

    def sees_of_probe(self, name: str, text: str) -> Self:
        expect(self.probe(name)).to_contain_text(text)
        return self

    def probe(self, name: str) -> Locator:
        return self.panel.get_by_role("region", name=name, exact=True)

    @property
    def exchanges(self) -> Locator:
        return self.panel.get_by_role("list", name="Exchanges, newest first")

    def sees_newest(self, *exchanges: str) -> Self:
        """Newest first."""
        for place, what in enumerate(exchanges):
            expect(self.exchanges.locator(".exchange-what").nth(place)).to_have_text(what)
        return self
