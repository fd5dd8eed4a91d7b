"""Members and their miles: found, awarded, taken back."""

import json
import re

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk
from tests.e2e.dashboard.mileage_page import MileagePage, person

CONTROLS = ("Award miles", "Import", "Export", "Take back")


@pytest.fixture
def miles(admin: Desk) -> MileagePage:
    """Ana at the page; three have miles already."""
    return MileagePage(admin).books(cleo=5200, zoe=470, layla=120).opens()


def test_the_first_miles_go_to_somebody_who_is_found_by_name(admin: Desk) -> None:
    zoe = person("zoe").name
    page = MileagePage(admin).opens().says("Nobody has set out yet")
    admin.has_no_barriers()

    page.starts_award().picks(zoe).fills_in("Miles", "50").fills_in("Note", "Best set of the night")
    page.says(f"{zoe} gets 50 miles").submits()

    page.says(f"{zoe} has 50 miles now.").lists("zoe")


def test_an_award_is_told_before_and_stands_in_the_statement_after(miles: MileagePage) -> None:
    zoe = person("zoe").name

    miles.starts_award().picks(zoe).fills_in("Miles", "50").fills_in("Note", "Best set")
    miles.says(f"{zoe} gets 50 miles and becomes Roadie: 520 miles in all.")
    miles.desk.has_no_barriers()
    miles.submits().says(f"{zoe} has 520 miles now.").opens_statement_of("zoe")

    expect(miles.entry("Best set")).to_contain_text("+50")
    expect(miles.entry("Best set")).to_contain_text("Ana")
    miles.desk.has_no_barriers()


def test_what_is_missing_is_said_beside_its_field(miles: MileagePage) -> None:
    miles.starts_award().submits()

    miles.says("Choose who gets the miles.").says("A whole number from 1 to 100,000.").says("Say what for.")
    expect(miles.dialog.get_by_role("combobox", name="Member")).to_be_focused()
    miles.desk.has_no_barriers()

    miles.fills_in("Miles", "-5.5").submits().says("A whole number from 1 to 100,000.")
    expect(miles.dialog.get_by_role("textbox", name="Miles")).to_have_value("-5.5")


def test_an_award_can_be_undone_at_once(miles: MileagePage) -> None:
    miles.starts_award().picks(person("zoe").name).fills_in("Miles", "50").fills_in("Note", "Best set").submits()

    miles.undoes()

    expect(miles.row("zoe")).to_contain_text("470")


def test_an_entry_is_taken_back_after_a_question(miles: MileagePage) -> None:
    miles.opens_statement_of("zoe").takes_back("until now").says(f"Take 470 miles back from {person('zoe').name}?")
    miles.desk.has_no_barriers()
    miles.page.get_by_role("button", name="Cancel").click()
    expect(miles.entry("until now")).not_to_contain_text("Taken back")

    miles.takes_back("until now").page.get_by_role("button", name="Take it back").click()

    miles.says(f"+470 miles of {person('zoe').name} taken back.")
    expect(miles.entry("until now")).to_contain_text("Taken back")
    expect(miles.entry("until now")).to_be_focused()
    expect(miles.entry("until now").get_by_role("button")).to_have_count(0)
    miles.desk.has_no_barriers()


def test_a_list_with_a_bad_line_books_nobody_until_it_is_mended(miles: MileagePage) -> None:
    zoe, layla = person("zoe").name, person("layla").name
    miles.starts_award("Many members").fills_in("Note for all", "Open mic")

    miles.fills_in("Or a list", f"{zoe}, 50, first\n{layla}, ten\nNobody, 20\n{person('bea').id}, 5").submits()

    miles.says("2 lines need you.").says("Miles are whole numbers from 1 to 100,000.").says("Nobody was found by this")
    miles.says("2 lines are wrong: mend them or take them out.")
    miles.desk.has_no_barriers()
    miles.fills_in("Or a list", f"{zoe}, 50, first\n{layla}, 10\n{person('bea').name}, 5").says(
        "3 lines ready."
    ).submits()
    miles.says("3 members got 65 miles.").lists("cleo", "zoe", "layla", "bea")
    miles.undoes().lists("cleo", "zoe", "layla", "bea")
    expect(miles.row("zoe")).to_contain_text("470")


def test_who_is_not_named_exactly_is_chosen(miles: MileagePage) -> None:
    miles.starts_award("Many members").fills_in("Or a list", "Zoë, 50, encore")
    miles.says("Nobody has exactly this name.")

    miles.dialog.get_by_role("combobox", name=re.compile("Which")).click()
    miles.page.get_by_role("option", name=re.compile(person("zoe").id)).click()
    miles.says("1 line ready.").submits()

    miles.says("1 member got 50 miles.")


