"""Who and what gets in: roles, tokens and webhooks, on the page Access."""

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk
from tests.e2e.deployment import Deployment
from tests.e2e.omo import wait_until
from tests.e2e.website import receiver

PATIENCE_SECONDS = 30.0


def test_a_token_works_until_it_is_revoked(deployment: Deployment, admin: Desk) -> None:
    admin.opens("access")
    admin.page.get_by_role("button", name="Make a token").click()
    form = dialog(admin, "Make a token")
    form.get_by_role("button", name="Make a token").click()
    expect(form.get_by_text("Give it a name.")).to_be_visible()
    expect(form.get_by_text("Allow it at least one thing.")).to_be_visible()
    admin.has_no_barriers()

    form.get_by_role("textbox", name="Name").fill("Website")
    rights(form, "Server").get_by_text("Read").click()
    form.get_by_role("button", name="Make a token").click()
    token = copied_secret(admin, "Your new token", "The token")

    assert asks_with(deployment, admin, token) == 200
    admin.reloads()
    row = admin.page.get_by_role("row", name=re.compile("Website"))
    expect(row).to_contain_text("Server: read")
    expect(row).to_contain_text(token[:8])
    expect(row).not_to_contain_text("never")
    expect(admin.page.get_by_text(token)).to_have_count(0)

    row.get_by_role("button", name="Revoke Website").click()
    admin.has_no_barriers()
    dialog(admin, "Revoke “Website”?").get_by_role("button", name="Revoke the token").click()
    expect(row).to_have_count(0)
    assert asks_with(deployment, admin, token) == 401

    admin.page.get_by_role("switch", name=re.compile("over or revoked")).click()
    expect(row).to_contain_text("Revoked")


def test_a_webhook_tells_the_website(deployment: Deployment, admin: Desk, tmp_path: Path) -> None:
    website = deployment.environment["BRIDGE_TRUSTED_HOSTS"]
    secret = makes_webhook(admin, f"http://{website}/hooks")
    card = admin.page.get_by_role("listitem", name=f"http://{website}/hooks")
    with receiver(website, secret, tmp_path / "told") as told:
        card.get_by_role("button", name="Ping").click()
        wait_until(lambda: "ping" in told.read_text(), PATIENCE_SECONDS, "the website is told")

        card.get_by_role("link", name="Deliveries").click()
        deliveries = dialog(admin, "Deliveries")
        expect(deliveries.get_by_text("answered 204")).to_be_visible()
        expect(deliveries.get_by_role("listitem").get_by_text("Sent")).to_be_visible()
        deliveries.get_by_role("button", name="Show what is in it").click()
        admin.has_no_barriers()

        deliveries.get_by_role("button", name="Send again").click()
        wait_until(lambda: told.read_text().count("ping") == 2, PATIENCE_SECONDS, "the website is told again")
    admin.page.go_back()
    expect(deliveries).to_have_count(0)


def test_dead_letters_are_sent_again(deployment: Deployment, guild: int, admin: Desk, tmp_path: Path) -> None:
    website = deployment.environment["BRIDGE_TRUSTED_HOSTS"]
    secret = makes_webhook(admin, f"http://{website}/dead")
    admin.page.get_by_role("button", name="Ping").click()
    expect(admin.page.get_by_text("1 message waits")).to_be_visible()
    deployment.fetch("update hook_deliveries set state = 'dead', last_problem = 'no answer' where guild_id = $1", guild)

    admin.goes_to(f"{admin.path_of('access')}?hook={hook_id(deployment, guild)}&state=dead")
    deliveries = dialog(admin, "Deliveries")
    expect(deliveries.get_by_role("listitem")).to_have_count(1)
    admin.has_no_barriers()
    with receiver(website, secret, tmp_path / "told") as told:
        deliveries.get_by_role("button", name="Send all of them again").click()
        wait_until(lambda: "ping" in told.read_text(), PATIENCE_SECONDS, "the website is told")
        expect(deliveries.get_by_text("Nothing fits these filters")).to_be_visible()


def test_an_address_of_the_own_network_is_refused_at_its_field(admin: Desk) -> None:
    admin.health.expects(400)
    admin.opens("access").page.get_by_role("button", name="Make a webhook").click()
    form = dialog(admin, "Make a webhook")
    form.get_by_role("textbox", name="Address").fill("http://10.0.0.7/hooks")
    form.get_by_role("button", name="Make a webhook").click()

    expect(form.get_by_role("textbox", name="Address")).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_role("alert")).to_be_visible()
    admin.has_no_barriers()


