"""The road of ranks: moved by keys and by hand, tried out, saved, also by two at once."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Cast
from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk
from tests.e2e.deployment import Deployment
from tests.e2e.member import Member
from tests.e2e.omo import wait_until

ROADIE = "Roadie"


def marker(desk: Desk, rank: str = ROADIE) -> Locator:
    return desk.page.get_by_role("slider", name=f"Miles to {rank}")


def row(desk: Desk, place: int) -> Locator:
    return desk.page.get_by_role("listitem", name=f"Rank {place}")


def saves(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Save").click()
    expect(desk.page.get_by_role("region", name="Unsaved changes")).to_be_hidden()


def thresholds(deployment: Deployment, guild: int) -> list[int]:
    found = deployment.fetch("select threshold from ranks where guild_id = $1 order by threshold", guild)
    return [row["threshold"] for row in found]


def test_a_threshold_is_moved_by_keys_tried_out_and_saved(
    deployment: Deployment, guild: int, ana: Member, admin: Desk
) -> None:
    ana.runs("/mileage award member:@zoe miles:480 reason:tour")
    admin.opens("ranks").has_no_barriers()

    marker(admin).focus()
    admin.page.keyboard.press("ArrowLeft")
    admin.page.keyboard.press("Shift+ArrowRight")
    expect(marker(admin)).to_have_attribute("aria-valuenow", "491")
    for _ in range(2):
        admin.page.keyboard.press("ArrowLeft")

    expect(marker(admin)).to_have_attribute("aria-valuenow", "471")
    expect(row(admin, 2).get_by_label("Miles")).to_have_value("471")
    expect(admin.page.get_by_text("This would move 1 member")).to_be_visible()
    movers = admin.page.get_by_role("list", name="Who would move").get_by_role("listitem")
    expect(movers).to_contain_text(["Zoë"])
    admin.has_no_barriers()
    saves(admin)
    assert thresholds(deployment, guild) == [0, 471, 5000]
    expect(admin.page.get_by_text("The role of 1 member does not fit the new ranks yet.")).to_be_visible()


def test_a_sign_is_dragged(deployment: Deployment, guild: int, admin: Desk) -> None:
    admin.opens("ranks")
    start, end = marker(admin).bounding_box(), marker(admin, "Executive Producer").bounding_box()
    assert start
    assert end
    middle = (start["x"] + end["x"]) / 2 + start["width"] / 2

    mouse = admin.page.mouse
    mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(middle, start["y"], steps=8)
    mouse.move(end["x"] + 500, start["y"], steps=4)
    expect(marker(admin)).to_have_attribute("aria-valuenow", "4999")
    mouse.move(middle, start["y"], steps=4)
    mouse.up()

    saves(admin)
    [_, moved, last] = thresholds(deployment, guild)
    assert (500 < moved < 4000, moved % 5, last) == (True, 0, 5000)


def test_ranks_are_added_renamed_and_removed(deployment: Deployment, guild: int, admin: Desk) -> None:
    admin.opens("ranks")

    admin.page.get_by_role("button", name="Add a rank").click()
    added = admin.page.get_by_role("listitem", name="Rank").last
    expect(added.get_by_label("Name")).to_be_focused()
    admin.page.keyboard.type("Légende ✨")
    added.get_by_label("Miles").fill("500")
    expect(added).to_contain_text("Another rank begins at the same mile.")
    admin.page.get_by_role("button", name="Save").click()
    expect(admin.page.get_by_text("Some ranks need mending")).to_be_visible()
    admin.has_no_barriers()
    added.get_by_label("Miles").fill("12000")
    admin.page.get_by_role("button", name="Remove Executive Producer").click()
    saves(admin)

    found = deployment.fetch("select name, threshold from ranks where guild_id = $1 order by threshold", guild)
    assert [tuple(each) for each in found] == [("Extra", 0), (ROADIE, 500), ("Légende ✨", 12_000)]


@pytest.mark.parametrize(
    ("role", "reason"),
    [("Executive Producer", "It is the role of Executive Producer already."), ("Producer", "Producer is not below")],
)
def test_a_role_that_cannot_work_is_refused_with_the_reason(
    deployment: Deployment, guild: int, admin: Desk, role: str, reason: str
) -> None:
    deployment.discord.move_role(guild, "Producer", 9)
    admin.opens("ranks")
    picker = row(admin, 1).get_by_role("combobox", name="Role")

    picker.click()
    option = admin.page.get_by_role("listbox", name="Role").get_by_role("option", name=re.compile(f"^{role}"))
    expect(option).to_contain_text(reason)
    admin.has_no_barriers()
    option.click()

    expect(row(admin, 1)).to_contain_text(reason)
    expect(picker).to_have_value("")
    expect(admin.page.get_by_role("region", name="Unsaved changes")).to_be_hidden()


def test_two_admins_at_once_choose_what_shall_hold(deployment: Deployment, guild: int, desk: Desks) -> None:
    first, second = (desk("ana").has_signed_in().opens("ranks") for _ in range(2))
    second.health.expects(412)
    for each, miles in ((first, "600"), (second, "700")):
        row(each, 2).get_by_label("Miles").fill(miles)
    saves(first)

    second.page.get_by_role("button", name="Save").click()
    dialog = second.page.get_by_role("dialog", name="Somebody else saved first")
    expect(dialog).to_contain_text("600")
    expect(dialog).to_contain_text("700")
    second.has_no_barriers()
    dialog.get_by_role("button", name="Go on with this").click()
    expect(dialog).to_be_hidden()
    saves(second)

    assert thresholds(deployment, guild) == [0, 700, 5000]


def test_a_paused_rank_says_why_and_goes_on_when_it_is_mended(
    deployment: Deployment, guild: int, ana: Member, person: Cast, admin: Desk
) -> None:
    deployment.discord.move_role(guild, ROADIE, 9)
    ana.runs("/mileage award member:@zoe miles:500 reason:tour")
    wait_until(lambda: "role-above-mine" in deployment.omo("guild", "show", "--guild", str(guild)).stdout, 15, "paused")

    admin.opens("ranks")
    expect(row(admin, 2)).to_contain_text("Paused")
    expect(row(admin, 2)).to_contain_text("In Server Settings → Roles, drag")
    admin.has_no_barriers()

    deployment.discord.move_role(guild, ROADIE, 1)
    row(admin, 2).get_by_role("button", name="Try again").click()
    deployment.discord.wait_for_rank_roles(guild, person("zoe").id, ROADIE)
    expect(row(admin, 2)).not_to_contain_text("Paused")


def test_everybodys_roles_are_brought_up_to_date(
    deployment: Deployment, guild: int, ana: Member, person: Cast, admin: Desk
) -> None:
    ana.runs("/mileage award member:@zoe miles:500 reason:tour")
    deployment.discord.wait_for_rank_roles(guild, person("zoe").id, ROADIE)
    deployment.discord.take_role(guild, person("zoe").id, deployment.discord.role_id(guild, ROADIE))

    admin.opens("ranks").page.get_by_role("button", name="Bring everybody's roles up to date").click()

    expect(admin.page.get_by_text("Everybody's roles are looked after.").first).to_be_visible()
    deployment.discord.wait_for_rank_roles(guild, person("zoe").id, ROADIE)


def test_a_rank_card_is_drawn_by_the_ranks_on_the_page(admin: Desk) -> None:
    admin.opens("ranks")

    row(admin, 2).get_by_label("Name").fill("Navigator")

    card = admin.page.get_by_role("img", name="A rank card: Navigator, 3,200 miles")
    expect(card).to_be_visible()
    expect(card).to_have_js_property("naturalWidth", 934)


@pytest.mark.parametrize("username", ["bea", "cleo"])
def test_viewers_and_editors_see_ranks_without_controls(desk: Desks, username: str) -> None:
    person = desk(username).has_signed_in().opens("ranks")

    expect(person.page.get_by_text("Only admins")).to_be_visible()
    expect(row(person, 2)).to_contain_text("500")
    expect(person.page.get_by_role("slider")).to_have_count(0)
    expect(person.page.get_by_role("main").get_by_role("textbox")).to_have_count(0)
    person.has_no_barriers()


def test_the_road_goes_upwards_on_a_phone(desk: Desks) -> None:
    ana = desk("ana", width=360, language="de-DE").has_signed_in().opens("ranks")
    sign = ana.page.get_by_role("slider", name="Meilen bis Roadie")

    expect(sign).to_have_attribute("aria-orientation", "vertical")
    sign.focus()
    ana.page.keyboard.press("ArrowUp")

    expect(sign).to_have_attribute("aria-valuenow", "510")
    expect(ana.page.get_by_text("1 Änderung ist noch nicht gespeichert").first).to_be_visible()
    ana.fits_every_screen()
