"""At the page: whoever one is, on any screen, by keyboard, and after a reload."""

import pytest

from tests.e2e.conftest import Doorkeeper
from tests.e2e.deployment import Deployment
from tests.e2e.member import Member
from tests.e2e.visitor import Theme, Visitor

DAY, NIGHT = "rgb(255, 253, 248)", "rgb(30, 31, 37)"


def test_what_only_bea_can_see_is_not_shown_to_ana(bea_at_page: Visitor) -> None:
    bea_at_page.says("Hello, road!").runs("/check-in").sees("+10 miles")
    bea_at_page.becomes("ana").sees("Hello, road!").does_not_see("+10 miles")
    bea_at_page.becomes("bea").sees("+10 miles")


def test_a_server_and_a_channel_are_picked_from_the_lists(bea_at_page: Visitor) -> None:
    bea_at_page.says("Hello, road!")
    bea_at_page.goes_to("Open Mic Odyssey").does_not_see("Hello, road!")
    bea_at_page.goes_to(f"Guild {str(bea_at_page.guild_id)[-4:]}").sees("Hello, road!")
    bea_at_page.goes_to("the-dailies").does_not_see("Hello, road!")
    bea_at_page.goes_to("Direct messages").runs("/ping").sees("Engine's running.")
    assert bea_at_page.composer.get_attribute("placeholder") == "Message @Crew Bot"


def test_however_many_servers_there_are_the_corner_stays(deployment: Deployment, visitor: Doorkeeper) -> None:
    for _ in range(20):
        deployment.new_guild()
    bea = visitor("bea").sees_who_they_are()
    bea.goes_to(f"Guild {str(bea.guild_id)[-4:]}").sees_who_they_are()


def test_a_channel_for_directors_is_shown_to_directors_only(visitor: Doorkeeper) -> None:
    visitor("ana").goes_to("directors-cut")
    visitor("bea").sees_no_channel("directors-cut")


def test_a_reload_keeps_messages_and_roles(bea_at_page: Visitor, cleo: Member) -> None:
    cleo.runs("/mileage award member:@bea miles:500 reason:drove all night")
    bea_at_page.runs("/check-in").sees("+10 miles")
    bea_at_page.reloads().sees("+10 miles").sees("Bea is now Roadie!").opens("Members").sees_member_under(
        "Roadie", "bea"
    )


def test_on_a_phone_everything_is_there_by_touch(visitor: Doorkeeper) -> None:
    bea = visitor("bea", width=360)
    bea.tries("/check-in").sees("+10 miles")
    bea.opens("Members").sees_drawer("Members").presses("Escape")
    bea.opens("Backstage").backstage.shows_exchange("/check-in").sees("Signed request")
    bea.presses("Escape").opens("Channels").sees_drawer("Channels").goes_to("the-dailies")
    bea.does_not_see("+10 miles")


def test_on_a_phone_by_keyboard_alone(visitor: Doorkeeper) -> None:
    bea = visitor("bea", width=360)
    bea.tabs_to(bea.first_commands.get_by_role("button", name="/check-in")).presses("Enter").sees("+10 miles")
    for side in ("Members", "Backstage", "Channels"):
        bea.tabs_to(bea.page.get_by_role("button", name=side, exact=True), "Shift+Tab")
        bea.presses("Enter").sees_drawer(side).presses("Escape")
    bea.tabs_to(bea.composer).types_on("/leader").sees_command("/leaderboard").presses("Enter")
    bea.tabs_to(bea.send_button).presses("Enter").sees("Leaderboard · the whole trip")
    bea.tabs_to(bea.button("Week"), "Shift+Tab").presses("Enter").sees("Leaderboard · this week")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_light_and_dark(visitor: Doorkeeper, cleo: Member, theme: Theme) -> None:
    cleo.runs("/mileage award member:@bea miles:1234 reason:drove all night")
    bea = visitor("bea", theme=theme)
    bea.tries("/check-in").sees("+10 miles").runs("/mileage show").sees_picture()
    bea.types("**bold** `code` ||secret|| <t:1700000000:D>").presses("Enter").sees("November 14, 2023")
    bea.runs("/leaderboard").sees("Leaderboard")
    bea.opens("Members").opens("Backstage").backstage.shows_exchange("/mileage show")


def test_a_chosen_theme_outlives_a_reload(bea_at_page: Visitor) -> None:
    bea_at_page.chooses_theme("Dark").sees_the_ground(NIGHT).reloads().sees_the_ground(NIGHT)
    bea_at_page.chooses_theme("As the system").sees_the_ground(DAY)
