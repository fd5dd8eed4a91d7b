"""Signing in and out, and what holds on every page of the Control Room whichever it is."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk

SCRIPT_IN_THE_PAGE = """() => {
  document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }));
  return window.ran === true;
}"""


def test_signing_in_ends_where_it_began(desk: Desks) -> None:
    ana = desk("ana").signs_in()

    assert ana.path == "/"
    ana.has_no_barriers().fits_the_screen()


def test_a_link_into_the_rooms_survives_signing_in_and_reloading(desk: Desks) -> None:
    ana = desk("ana")
    page = ana.path_of("settings")

    ana.signs_in(page)
    assert ana.path == page
    ana.reloads()
    assert ana.path == page


def test_who_signed_out_is_asked_who_they_are(admin: Desk) -> None:
    admin.goes_to("/").signs_out().is_asked_to_sign_in()

    admin.goes_to(admin.path_of("mileage")).is_asked_to_sign_in()
    admin.has_no_barriers()


def test_the_way_in_is_found_without_an_address(desk: Desks) -> None:
    ana = desk("ana")
    page = ana.path_of("ranks")

    ana.goes_to(page).sign_in_link.click()

    ana.agrees().arrives_at(page)


@pytest.mark.parametrize("username", ["ana", "cleo", "bea"])
def test_whoever_has_a_level_gets_into_the_guild(desk: Desks, username: str) -> None:
    person = desk(username).has_signed_in()

    person.opens()

    assert person.path == person.path_of()


def test_a_stranger_does_not_get_into_the_guild(stranger: Desk) -> None:
    stranger.opens()

    expect(stranger.page.get_by_text("That server is not among yours")).to_be_visible()
    assert not stranger.path.startswith("/guilds/")


def test_an_address_without_a_page_says_so(admin: Desk) -> None:
    admin.opens("no-such-page")

    expect(admin.page).to_have_title(re.compile("The road ends here"))
    admin.has_no_barriers()


def test_it_fits_on_every_screen_in_every_light(desk: Desks) -> None:
    ana = desk("ana").signs_in()

    ana.fits_every_screen()
    ana.opens().fits_every_screen()


def test_it_speaks_german(desk: Desks) -> None:
    juergen = desk("ana", language="de-DE").signs_in()

    expect(juergen.page.locator("html")).to_have_attribute("lang", "de")


def test_only_own_scripts_run(admin: Desk) -> None:
    policy = admin.asks_for(admin.path_of()).headers["content-security-policy"]

    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


def test_a_script_in_the_page_does_not_run_and_is_noticed(admin: Desk) -> None:
    ran = admin.goes_to("/").page.evaluate(SCRIPT_IN_THE_PAGE)

    noticed = admin.health.notices()
    assert (ran, len(noticed)) == (False, 1)
    assert "Content Security Policy" in noticed[0]


def test_a_file_that_is_gone_is_not_a_page(admin: Desk) -> None:
    gone = admin.goes_to("/").page.request.get(f"{admin.home}/assets/gone-Ab12.js")

    assert (gone.status, "content-security-policy" in gone.headers) == (404, False)
