"""At the page: what a Discord user sees when something fails, and why it did."""

from collections.abc import Iterator

import pytest

from tests.e2e.deployment import Deployment
from tests.e2e.member import Member
from tests.e2e.visitor import Visitor

ROLE_ROUTE = "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}"
WHO_WROTE_IT = "GET /guilds/{guild_id}/members/{user_id}"
DID_NOT_RESPOND = "The application did not respond"


def test_a_command_that_nobody_registered(bea_at_page: Visitor) -> None:
    bea_at_page.types("/warp speed").chooses("No command is called so")
    bea_at_page.sees("The bot does not know that (any more). Please run the command again.")


def test_a_button_that_the_bot_has_forgotten(bea_at_page: Visitor, deployment: Deployment) -> None:
    button = {"type": 2, "style": 1, "label": "Take the wheel", "custom_id": "v0:gone:for:good"}
    deployment.posts(bea_at_page.guild_id, content="Who drives?", components=[{"type": 1, "components": [button]}])
    bea_at_page.sees("Who drives?").clicks("Take the wheel")
    bea_at_page.sees("The bot does not know that (any more). Please run the command again.")


def test_a_bot_that_is_down(bea_at_page: Visitor, deployment: Deployment) -> None:
    bea_at_page.runs("/leaderboard").sees("The road is empty.")
    with deployment.endpoint_down():
        bea_at_page.runs("/ping").sees(DID_NOT_RESPOND)
        bea_at_page.asks_why().sees("Nothing took the request").sees("Start the bot")
        bea_at_page.clicks("Week").sees("This interaction failed")
    bea_at_page.runs("/ping").sees("Engine's running.")


def test_a_bot_that_answers_too_late(bea_at_page: Visitor, deployment: Deployment) -> None:
    with deployment.endpoint_asleep():
        bea_at_page.runs("/ping").sees("Sending command…").sees(DID_NOT_RESPOND)
    bea_at_page.asks_why().sees("The bot took longer than 3 seconds.")


def test_a_bot_that_needs_longer_thinks_and_then_answers(
    cleo_at_page: Visitor, bea: Member, deployment: Deployment
) -> None:
    bea.says("What a night!")
    cleo_at_page.sees("What a night!").opens_menu_on_message("What a night!").picks("Award miles")
    cleo_at_page.fills_in("Miles", "75").fills_in("What for?", "this joke")
    deployment.discord.fault(WHO_WROTE_IT, delay=3.5)
    cleo_at_page.submits().sees("is thinking…").sees("@Bea gets 75 miles")
    cleo_at_page.does_not_see("is thinking…")


def test_a_role_that_discord_refuses_at_first_arrives_all_the_same(cleo_at_page: Visitor) -> None:
    cleo_at_page.backstage.breaks(ROLE_ROUTE, "500")
    cleo_at_page.runs("/mileage award", member="Bea", miles="500", reason="drove all night")
    cleo_at_page.sees("@Bea is now Roadie!")
    cleo_at_page.backstage.opens("Calls").sees("(a fault you asked for)")
    cleo_at_page.opens("Members").sees_member_under("Roadie", "bea")


@pytest.fixture(autouse=True)
def mended(deployment: Deployment) -> Iterator[None]:
    """A failure here is not a failure of everything after it."""
    yield
    deployment.discord.mend()
