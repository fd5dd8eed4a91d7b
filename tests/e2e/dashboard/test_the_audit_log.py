"""Who changed what, as admins read it."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk
from tests.e2e.deployment import Deployment
from tests.e2e.member import Member
from tests.e2e.page_view import PEOPLE_BY_NAME


@pytest.fixture
def changes(deployment: Deployment, guild: int, cleo: Member) -> None:
    """By the operator, at a terminal; and by Cleo, at Discord."""
    deployment.change_settings(guild, zone="Europe/Berlin")
    deployment.change_settings(guild, zone="America/Chicago")
    deployment.change_settings(guild, viewer_roles=[], cap_per_day=500)
    cleo.runs("/mileage award member:@bea miles:50 reason:best set of the night")


@pytest.mark.usefixtures("changes")
def test_a_change_is_a_sentence_with_before_and_after(admin: Desk) -> None:
    admin.opens("audit")

    expect(line(admin, "The operator changed the time zone from Europe/Berlin to America/Chicago")).to_be_visible()
    several = line(admin, "changed 2 settings").first
    expect(several.get_by_role("deletion").filter(has_text="no limit")).to_be_visible()
    expect(several.get_by_role("insertion").filter(has_text="500")).to_be_visible()
    expect(several.get_by_role("deletion").filter(has_text="@Roadie")).to_be_visible()
    award = line(admin, "awarded 50 miles to")
    expect(award).to_contain_text("best set of the night")
    expect(award).to_contain_text(PEOPLE_BY_NAME["cleo"].name)  # who never earned a mile
    admin.has_no_barriers().fits_the_screen()


@pytest.mark.usefixtures("changes")
def test_filters_are_in_the_address(admin: Desk) -> None:
    admin.opens("audit")
    admin.page.get_by_label("What").select_option("Miles")
    expect(lines(admin)).to_have_count(1)
    assert "action=mileage" in admin.page.url
    admin.reloads()
    expect(lines(admin)).to_have_count(1)

    admin.page.get_by_label("From").fill("2020-01-01")
    admin.page.get_by_label("To", exact=True).fill("2020-01-02")
    expect(admin.page.get_by_text("Nothing fits these filters")).to_be_visible()
    admin.has_no_barriers()
    admin.page.get_by_role("button", name="Clear the filters").first.click()
    expect(line(admin, "changed the time zone").first).to_be_visible()

    line(admin, "awarded 50 miles").get_by_role("link", name=re.compile("Only about this")).click()
    expect(lines(admin)).to_have_count(1)
    admin.page.get_by_role("button", name="Clear the filters").first.click()
    admin.page.get_by_role("link", name="The operator").first.click()
    expect(line(admin, "awarded 50 miles")).to_have_count(0)
    expect(admin.page.get_by_role("combobox", name="By whom")).to_have_value("The operator")


def test_pages_follow_by_a_button(deployment: Deployment, guild: int, admin: Desk) -> None:
    deployment.fetch(
        """insert into audit_log (guild_id, actor_id, action, subject)
        select $1, 0, 'weather.change', 'cloud:' || number from generate_series(1, 50) as number""",
        guild,
    )
    admin.opens("audit")
    expect(line(admin, "did something that this page does not know: weather.change")).to_have_count(40)

    admin.page.get_by_role("button", name="Show more").click()
    expect(line(admin, "weather.change")).to_have_count(50)


@pytest.mark.usefixtures("changes")
def test_it_fits_on_every_screen_in_german(desk: Desks) -> None:
    ana = desk("ana", language="de-DE").has_signed_in().opens("audit")

    expect(line(ana, "hat die Zeitzone von Europe/Berlin auf America/Chicago geändert")).to_be_visible()
    ana.fits_every_screen()


def lines(desk: Desk) -> Locator:
    return desk.page.get_by_role("main").get_by_role("listitem")


def line(desk: Desk, words: str) -> Locator:
    return lines(desk).filter(has_text=words)
