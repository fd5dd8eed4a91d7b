"""The Overview: how far everybody is, what happens just now, and what needs whoever came."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.conftest import Cast
from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk
from tests.e2e.deployment import Deployment
from tests.e2e.member import Member
from tests.e2e.omo import wait_until
from tests.e2e.page_view import PEOPLE_BY_NAME

Language = Literal["en-US", "de-DE"]


def unreadable(route: Route) -> None:
    problem = {"title": "Bad Request", "status": 400, "detail": "The ledger rests.", "reference": "87def27c"}
    route.fulfill(status=400, content_type="application/problem+json", json=problem)


def test_an_award_is_seen_as_it_happens(viewer: Desk, person: Cast) -> None:
    page = viewer.opens().page
    expect(page.get_by_text("The van has not left yet")).to_be_visible()
    expect(page.get_by_text("Live", exact=True)).to_be_visible()

    person("cleo").runs("/mileage award member:@zoe miles:50 reason:great set")

    awards = page.get_by_role("region", name="Latest miles").get_by_role("listitem")
    expect(awards).to_have_count(1)
    expect(awards).to_contain_text("+50")
    expect(page.get_by_role("region", name="Odometer")).to_contain_text("50 miles together")


def test_miles_per_day_can_be_read_with_the_keys(viewer: Desk, person: Cast) -> None:
    person("zoe").runs("/check-in")
    chart = viewer.opens().page.get_by_role("region", name="Miles per day")

    chart.get_by_role("slider").focus()

    expect(chart.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile(r"Check-in [1-9]"))
    expect(chart.get_by_role("row")).to_have_count(31)


def test_what_is_missing_leads_to_the_page_that_does_it(admin: Desk) -> None:
    page = admin.opens().page
    expect(page.get_by_role("region", name="What needs you")).to_contain_text("no source is followed")

    page.get_by_role("region", name="Before the trip").get_by_role("link", name="Follow a first source").click()

    admin.arrives_at(admin.path_of("dailies"))


def test_a_role_above_the_bots_is_told_with_its_cure(
    deployment: Deployment, guild: int, ana: Member, admin: Desk
) -> None:
    deployment.discord.move_role(guild, "Roadie", 9)
    ana.runs("/mileage award member:@zoe miles:500 reason:tour")
    wait_until(lambda: "role-above-mine" in deployment.omo("guild", "show", "--guild", str(guild)).stdout, 15, "paused")

    page = admin.opens().page
    page.get_by_role("link", name="See what").click()
    problem = page.get_by_role("region", name="What needs you").get_by_role("listitem").filter(has_text="Roadie").first
    expect(problem).to_contain_text("Server Settings → Roles")
    problem.get_by_role("link", name="To the ranks").click()

    admin.arrives_at(admin.path_of("ranks"))

    deployment.discord.move_role(guild, "Roadie", 1)
    mended = deployment.omo("ranks", "resync", "--guild", str(guild))
    assert mended.returncode == 0, mended.stderr
    deployment.discord.wait_for_rank_roles(guild, int(PEOPLE_BY_NAME["zoe"].id), "Roadie")


def test_viewers_are_not_sent_where_they_may_not_go(viewer: Desk) -> None:
    checklist = viewer.opens().page.get_by_role("region", name="Before the trip")

    expect(checklist.get_by_role("listitem").first).to_be_visible()
    expect(checklist.get_by_role("link", name="Control Room")).to_have_count(0)


def test_what_cannot_be_read_says_so_in_its_place(admin: Desk) -> None:
    admin.health.expects(400)
    admin.page.route("**/statistics/miles", unreadable)
    chart = admin.opens().page.get_by_role("region", name="Miles per day")
    expect(chart.get_by_role("alert")).to_contain_text("87def27c")
    admin.has_no_barriers()

    admin.page.unroute("**/statistics/miles")
    chart.get_by_role("button", name="Try again").click()

    expect(chart.get_by_text("The van has not left yet")).to_be_visible()


@pytest.mark.parametrize("language", ["en-US", "de-DE"])
def test_it_is_for_everybody(desk: Desks, person: Cast, language: Language) -> None:
    for username in ("zoe", "bea", "layla"):
        person(username).runs("/check-in")

    ana = desk("ana", language=language).has_signed_in()

    ana.opens().fits_every_screen()