def test_a_webhook_is_paused_given_a_new_secret_changed_and_removed(deployment: Deployment, admin: Desk) -> None:
    makes_webhook(admin, f"http://{deployment.environment['BRIDGE_TRUSTED_HOSTS']}/hooks")
    card = admin.page.get_by_role("list").get_by_role("listitem").filter(has=admin.page.get_by_text("New secret"))
    card.get_by_role("button", name="Pause").click()
    expect(card.get_by_text("Paused by hand")).to_be_visible()
    card.get_by_role("button", name="Resume").click()
    expect(card.get_by_text("Sends")).to_be_visible()

    card.get_by_role("button", name="New secret").click()
    asked = dialog(admin, "Make a new secret?")
    expect(asked.get_by_text("For a day each message is signed with both")).to_be_visible()
    asked.get_by_role("button", name="Make a new secret").click()
    assert copied_secret(admin, "The new secret", "The secret").startswith("whsec_")
    expect(card.get_by_text("The old secret signs along until")).to_be_visible()

    card.get_by_role("button", name="Change").click()
    form = dialog(admin, "Change the webhook")
    form.get_by_role("textbox", name="Description").fill("The tour's website")
    form.get_by_role("button", name="Save").click()
    expect(card.get_by_text("The tour's website")).to_be_visible()

    card.get_by_role("button", name="Remove").click()
    dialog(admin, "Remove the webhook?").get_by_role("button", name="Remove the webhook").click()
    expect(admin.page.get_by_role("heading", name="No webhooks yet")).to_be_visible()


def test_two_admins_give_roles_at_once_and_nothing_is_lost(desk: Desks) -> None:
    ana, again = (desk("ana").has_signed_in().opens("access") for _ in range(2))
    ana.health.expects(412)
    chooses(ana, "Editor roles", "Director")
    chooses(again, "Editor roles", "Executive Producer")
    saves(again)
    ana.page.get_by_role("button", name="Save").click()

    conflict = dialog(ana, "Somebody else saved first")
    expect(conflict.get_by_role("radio", name="Theirs Producer, Executive Producer")).to_be_visible()
    ana.has_no_barriers()
    conflict.get_by_role("radio", name="Yours Producer, Director").check()
    conflict.get_by_role("button", name="Go on with this").click()
    saves(ana)

    ana.reloads()
    expect(ana.page.get_by_text("Director", exact=True).first).to_be_visible()


@pytest.mark.parametrize("username", ["cleo", "bea"])
def test_who_is_no_admin_is_told_so(desk: Desks, username: str) -> None:
    person = desk(username).has_signed_in()

    for page in ("access", "audit"):
        person.opens(page)
        expect(person.page.get_by_role("heading", name=re.compile("for admins"))).to_be_visible()
        person.has_no_barriers()


def test_it_fits_on_every_screen_in_german(deployment: Deployment, guild: int, desk: Desks) -> None:
    made = deployment.omo(
        "token", "create", "--guild", str(guild), "--name", "شاشة الجولة 🎤", "--scope", "miles:write"
    )
    assert made.returncode == 0, made.stderr
    ana = desk("ana", language="de-DE").has_signed_in().opens("access")

    expect(ana.page.get_by_text("Meilen: lesen und ändern")).to_be_visible()
    ana.fits_every_screen()
    ana.page.get_by_role("button", name="Token anlegen").click()
    expect(dialog(ana, "Token anlegen")).to_be_visible()
    ana.fits_every_screen()


def dialog(desk: Desk, title: str) -> Locator:
    return desk.page.get_by_role("dialog", name=title)


def rights(form: Locator, area: str) -> Locator:
    return form.get_by_role("radiogroup", name=area)


def copied_secret(desk: Desk, title: str, label: str) -> str:
    """What is shown this once, from the clipboard; the dialog is closed with its button."""
    shown = dialog(desk, title)
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown.get_by_role("button", name="Copy").click()
    expect(shown.get_by_text("Copied")).to_be_visible()
    desk.has_no_barriers()
    desk.page.keyboard.press("Escape")
    secret = shown.get_by_role("group", name=label).locator("code").inner_text()
    assert desk.page.evaluate("navigator.clipboard.readText()") == secret
    shown.get_by_role("button", name="I have kept it").click()
    return secret


def makes_webhook(desk: Desk, url: str) -> str:
    """Its secret."""
    desk.opens("access").page.get_by_role("button", name="Make a webhook").click()
    form = dialog(desk, "Make a webhook")
    form.get_by_role("textbox", name="Address").fill(url)
    form.get_by_role("button", name="Make a webhook").click()
    return copied_secret(desk, "The webhook is made", "The secret")


def hook_id(deployment: Deployment, guild: int) -> int:
    [hook] = deployment.fetch("select id from hooks where guild_id = $1", guild)
    return int(hook["id"])


def asks_with(deployment: Deployment, desk: Desk, token: str) -> int:
    """The status that a program with this token gets."""
    address = f"{deployment.next_address()}/api/v1/guilds/{desk.guild_id}"
    return httpx.get(address, headers={"Authorization": f"Bearer {token}"}, trust_env=False).status_code


def chooses(desk: Desk, label: str, role: str) -> None:
    field = desk.page.get_by_role("combobox", name=label).or_(desk.page.get_by_label(label, exact=True)).first
    field.click()
    field.fill(role)
    desk.page.get_by_role("option", name=role, exact=False).last.click()
    desk.page.keyboard.press("Escape")


def saves(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Save").click()
    expect(desk.page.get_by_text("Saved", exact=True)).to_be_visible()
