"""What holds for a whole server, and what somebody chooses for themselves."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk
from tests.e2e.deployment import Deployment


def chooses_zone(desk: Desk, typed: str, zone: str) -> None:
    field = desk.page.get_by_role("combobox", name="Time zone")
    field.click()
    field.fill(typed)
    desk.page.get_by_role("option", name=zone).click()


def saves(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Save").click()
    expect(unsaved(desk)).to_have_count(0)


def unsaved(desk: Desk) -> Locator:
    return desk.page.get_by_role("button", name="Save")


def chosen(deployment: Deployment, guild: int) -> str:
    (row,) = deployment.fetch("select chosen::text from guild_settings where guild_id = $1", guild)
    return str(row["chosen"])


def test_what_is_saved_is_there_after_reloading(admin: Desk, deployment: Deployment, guild: int) -> None:
    admin.opens("settings").has_no_barriers()

    chooses_zone(admin, "new york", "America / New York")
    admin.page.get_by_role("switch", name="The Dailies").click()
    expect(admin.page.get_by_text("sources are not read and nothing is posted")).to_be_visible()
    admin.has_no_barriers()
    saves(admin)

    assert '"zone": "America/New_York"' in chosen(deployment, guild)
    admin.reloads()
    expect(admin.page.get_by_role("combobox", name="Time zone")).to_have_value("America / New York")
    expect(admin.page.get_by_role("switch", name="The Dailies")).not_to_be_checked()


def test_of_two_admins_at_once_the_slower_one_decides(desk: Desks, deployment: Deployment, guild: int) -> None:
    first, second = (desk("ana").has_signed_in().opens("settings") for _ in range(2))
    second.health.expects(412)
    chooses_zone(first, "chicago", "America / Chicago")
    chooses_zone(second, "denver", "America / Denver")
    second.page.get_by_role("switch", name="The Dailies").click()

    saves(first)
    unsaved(second).click()
    dialog = second.page.get_by_role("dialog")
    expect(dialog).to_contain_text("America / Chicago")
    second.has_no_barriers()
    dialog.get_by_role("radio", name=re.compile("Chicago")).check()
    dialog.get_by_role("button", name="Go on with this").click()
    saves(second)

    assert '"zone": "America/Chicago"' in chosen(deployment, guild)
    assert '"switched_off": ["dailies"]' in chosen(deployment, guild)


def test_whoever_leaves_with_changes_is_asked(admin: Desk) -> None:
    admin.opens("settings")
    chooses_zone(admin, "berlin", "Europe / Berlin")

    admin.page.get_by_role("link", name="Ranks").click()
    expect(admin.page.get_by_role("dialog")).to_be_visible()
    admin.has_no_barriers()
    admin.page.keyboard.press("Escape")

    expect(admin.page.get_by_role("combobox", name="Time zone")).to_have_value("Europe / Berlin")
    admin.page.get_by_role("button", name="Discard").click()
    expect(admin.page.get_by_role("combobox", name="Time zone")).not_to_have_value("Europe / Berlin")


@pytest.mark.parametrize("username", ["cleo", "bea"])
def test_who_may_not_change_settings_reads_them(desk: Desks, username: str) -> None:
    reader = desk(username).has_signed_in().opens("settings")

    expect(reader.page.get_by_text("The Dailies: On")).to_be_visible()
    for control in ("combobox", "switch", "textbox"):
        expect(reader.page.get_by_role(control)).to_have_count(0)
    reader.has_no_barriers()


def test_they_fit_on_every_screen_in_every_light(desk: Desks) -> None:
    ana = desk("ana").has_signed_in().opens("settings")

    chooses_zone(ana, "sydney", "Australia / Sydney")
    ana.fits_every_screen()
    ana.page.get_by_role("button", name="Discard").click()
    ana.goes_to("/profile").fits_every_screen()


def test_the_language_of_the_pages_is_ones_own_choice(admin: Desk) -> None:
    admin.goes_to("/profile").page.get_by_label("Deutsch").check()

    expect(admin.heading).to_have_text("Profil")
    admin.opens("settings")
    expect(admin.heading).to_have_text("Einstellungen")
    admin.goes_to("/profile").page.get_by_label("English").check()
    expect(admin.heading).to_have_text("Profile")


def test_the_look_is_ones_own_choice(admin: Desk) -> None:
    admin.goes_to("/profile").page.get_by_role("main").get_by_role("button", name="Dark").click()
    admin.reloads()

    expect(admin.page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


def test_signing_out_everywhere_reaches_every_browser(desk: Desks) -> None:
    here, there = (desk("ana").has_signed_in() for _ in range(2))
    for each in (here, there):
        each.health.expects(401)

    here.goes_to("/profile").page.get_by_role("button", name="Sign out everywhere").click()
    here.has_no_barriers()
    here.page.get_by_role("dialog").get_by_role("button", name="Sign out everywhere").click()

    here.is_asked_to_sign_in()
    there.goes_to("/profile").is_asked_to_sign_in()
