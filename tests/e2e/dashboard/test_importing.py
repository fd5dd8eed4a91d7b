"""Miles from another bot: a file is looked at, matched, booked as one batch, and taken back."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk
from tests.e2e.deployment import Deployment
from tests.e2e.page_view import PEOPLE_BY_NAME

BEA, CLEO, ZOE = (PEOPLE_BY_NAME[username].id for username in ("bea", "cleo", "zoe"))
FILE = f"user_id,name,balance\n{BEA},Bea,900\n,old_zoe,500\n{CLEO},Cleo,many\n"


def sends(desk: Desk, content: str | bytes, name: str = "old-bot.csv") -> None:
    data = content.encode() if isinstance(content, str) else content
    desk.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})


def looks_at(desk: Desk, content: str = FILE) -> None:
    desk.opens("mileage/import")
    sends(desk, content)
    desk.page.wait_for_url(re.compile(r"/mileage/import/\d+$"))
    expect(desk.page.get_by_role("heading", name="What would change")).to_be_visible()
    desk.sees_page()


def button(desk: Desk, name: str) -> Locator:
    return desk.page.get_by_role("button", name=name, exact=True)


def books(desk: Desk, members: str) -> None:
    button(desk, f"Book it for {members}").click()
    expect(desk.page.get_by_role("heading", name="The miles are in")).to_be_visible()


def balances(deployment: Deployment, guild: int) -> dict[str, int]:
    rows = deployment.fetch("select user_id, balance from members where guild_id = $1 and balance <> 0", guild)
    return {str(row["user_id"]): row["balance"] for row in rows}


def test_a_file_is_looked_at_matched_booked_and_taken_back(editor: Desk, deployment: Deployment, guild: int) -> None:
    looks_at(editor)
    page = editor.page
    expect(page.get_by_role("row", name="Bea")).to_contain_text("+900")
    expect(page.get_by_text("has 'many' where miles should be")).to_be_visible()
    editor.has_no_barriers()

    page.get_by_role("combobox", name="Who is old_zoe?").fill("zo")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("row", name="old_zoe")).to_contain_text("+500")
    assert balances(deployment, guild) == {}

    expect(editor.heading).to_have_css("outline-style", "none")
    books(editor, "2 members")
    assert balances(deployment, guild) == {BEA: 900, ZOE: 500}
    editor.has_no_barriers()

    button(editor, "Take it back").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("old-bot")
    dialog.get_by_role("button", name="Take it back").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    editor.has_no_barriers()
    dialog.get_by_role("textbox").fill("old-bot.csv")
    dialog.get_by_role("button", name="Take it back").click()

    expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
    assert balances(deployment, guild) == {}


def test_whoever_leaves_in_the_middle_finds_everything_again(editor: Desk, desk: Desks) -> None:
    looks_at(editor)
    editor.page.get_by_label("Add it").check()
    expect(editor.page.get_by_role("table")).not_to_have_attribute("aria-busy", "true")
    path = editor.path

    elsewhere = desk("cleo").has_signed_in().goes_to(path)

    expect(elsewhere.page.get_by_label("Add it")).to_be_checked()
    expect(elsewhere.page.get_by_role("row", name="Bea")).to_be_visible()
    elsewhere.opens("mileage/import")
    elsewhere.page.get_by_role("link", name="old-bot.csv").click()
    elsewhere.arrives_at(path)


def test_what_would_change_follows_the_choices(editor: Desk) -> None:
    looks_at(editor)
    change = editor.page.get_by_role("cell", name="+9", exact=True)

    editor.page.get_by_label("Points for one mile").fill("100")

    expect(editor.page.get_by_text("50,050 points in the file become 500 miles")).to_be_visible()
    expect(change).to_be_visible()
    editor.reloads()
    expect(editor.page.get_by_label("Points for one mile")).to_have_value("100")
    expect(change).to_be_visible()


def test_a_file_with_other_letters_is_read_again(editor: Desk) -> None:
    editor.health.expects(400)
    editor.opens("mileage/import")

    sends(editor, "user_id,name,miles\n77,Zoë,6\n".encode("cp1252"))
    expect(editor.page.get_by_text("Older Excel writes Windows-1252")).to_be_visible()
    editor.has_no_barriers()
    button(editor, "Read it again").click()

    expect(editor.page.get_by_role("row", name="Zoë")).to_be_visible()


def test_what_is_no_file_of_miles_says_why(editor: Desk) -> None:
    editor.health.expects(400)
    editor.opens("mileage/import")

    sends(editor, "colour,shape\nred,round\n")

    expect(editor.page.get_by_role("alert")).to_contain_text("This file could not be read")


def test_a_discarded_import_is_gone(editor: Desk) -> None:
    looks_at(editor)

    button(editor, "Discard").click()
    editor.page.get_by_role("dialog").get_by_role("button", name="Discard").click()

    expect(editor.page.get_by_role("heading", name="Nothing was imported yet")).to_be_visible()


def test_a_viewer_looks_and_has_nothing_to_press(editor: Desk, viewer: Desk) -> None:
    looks_at(editor)

    viewer.opens("mileage/import")
    expect(viewer.page.locator("input[type=file]")).to_have_count(0)
    viewer.goes_to(editor.path)

    expect(viewer.page.get_by_role("row", name="Bea")).to_be_visible()
    expect(viewer.page.get_by_role("radio")).to_have_count(0)
    expect(viewer.page.get_by_role("button", name=re.compile("^Book it"))).to_have_count(0)
    viewer.has_no_barriers()


def test_every_step_fits_on_every_screen_in_every_light(desk: Desks) -> None:
    cleo = desk("cleo").has_signed_in()

    cleo.opens("mileage/import").fits_every_screen()
    looks_at(cleo)
    cleo.fits_every_screen()
    books(cleo, "1 member")
    cleo.fits_every_screen()


def test_it_speaks_german(desk: Desks) -> None:
    cleo = desk("cleo", language="de-DE", width=360).has_signed_in().opens("mileage/import")

    sends(cleo, FILE)

    expect(cleo.page.get_by_role("heading", name="Was sich ändern würde")).to_be_visible()
    cleo.fits_the_screen()
    cleo.page.get_by_role("button", name="Für 1 Mitglied buchen").click()
    expect(cleo.page.get_by_role("heading", name="Die Meilen sind da")).to_be_visible()