def test_a_batch_is_taken_back_as_a_whole(miles: MileagePage) -> None:
    miles.page.get_by_role("link", name="Batches").click()
    miles.says("3 entries, +5,790 miles")
    miles.page.get_by_role("button", name="Show entries").click()
    expect(miles.entry(person("layla").name)).to_be_visible()
    miles.desk.has_no_barriers()

    miles.page.get_by_role("button", name="Take back", exact=True).click()
    miles.page.get_by_role("button", name="Take it back").click()

    miles.says("3 entries taken back.")
    expect(miles.page.get_by_role("listitem").filter(has_text="3 entries, +5,790 miles")).to_be_focused()
    miles.page.get_by_role("link", name="Members").click()
    expect(miles.row("cleo")).not_to_contain_text("5,200")


def test_filters_are_in_the_address(miles: MileagePage) -> None:
    miles.lists("cleo", "zoe", "layla").sorts_by("Miles").lists("layla", "zoe", "cleo")

    miles.searches("zo").lists("zoe")
    miles.desk.reloads()
    miles.lists("zoe")

    miles.searches("xyz").says("Nothing fits these filters")
    miles.desk.has_no_barriers()
    miles.page.get_by_role("button", name="Clear the filters").click()
    miles.lists("layla", "zoe", "cleo")


def test_a_statement_has_an_address_and_the_way_back_closes_it(miles: MileagePage) -> None:
    miles.opens_statement_of("zoe")
    assert f"member={person('zoe').id}" in miles.desk.path
    miles.desk.reloads()
    expect(miles.entry("until now")).to_be_visible()

    miles.page.get_by_role("combobox", name="What for").click()
    miles.page.get_by_role("option", name="Check-in").click()
    miles.says("Nothing fits these filters").opens(f"?member={person('zoe').id}&reason=award")
    expect(miles.entry("until now")).to_be_visible()

    miles.closes_statement().opens_statement_of("cleo").page.go_back()
    expect(miles.drawer).to_have_count(0)


def test_a_viewer_sees_everything_and_no_controls(miles: MileagePage, viewer: Desk) -> None:
    page = MileagePage(viewer).opens().says("You may look, not edit.").lists("cleo", "zoe", "layla")
    page.opens_statement_of("zoe")
    expect(page.entry("until now")).to_contain_text("+470")

    for control in CONTROLS:
        expect(page.page.get_by_role("button", name=control)).to_have_count(0)
        expect(page.page.get_by_role("link", name=control)).to_have_count(0)


def test_an_editor_awards_and_does_not_export(miles: MileagePage, editor: Desk) -> None:
    page = MileagePage(editor).opens().lists("cleo", "zoe", "layla")

    expect(page.page.get_by_role("button", name="Export")).to_have_count(0)
    page.starts_award().picks(person("layla").name).fills_in("Miles", "5").fills_in("Note", "Lights").submits()

    page.says(f"{person('layla').name} has 125 miles now.")


def test_by_keyboard_alone(miles: MileagePage) -> None:
    keys, page = miles.page.keyboard, miles.page
    award = page.get_by_role("main").get_by_role("button", name="Award miles")
    miles.tabs_to(award)
    keys.press("Enter")

    miles.tabs_to(miles.dialog.get_by_role("combobox", name="Member"))
    keys.type("zo")
    expect(page.get_by_role("listbox").get_by_role("option", name=person("zoe").name)).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    miles.tabs_to(miles.dialog.get_by_role("textbox", name="Miles"))
    keys.type("30")
    miles.tabs_to(miles.dialog.get_by_role("textbox", name="Note"))
    keys.type("Best set")
    miles.tabs_to(miles.dialog.get_by_role("button", name="Award miles"))
    keys.press("Enter")

    miles.says(f"{person('zoe').name} has 500 miles now.")
    expect(award).to_be_focused()


def test_a_bot_that_fails_is_told_and_asked_again(miles: MileagePage) -> None:
    miles.desk.health.expects(500)
    problem = {
        "title": "Internal Server Error",
        "status": 500,
        "detail": "The engine stalled.",
        "reference": "87def27c",
    }

    def fail(route: Route) -> None:
        route.fulfill(status=500, content_type="application/problem+json", body=json.dumps(problem))

    miles.page.route("**/members?*", fail)
    miles.page.clock.install()
    miles.page.reload()
    for _ in range(4):
        miles.page.clock.run_for(10_000)
    miles.says("That did not work").says("87def27c")
    miles.desk.has_no_barriers()

    miles.page.unroute("**/members?*")
    miles.page.get_by_role("button", name="Try again").click()
    miles.page.clock.run_for(1000)
    miles.lists("cleo", "zoe", "layla")


def test_it_fits_on_every_screen_in_every_light(desk: Desks) -> None:
    ana = desk("ana").has_signed_in()
    page = MileagePage(ana).books(zoe=470, layla=120, maximilian=66, jiwoo=690).opens()

    page.lists("jiwoo", "zoe", "layla", "maximilian")
    for search in ("", "?view=batches", f"?member={person('layla').id}", "?award=one", "?award=many", "?name=xyz"):
        page.opens(search)
        ana.fits_every_screen()


def test_it_speaks_german(desk: Desks) -> None:
    ana = desk("ana", language="de-DE").has_signed_in()
    page = MileagePage(ana).books(zoe=1470).opens("?award=one")

    page.says("Meilen vergeben").says("Wofür: steht im Auszug des Mitglieds.").opens().says("1.470")
