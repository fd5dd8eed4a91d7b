"""What one channel gets of a source, and how: tried out while it is being chosen."""

import re
from typing import Any

import msgspec
from playwright.sync_api import Locator, expect

from tests.e2e.dashboard.conftest import Desks
from tests.e2e.dashboard.desk import Desk
from tests.e2e.dashboard.following import follow
from tests.e2e.deployment import Deployment


def test_a_filter_stops_an_item_and_says_why(deployment: Deployment, guild: int, admin: Desk) -> None:
    opens_channel(deployment, guild, admin, "filtered-days")
    expect(count(admin)).to_have_text("3 of 3 items would come")
    admin.has_no_barriers()

    admin.page.get_by_role("button", name="Add a filter").click()
    rule = admin.page.get_by_role("group", name="Rule 1")
    rule.get_by_label("How it compares").select_option("does not contain")
    rule.get_by_label("Value").fill("ohio")
    expect(count(admin)).to_have_text("2 of 3 items would come")
    stopped = judged(admin).get_by_role("button", name=re.compile("Ohio"))
    expect(stopped).to_contain_text("The filter stops it: the title contains ohio (fits).")

    stopped.click()
    expect(rule).to_contain_text("This decides")
    expect(preview(admin)).to_contain_text("With these choices it would not come here at all")
    admin.has_no_barriers().fits_the_screen()

    saves(admin)
    admin.reloads()
    expect(rule.get_by_label("Value")).to_have_value("ohio")
    expect(count(admin)).to_have_text("2 of 3 items would come")
    assert stored(deployment, guild)["filter"]["all"] == [{"not": {"field": "title", "contains": "ohio"}}]


def test_a_filter_is_built_with_the_keyboard_alone(deployment: Deployment, guild: int, desk: Desks) -> None:
    ana = desk("ana", width=360).has_signed_in()
    opens_channel(deployment, guild, ana, "keyboard-days")
    keys = ana.page.keyboard
    subject = ana.page.get_by_label("What is looked at")

    ana.page.get_by_role("button", name="Add a filter").focus()
    keys.press("Enter")
    expect(subject).to_be_focused()
    keys.press("Tab")
    keys.press("Tab")
    keys.type("Day")
    for _ in range(3):
        keys.press("Tab")
    expect(ana.page.get_by_role("button", name="Add a group")).to_be_focused()
    keys.press("Enter")
    expect(subject.nth(1)).to_be_focused()
    keys.press("Tab")
    keys.press("Tab")
    keys.type("Utah")
    expect(count(ana)).to_have_text("0 of 3 items would come")
    ana.has_no_barriers().fits_the_screen()

    keys.press("Tab")
    expect(ana.page.get_by_role("button", name="Remove this rule").nth(1)).to_be_focused()
    keys.press("Enter")
    expect(ana.page.get_by_role("group", name="Group of rules")).to_have_count(0)
    expect(ana.page.get_by_role("button", name="Add a rule")).to_be_focused()


def test_what_cannot_work_is_told_where_it_is(deployment: Deployment, guild: int, admin: Desk) -> None:
    admin.health.expects(422)
    opens_channel(deployment, guild, admin, "wrong-days")

    admin.page.get_by_label("Words above the post").fill("{nobody}")
    words = admin.page.get_by_role("region", name="Words and ping")
    expect(words.get_by_role("alert")).to_contain_text("there is no {nobody}")
    admin.has_no_barriers()

    admin.page.get_by_label("Words above the post").fill("{title}")
    expect(words.get_by_role("alert")).to_have_count(0)


