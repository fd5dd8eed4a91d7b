"""At the page: what members see of their miles."""

from tests.e2e.conftest import Doorkeeper
from tests.e2e.deployment import Deployment
from tests.e2e.member import Member
from tests.e2e.visitor import Visitor


def test_a_newcomer_checks_in_with_one_click(bea_at_page: Visitor) -> None:
    bea_at_page.tries("/check-in")
    bea_at_page.sees("+10 miles for checking in. Your odometer shows 10.")
    bea_at_page.sees("Only you can see this")


def test_a_member_sees_the_rank_card(bea_at_page: Visitor) -> None:
    bea_at_page.tries("/check-in").sees("+10 miles")
    bea_at_page.runs("/mileage show")
    bea_at_page.sees("Bea · 10 miles")
    bea_at_page.sees_picture()


def test_who_climbs_a_rank_is_listed_under_it(bea_at_page: Visitor, cleo: Member) -> None:
    cleo.runs("/mileage award member:@bea miles:500 reason:drove all night")
    bea_at_page.sees("Bea is now Roadie!")
    bea_at_page.opens("Members").sees_member_under("Roadie", "bea")


def test_the_leaderboard_is_paged_and_turned_by_buttons(bea_at_page: Visitor, deployment: Deployment) -> None:
    crowd = Crowd(deployment, bea_at_page.guild_id)
    crowd.earns(range(100, 112))
    bea_at_page.runs("/leaderboard").sees("Leaderboard · the whole trip")
    bea_at_page.sees("· 111").does_not_see("· 100")
    bea_at_page.clicks("Down ▸").sees("· 100")
    bea_at_page.clicks("◂ Up").does_not_see("· 100")
    bea_at_page.clicks("Week").sees("Leaderboard · this week")
    bea_at_page.clicks("Month").sees("Leaderboard · this month")
    bea_at_page.clicks("Whole trip").sees("Leaderboard · the whole trip")


def test_a_member_is_looked_up_from_the_member_list(bea_at_page: Visitor, cleo: Member) -> None:
    cleo.runs("/mileage award member:@zoe miles:25 reason:song")
    bea_at_page.opens("Members").opens_menu_on_member("zoe").picks("Show mileage")
    bea_at_page.sees("Zoë 🎤🚐✨ · 25 miles")


def test_a_german_is_answered_in_german(visitor: Doorkeeper) -> None:
    juergen = visitor("juergen")
    juergen.tries("/check-in").sees("+10 Meilen fürs Einchecken")
    juergen.types("/mileage").sees_command("Einem Mitglied Meilen geben")


class Crowd:
    """People whom the pretend Discord has never seen."""

    def __init__(self, deployment: Deployment, guild_id: int) -> None:
        self.deployment, self.guild_id = deployment, guild_id
        self.ana = Member(deployment, "ana", guild_id)

    def earns(self, each: range) -> None:
        for miles in each:
            newcomer = 300000000000000000 + self.guild_id % 1000000 * 1000 + miles
            Member(self.deployment, str(newcomer), self.guild_id).runs("/ping")
            self.ana.runs(f"/mileage award member:@{newcomer} miles:{miles} reason:set")
