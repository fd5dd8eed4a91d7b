"""The Dailies in the Control Room: from what is pasted to the post in the channel, and everything after it."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, expect

from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk
from tests.e2e.dashboard.following import PATIENCE_SECONDS, follow
from tests.e2e.deployment import Deployment
from tests.e2e.omo import wait_until

ITS_TURN_MS = 60_000
"""Until a page that looks anew by itself shows what was posted."""


def test_what_is_pasted_is_followed_and_its_next_item_comes(deployment: Deployment, guild: int, admin: Desk) -> None:
    deployment.discord.publish("desk-days")
    admin.opens("dailies")
    expect(admin.page.get_by_role("heading", name="Nothing on the radio yet")).to_be_visible()
    admin.has_no_barriers()

    admin.page.get_by_role("main").get_by_role("link", name="Follow a source").first.click()
    paste(admin, f"{deployment.discord.address}/platform/desk-days")
    expect(admin.page.get_by_role("heading", name="1 source found")).to_be_visible()
    expect(admin.page.get_by_role("list", name="The newest").get_by_role("listitem")).to_have_count(3)
    admin.has_no_barriers()

    choose_channel(admin, "the-dailies")
    admin.page.get_by_role("button", name="Follow", exact=True).click()
    expect(admin.heading).to_have_text("Desk days")
    expect(admin.page.get_by_text("#the-dailies").first).to_be_visible()

    deployment.discord.publish("desk-days", "At the desk")
    look_again(deployment, guild)
    line = admin.page.get_by_role("link", name=re.compile("^At the desk"))
    expect(line).to_contain_text("Posted", timeout=ITS_TURN_MS)
    channel = deployment.discord.channel_id(guild, "the-dailies")
    assert deployment.discord.post_titles(channel) == ["At the desk"]
    admin.has_no_barriers().fits_the_screen()


def test_a_receipt_tells_what_happened_and_posts_it_once_more(deployment: Deployment, guild: int, admin: Desk) -> None:
    follow(deployment, guild, "receipt-days", newest=1)
    channel = deployment.discord.channel_id(guild, "green-room")
    wait_for_posts(deployment, channel, 1)
    admin.opens("dailies/items?state=sent")

    admin.page.get_by_role("link", name=re.compile("Posted")).click()
    receipt = admin.page.get_by_role("dialog", name="Receipt")
    expect(receipt.get_by_text("New, so 1 channel was asked.")).to_be_visible()
    link = receipt.get_by_role("link", name="See the post")
    expect(link).to_have_attribute("href", re.compile(f"/channels/{guild}/{channel}/"))
    assert "item=" in admin.page.url
    admin.has_no_barriers()

    receipt.get_by_role("button", name="Post it once more").click()
    question(admin, "Post it once more?").get_by_role("button", name="Post it once more").click()
    wait_for_posts(deployment, channel, 2)

    admin.page.keyboard.press("Escape")
    expect(receipt).to_be_hidden()
    assert "item=" not in admin.page.url


def test_filters_stand_in_the_address(deployment: Deployment, guild: int, admin: Desk) -> None:
    follow(deployment, guild, "filter-days")

    admin.opens("dailies/items?state=none&search=ohio")
    expect(admin.page.get_by_role("searchbox", name="Search")).to_have_value("ohio")
    expect(admin.page.get_by_role("main").get_by_role("list").get_by_role("listitem")).to_have_count(1)

    admin.opens("dailies/items?state=failed")
    expect(admin.page.get_by_text("Nothing fits these filters")).to_be_visible()
    admin.has_no_barriers()


def test_a_source_is_paused_and_goes_on(deployment: Deployment, guild: int, admin: Desk) -> None:
    source = follow(deployment, guild, "pausing-days")
    admin.opens(f"dailies/{source}")

    admin.page.get_by_role("button", name="Pause", exact=True).click()
    expect(admin.page.get_by_text("Paused by an admin.")).to_be_visible()
    admin.has_no_barriers()

    admin.page.get_by_role("button", name="Resume", exact=True).click()
    expect(admin.page.get_by_text("The bot reads it without trouble.")).to_be_visible()


def test_a_source_that_fails_says_why_and_what_cures_it(deployment: Deployment, guild: int, admin: Desk) -> None:
    source = follow(deployment, guild, "failing-days")
    deployment.fetch(
        """update sources set
          failures = 4, problem = 'away', failing_since = now() - interval '2 hours', due_at = now() + interval '1 hour'
        where id = $1""",
        source,
    )

    admin.opens("dailies")
    expect(admin.page.get_by_role("listitem").filter(has_text="Failing days")).to_contain_text("Failing")
    admin.has_no_barriers()
    admin.page.get_by_role("link", name="Failing days").click()
    expect(admin.page.get_by_text("This source does not answer just now")).to_be_visible()
    expect(admin.page.get_by_text("4 looks in a row failed.")).to_be_visible()
    admin.has_no_barriers()


def test_how_it_is_read_is_changed_and_it_moves(deployment: Deployment, guild: int, admin: Desk) -> None:
    source = follow(deployment, guild, "moving-days")
    deployment.discord.publish("moved-days")
    admin.opens(f"dailies/{source}")

    manage(admin, "Change title and pace")
    dialog = question(admin, "Title and pace")
    dialog.get_by_label("Title above its posts").fill("On the move")
    admin.has_no_barriers()
    dialog.get_by_role("button", name="Save").click()
    expect(admin.heading).to_have_text("On the move")

    manage(admin, "Move to another address")
    dialog = question(admin, "Read it at another address")
    dialog.get_by_label("New address").fill(f"{deployment.discord.address}/platform/moved-days.xml")
    dialog.get_by_role("button", name="Move it there").click()
    expect(admin.page.get_by_role("link", name=re.compile("moved-days.xml"))).to_be_visible()


def test_two_editors_change_the_same_title(deployment: Deployment, guild: int, admin: Desk, editor: Desk) -> None:
    admin.health.expects(412)
    source = follow(deployment, guild, "titled-days")
    for desk, title in ((admin, "Ana's days"), (editor, "Cleo's days")):
        manage(desk.opens(f"dailies/{source}"), "Change title and pace")
        question(desk, "Title and pace").get_by_label("Title above its posts").fill(title)

    question(editor, "Title and pace").get_by_role("button", name="Save").click()
    expect(editor.heading).to_have_text("Cleo's days")
    question(admin, "Title and pace").get_by_role("button", name="Save").click()
    conflict = question(admin, "Somebody else saved first")
    expect(conflict.get_by_role("group", name="Title above its posts")).to_contain_text("Cleo's days")
    admin.has_no_barriers()
    conflict.get_by_role("button", name="Go on with this").click()

    expect(question(admin, "Title and pace").get_by_label("Title above its posts")).to_have_value("Ana's days")
    question(admin, "Title and pace").get_by_role("button", name="Save").click()
    expect(admin.heading).to_have_text("Ana's days")


def test_what_waits_is_left_out_on_demand(deployment: Deployment, guild: int, admin: Desk) -> None:
    source = follow(deployment, guild, "patient-days")
    deployment.fetch("""update destinations set choices = '{"spacing_seconds": 3600}' where source_id = $1""", source)
    deployment.discord.publish("patient-days", "The first", "The second")
    look_again(deployment, guild)
    channel = deployment.discord.channel_id(guild, "green-room")
    wait_for_posts(deployment, channel, 1)

    admin.opens("dailies/items?state=waiting").page.get_by_role("link", name=re.compile("The second")).click()
    receipt = admin.page.get_by_role("dialog", name="Receipt")
    receipt.get_by_role("button", name="Skip it").click()
    expect(receipt.get_by_role("button", name="Post it after all")).to_be_visible()
    expect(admin.page.get_by_text("Left out: it is not posted there.")).to_be_visible()
    admin.fits_every_screen()

    receipt.get_by_role("button", name="Post it after all").click()
    expect(receipt.get_by_role("button", name="Skip it")).to_be_visible()
    assert deployment.discord.post_titles(channel) == ["The first"]


def test_a_host_that_is_away_is_one_incident_until_it_is_back(deployment: Deployment, guild: int, admin: Desk) -> None:
    follow(deployment, guild, "radio-days")
    deployment.fetch(
        """insert into sources (guild_id, kind, address, title, failures, problem, failing_since, due_at, baseline_at)
        select $1, 'feed', 'https://radio.example/' || number, 'Radio ' || number, 4, 'away', now() - '2h'::interval,
          now() + '1 hour'::interval, now() from generate_series(1, 3) as number""",
        guild,
    )
    deployment.fetch("insert into incidents (host, problem, sources) values ('radio.example', 'away', 3)")

    admin.opens("dailies")
    incident = admin.page.get_by_role("status").filter(has_text="radio.example has trouble just now")
    expect(incident).to_contain_text("3 of your sources are there. Nothing to do here: the bot keeps asking")
    admin.fits_every_screen()

    deployment.fetch("update sources set failures = 0, problem = null, failing_since = null where guild_id = $1", guild)
    deployment.fetch("update incidents set ended_at = now() where host = 'radio.example'")
    admin.reloads()
    expect(admin.page.get_by_role("link", name="Radio 1")).to_be_visible()
    expect(admin.page.get_by_text("radio.example has trouble")).to_have_count(0)


def test_a_creator_gets_a_link_and_may_say_no(deployment: Deployment, admin: Desk, stranger: Desk) -> None:
    stranger.health.expects(400)
    admin.opens("dailies/accounts")
    admin.page.get_by_role("button", name="Connect TikTok").click()
    invitation = question(admin, "A link for the creator")
    expect(invitation).to_contain_text("TikTok asks them whether the bot may read what they post")
    admin.fits_every_screen()

    link = invitation.get_by_role("link", name="Is it your own account?").get_attribute("href")
    asked = stranger.page.context.request.get(link or "", max_redirects=0).headers["location"]
    assert asked.startswith("https://www.tiktok.com/")
    came_back = {"error": "access_denied", "state": parse_qs(urlsplit(asked).query)["state"][0]}
    stranger.asks_for(f"/oauth/connect/tiktok/callback?{urlencode(came_back)}")
    expect(stranger.page.get_by_text("You did not allow the bot to read the account")).to_be_visible()


def test_connected_accounts_say_how_they_are(deployment: Deployment, guild: int, admin: Desk) -> None:
    for name, ended, days in (("ana.rides", None, 50), ("bea.sings", "consent-ended", -1)):
        deployment.fetch(
            """insert into connections
              (guild_id, platform, account_id, name, tokens, created_by, expires_at, due_at, paused_reason)
            values ($1, 'tiktok', $2, $2, '', 0, now() + make_interval(days => $3), now() + interval '1 day', $4)""",
            guild,
            name,
            days,
            ended,
        )
    admin.opens("dailies/accounts")

    fine, over = (account(admin, name) for name in ("ana.rides", "bea.sings"))
    expect(fine).to_contain_text("The bot renews it by itself.")
    expect(over).to_contain_text("Ended")
    expect(over).not_to_contain_text("before then")
    expect(over).to_contain_text("The bot may not read this account")
    admin.fits_every_screen()

    fine.get_by_role("button", name="Disconnect").click()
    question(admin, "Disconnect ana.rides?").get_by_role("button", name="Disconnect").click()
    expect(fine).to_have_count(0)


def test_removing_takes_a_word_and_says_what_is_lost(deployment: Deployment, guild: int, admin: Desk) -> None:
    source = follow(deployment, guild, "last-days")
    admin.opens(f"dailies/{source}")

    manage(admin, "Remove")
    dialog = question(admin, "Follow it no longer?")
    expect(dialog.get_by_text("1 channel gets nothing of it any more")).to_be_visible()
    admin.has_no_barriers()
    dialog.get_by_role("textbox").fill("remove")
    dialog.get_by_role("button", name="Remove the source").click()

    admin.arrives_at(admin.path_of("dailies"))
    expect(admin.page.get_by_role("heading", name="Nothing on the radio yet")).to_be_visible()


def test_what_cannot_be_followed_is_told_with_what_to_do(admin: Desk) -> None:
    admin.health.expects(422)
    admin.opens("dailies/follow")
    admin.has_no_barriers()

    paste(admin, "instagram.com/openmicodyssey")
    expect(admin.page.get_by_role("alert")).to_contain_text("Nothing to follow there")
    admin.has_no_barriers()
    admin.page.get_by_role("alert").get_by_role("link", name="Connect an account").click()

    expect(admin.heading).to_have_text("Connected accounts")
    expect(admin.page.get_by_text("Not set up")).to_have_count(1)
    admin.has_no_barriers()


def test_a_channel_that_the_bot_cannot_see_is_refused_with_the_reason(deployment: Deployment, admin: Desk) -> None:
    deployment.discord.publish("refused-days")
    admin.opens("dailies/follow")
    paste(admin, f"{deployment.discord.address}/platform/refused-days.xml")

    admin.page.get_by_role("combobox", name="Into which channel?").click()
    option = admin.page.get_by_role("option", name=re.compile("directors-cut"))
    expect(option).to_contain_text("The bot cannot see the channel")


def test_a_viewer_sees_everything_and_changes_nothing(deployment: Deployment, guild: int, viewer: Desk) -> None:
    source = follow(deployment, guild, "viewed-days")

    viewer.opens("dailies")
    expect(viewer.page.get_by_text("You may look, not edit.")).to_be_visible()
    expect(viewer.page.get_by_role("link", name="Follow a source")).to_have_count(0)
    viewer.has_no_barriers()

    viewer.opens(f"dailies/{source}")
    for control in ("Pause", "Manage"):
        expect(viewer.page.get_by_role("button", name=control)).to_have_count(0)
    expect(viewer.page.get_by_role("link", name="Add a channel")).to_have_count(0)
    viewer.has_no_barriers()

    viewer.opens("dailies/follow")
    viewer.arrives_at(viewer.path_of("dailies"))


def test_the_dailies_fit_on_every_screen(deployment: Deployment, guild: int, desk: Desks) -> None:
    source = follow(deployment, guild, "screen-days", newest=1)
    ana = desk("ana", language="de-DE").has_signed_in()

    for page in ("dailies", f"dailies/{source}", "dailies/items", "dailies/accounts", "dailies/follow"):
        ana.opens(page).fits_every_screen()


def look_again(deployment: Deployment, guild: int) -> None:
    deployment.fetch("update sources set due_at = now() where guild_id = $1", guild)


def wait_for_posts(deployment: Deployment, channel: int, count: int) -> None:
    wait_until(lambda: len(deployment.discord.post_titles(channel)) == count, PATIENCE_SECONDS, f"{count} posts")


def paste(desk: Desk, what: str) -> None:
    field = desk.page.get_by_label("What do you want to follow?")
    field.fill(what)
    field.press("Enter")


def choose_channel(desk: Desk, name: str) -> None:
    desk.page.get_by_role("combobox", name="Into which channel?").click()
    desk.page.get_by_role("option", name=re.compile(name)).click()


def manage(desk: Desk, what: str) -> None:
    desk.page.get_by_role("button", name="Manage").click()
    desk.page.get_by_role("menuitem", name=what).click()


def account(desk: Desk, name: str) -> Locator:
    return desk.page.get_by_role("listitem").filter(has_text=name)


def question(desk: Desk, title: str) -> Locator:
    return desk.page.get_by_role("dialog", name=title)