def test_other_words_are_seen_at_once_and_a_test_arrives(deployment: Deployment, guild: int, admin: Desk) -> None:
    path = opens_channel(deployment, guild, admin, "worded-days")
    pinged = {"ping": {"role_id": deployment.discord.role_id(guild, "Roadie")}}
    chooses(deployment, guild, pinged)
    admin.opens(path)

    admin.page.get_by_label("Words above the post").fill("**Look:** ")
    admin.page.get_by_role("button", name="{source}: source").click()
    expect(preview(admin)).to_contain_text("@Roadie Look: Worded days")
    admin.has_no_barriers()

    admin.page.get_by_role("button", name="Send a test").click()
    expect(admin.page.get_by_text("The test is in #green-room.")).to_be_visible()
    channel = deployment.discord.channel_id(guild, "green-room")
    link = admin.page.get_by_role("link", name="Look at it in Discord")
    expect(link).to_have_attribute("href", re.compile(f"/channels/{guild}/{channel}/"))
    contents = [each["content"] for each in deployment.discord.world()["messages"][str(channel)].values()]
    assert any("**Look:** Worded days" in content for content in contents), contents
    assert stored(deployment, guild) == {"spacing_seconds": 0} | pinged, "it was only a test"

    saves(admin)
    admin.reloads()
    expect(admin.page.get_by_label("Words above the post")).to_have_value("**Look:** {source}")
    expect(preview(admin)).to_contain_text("@Roadie Look: Worded days")


def test_every_choice_says_what_follows_and_is_kept(deployment: Deployment, guild: int, admin: Desk) -> None:
    opens_channel(deployment, guild, admin, "chosen-days")
    page = admin.page

    page.get_by_label("Only some").check()
    page.get_by_role("group", name="Kinds").get_by_text("Upcoming").click()
    page.get_by_label("Picture", exact=True).uncheck()
    page.get_by_label("Button that awards miles").uncheck()
    page.get_by_label("Time between two posts", exact=True).fill("20")
    page.get_by_label("Time between two posts: Unit").select_option("minutes")
    page.get_by_label("After a pause").fill("3")
    page.get_by_label("Quiet hours", exact=True).check()
    page.get_by_label("Say so in the post").check()
    page.get_by_text("German", exact=True).click()

    expect(page.get_by_text("The post then says that it was removed.")).to_be_visible()
    expect(page.get_by_text("From 22:00 until 07:00 the next morning nothing is posted")).to_be_visible()
    expect(page.get_by_label("Publish to following servers")).to_be_disabled()
    admin.has_no_barriers()
    saves(admin)

    kept = stored(deployment, guild)
    assert "upcoming" not in kept["kinds"]
    del kept["kinds"]
    assert kept == {
        "language": "de",
        "spacing_seconds": 1200,
        "catch_up": 3,
        "watched": False,
        "hide": ["picture"],
        "quiet": {"start": "22:00", "until": "07:00"},
        "on_removal": "note",
    }


def test_a_channel_is_paused_and_goes_on(deployment: Deployment, guild: int, admin: Desk) -> None:
    opens_channel(deployment, guild, admin, "held-days")

    admin.page.get_by_role("button", name="Pause", exact=True).click()
    expect(admin.page.get_by_text("This channel is paused")).to_be_visible()
    admin.has_no_barriers()

    admin.page.get_by_role("button", name="Resume", exact=True).click()
    expect(admin.page.get_by_text("This channel is paused")).to_have_count(0)


def test_a_channel_is_added_with_its_filter_and_removed_again(deployment: Deployment, guild: int, admin: Desk) -> None:
    source = follow(deployment, guild, "added-days")
    admin.opens(f"dailies/{source}/destinations/new")
    expect(count(admin)).to_have_text("3 of 3 items would come")
    admin.has_no_barriers()

    admin.page.get_by_role("button", name="Add this channel").click()
    expect(admin.page.get_by_text("Choose a channel first.")).to_be_visible()
    picker = admin.page.get_by_role("combobox", name="Which channel?")
    picker.click()
    taken = admin.page.get_by_role("option", name=re.compile("green-room"))
    expect(taken).to_contain_text("It gets this source already.")
    admin.page.get_by_role("option", name=re.compile("the-dailies")).click()
    admin.page.get_by_label("Publish to following servers").check()
    admin.page.get_by_role("button", name="Add this channel").click()

    expect(admin.heading).to_have_text("#the-dailies")
    expect(admin.page.get_by_label("Publish to following servers")).to_be_checked()
    admin.has_no_barriers()

    admin.page.get_by_role("button", name="Remove this channel").click()
    question = admin.page.get_by_role("dialog", name="Remove #the-dailies?")
    expect(question.get_by_text("Messages that are in the channel stay.")).to_be_visible()
    admin.has_no_barriers()
    question.get_by_role("button", name="Remove this channel").click()
    admin.arrives_at(admin.path_of(f"dailies/{source}"))
    assert len(deployment.fetch("select from destinations where guild_id = $1", guild)) == 1


