"""What earns miles: numbers with their examples, tried on the past, saved."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Cast
from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk
from tests.e2e.dashboard.test_ranks import saves
from tests.e2e.deployment import Deployment
from tests.e2e.member import Member

CHECKING_IN, BY_HAND, TRIAL = "Checking in", "By hand", "Try it on the past"


def section(desk: Desk, title: str) -> Locator:
    return desk.page.get_by_role("region", name=title)


def amount(desk: Desk, label: str) -> Locator:
    return section(desk, CHECKING_IN).get_by_label(label, exact=True)


def test_each_number_says_what_it_means_and_the_bot_does_as_it_says(admin: Desk, person: Cast) -> None:
    admin.opens("earning").has_no_barriers()
    streak = amount(admin, "More for each day in a row")
    expect(streak).to_have_accessible_description(
        "Who checks in 5 days in a row gets 10 + 2 × 4 = 18 miles on the last of them."
    )

    streak.fill("5")
    amount(admin, "Miles").fill("15")

    expect(streak).to_have_accessible_description(
        "Who checks in 5 days in a row gets 15 + 5 × 4 = 35 miles on the last of them."
    )
    expect(admin.page.get_by_text("2 changes are not saved yet").first).to_be_visible()
    saves(admin)
    assert person("zoe").runs("/check-in").numbers == [15, 15]


def test_rules_are_tried_on_the_past(admin: Desk, ana: Member, person: Cast) -> None:
    ana.runs("/mileage award member:@zoe miles:485 reason:tour")
    person("zoe").runs("/check-in")
    admin.opens("earning")
    amount(admin, "Miles").fill("16")

    section(admin, TRIAL).get_by_role("button", name="Try it").click()

    expect(section(admin, TRIAL)).to_contain_text("The last 90 days would have given 6 miles more")
    expect(section(admin, TRIAL)).to_contain_text("1 member would have another rank today:")
    expect(admin.page.get_by_role("list", name="Who would move")).to_contain_text("495 → 501")
    admin.has_no_barriers()
    amount(admin, "Miles").fill("17")
    expect(section(admin, TRIAL)).not_to_contain_text("6 miles more")


def test_a_role_earns_more_and_a_number_that_is_missing_is_marked(admin: Desk) -> None:
    admin.opens("earning")

    admin.page.get_by_role("combobox", name="A multiplier for one more role").click()
    admin.page.get_by_role("option", name="Roadie").click()
    percent = admin.page.get_by_role("textbox", name="Per cent for @Roadie")
    expect(section(admin, "Multipliers")).to_contain_text("(10 + 2 × 4) × 150% = 27 miles.")
    percent.fill("")
    admin.page.get_by_role("button", name="Save").click()
    expect(admin.page.get_by_text("Some numbers are missing")).to_be_visible()
    admin.has_no_barriers()
    percent.fill("200")
    saves(admin)

    admin.reloads()
    expect(section(admin, "Multipliers")).to_contain_text("(10 + 2 × 4) × 200% = 36 miles.")
    admin.page.get_by_role("button", name="Remove the multiplier of @Roadie").click()
    saves(admin)
    admin.reloads()
    expect(section(admin, "Multipliers")).to_contain_text("Everybody earns the same.")


def test_two_admins_who_change_different_numbers_both_get_them(deployment: Deployment, guild: int, desk: Desks) -> None:
    first, second = (desk("ana").has_signed_in().opens("earning") for _ in range(2))
    second.health.expects(412)
    amount(first, "Miles").fill("20")
    amount(second, "For at most so many days").fill("3")
    saves(first)

    second.page.get_by_role("button", name="Save").click()
    dialog = second.page.get_by_role("dialog", name="Somebody else saved first")
    expect(dialog).to_contain_text("Checking in: miles")
    second.has_no_barriers()
    dialog.get_by_role("button", name="Go on with this").click()
    saves(second)

    shown = deployment.omo("guild", "show", "--guild", str(guild)).stdout
    assert '"miles": 20' in shown
    assert '"streak_most": 3' in shown


@pytest.mark.parametrize("username", ["bea", "cleo"])
def test_viewers_and_editors_see_what_earns_miles_without_controls(desk: Desks, username: str) -> None:
    person = desk(username).has_signed_in().opens("earning")

    expect(person.page.get_by_text("Only admins")).to_be_visible()
    expect(section(person, CHECKING_IN)).to_contain_text("10 + 2 × 4 = 18 miles")
    expect(section(person, BY_HAND)).to_contain_text("Producer")
    expect(person.page.get_by_role("main").locator("input, button")).to_have_count(0)
    person.has_no_barriers()


def test_it_fits_on_every_screen_in_german(desk: Desks) -> None:
    ana = desk("ana", width=360, language="de-DE").has_signed_in().opens("earning")

    ana.page.get_by_role("region", name="Einchecken").get_by_label("Meilen", exact=True).fill("1500")

    expect(ana.page.get_by_text("Wer eincheckt, bekommt 1.500 Meilen.")).to_be_visible()
    ana.fits_every_screen()