def test_two_editors_change_the_same_words(deployment: Deployment, guild: int, admin: Desk, editor: Desk) -> None:
    admin.health.expects(412)
    path = opens_channel(deployment, guild, admin, "shared-days")
    editor.opens(path)

    admin.page.get_by_label("Words above the post").fill("Ana's")
    editor.page.get_by_label("Words above the post").fill("Cleo's")
    saves(editor)

    admin.page.get_by_role("button", name="Save", exact=True).click()
    conflict = admin.page.get_by_role("dialog", name="Somebody else saved first")
    expect(conflict.get_by_role("group", name="Words above the post")).to_contain_text("Cleo's")
    admin.has_no_barriers()
    conflict.get_by_role("radio", name=re.compile("Yours")).check()
    conflict.get_by_role("button", name="Go on with this").click()
    saves(admin)
    assert stored(deployment, guild)["text"] == "Ana's"


def test_a_viewer_reads_what_was_chosen_and_tries_it_out(deployment: Deployment, guild: int, viewer: Desk) -> None:
    source = follow(deployment, guild, "viewed-choices")
    chooses(deployment, guild, {"filter": {"field": "title", "contains": "Ohio"}, "text": "Look: {title}"})

    viewer.opens(f"dailies/{source}/destinations/{destination(deployment, guild)}")
    main = viewer.page.get_by_role("main")
    expect(main.get_by_text("Posts follow one another at once.")).to_be_visible()
    expect(main.get_by_role("group", name="Rule 1")).to_contain_text("title contains Ohio")
    expect(count(viewer)).to_have_text("1 of 3 items would come")
    expect(main.locator("textarea, input:not([type=radio])")).to_have_count(0)
    for control in ("Pause", "Remove this channel", "Send a test", "Add a rule"):
        expect(main.get_by_role("button", name=control)).to_have_count(0)
    viewer.has_no_barriers().fits_the_screen()


def test_it_fits_on_every_screen(deployment: Deployment, guild: int, desk: Desks) -> None:
    ana = desk("ana", language="de-DE").has_signed_in()
    path = opens_channel(deployment, guild, ana, "wide-days")
    ana.page.get_by_role("button", name="Filter hinzufügen").click()
    ana.page.get_by_role("button", name="Gruppe hinzufügen").click()
    ana.page.get_by_label("Was geprüft wird").nth(1).select_option("Länge")
    ana.page.get_by_label("Vergleich").nth(1).select_option("liegt zwischen")
    expect(ana.page.get_by_text("3 von 3")).to_have_count(0)

    ana.fits_every_screen()
    assert path in ana.page.url


def opens_channel(deployment: Deployment, guild: int, desk: Desk, feed: str) -> str:
    """Of a source that goes to one; its path, with three items there."""
    path = f"dailies/{follow(deployment, guild, feed)}/destinations/{destination(deployment, guild)}"
    desk.opens(path)
    return path


def destination(deployment: Deployment, guild: int) -> int:
    [row] = deployment.fetch("select id from destinations where guild_id = $1", guild)
    return int(row["id"])


def stored(deployment: Deployment, guild: int) -> dict[str, Any]:
    """What was chosen for the channel, without what it had from the beginning."""
    [row] = deployment.fetch("select choices::text from destinations where guild_id = $1", guild)
    kept: dict[str, Any] = msgspec.json.decode(row["choices"])
    return kept


def chooses(deployment: Deployment, guild: int, choices: dict[str, Any]) -> None:
    """Before anybody opens the page."""
    encoded = msgspec.json.encode({"spacing_seconds": 0} | choices).decode()
    deployment.fetch("update destinations set choices = $2::text::jsonb where guild_id = $1", guild, encoded)


def saves(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Save", exact=True).click()
    expect(desk.page.get_by_role("region", name="Unsaved changes")).to_have_count(0)


def judged(desk: Desk) -> Locator:
    return desk.page.get_by_role("region", name="Would it come?")


def count(desk: Desk) -> Locator:
    return judged(desk).get_by_role("status")


def preview(desk: Desk) -> Locator:
    return desk.page.get_by_role("region", name="In Discord")
