"""At the page: miles by hand, and what Discord's client does not let through."""

from tests.e2e.member import Member
from tests.e2e.visitor import Visitor

MADE_THE_GUILD = "/ping"
"""The exchange before every story."""


def test_a_producer_awards_with_a_picker_and_takes_back_from_suggestions(cleo_at_page: Visitor, bea: Member) -> None:
    cleo_at_page.runs("/mileage award", member="Bea", miles="7", reason="warm-up").sees("gets 7 miles")
    cleo_at_page.starts("/mileage award").fills_in("member", "be").chooses("Bea")
    cleo_at_page.fills_in("miles", "50").fills_in("reason", "great set").sends()
    cleo_at_page.sees("@Bea gets 50 miles and stands at 57.").sees("great set")
    cleo_at_page.starts("/mileage undo").fills_in("member", "Bea")
    cleo_at_page.adds("entry").fills_in("entry", "warm").chooses("+7 · Award: warm-up").sends()
    cleo_at_page.sees("Taken back: 7 miles of @Bea")
    assert bea.balance() == 50


def test_a_producer_awards_by_keyboard_alone(cleo_at_page: Visitor, bea: Member) -> None:
    """Faster than any list is drawn: Enter picks who was typed, not who stood first before."""
    cleo_at_page.types("/mileage aw").sees_command("/mileage award").presses("Enter")
    cleo_at_page.sees_at_option("Who gets the miles?").types_on("be").presses("Enter")
    cleo_at_page.sees_at_option("How many?").types_on("50").presses("Tab")
    cleo_at_page.sees_at_option("What for?").types_on("great set").presses("Enter")
    cleo_at_page.sees("@Bea gets 50 miles")
    assert bea.balance() == 50


def test_a_message_earns_its_writer_miles(cleo_at_page: Visitor, bea_at_page: Visitor, bea: Member) -> None:
    bea_at_page.says("What a night!")
    cleo_at_page.sees("What a night!").opens_menu_on_message("What a night!").picks("Award miles")
    cleo_at_page.fills_in("Miles", "75").fills_in("What for?", "this joke").submits()
    cleo_at_page.sees("@Bea gets 75 miles")
    bea_at_page.sees("@Bea gets 75 miles")
    assert bea.balance() == 75


def test_who_may_not_award_is_refused(bea_at_page: Visitor) -> None:
    bea_at_page.runs("/mileage award", member="Cleo", miles="50", reason="please")
    bea_at_page.sees("Only admins and the roles named by them hand out miles here.")
    bea_at_page.sees("Only you can see this")


def test_a_form_sent_with_a_double_click_awards_once(cleo_at_page: Visitor, bea: Member) -> None:
    bea.says("What a night!")
    cleo_at_page.sees("What a night!").opens_menu_on_message("What a night!").picks("Award miles")
    cleo_at_page.fills_in("Miles", "75").fills_in("What for?", "this joke").submits_twice()
    cleo_at_page.sees("@Bea gets 75 miles and stands at 75.")
    assert bea.balance() == 75


def test_a_button_clicked_twice_is_answered_once(cleo_at_page: Visitor) -> None:
    cleo_at_page.runs("/leaderboard").sees("The road is empty.")
    cleo_at_page.clicks_twice("Week").sees("Leaderboard · this week")
    cleo_at_page.backstage.sees_newest("button Week", "/leaderboard")


def test_a_first_command_clicked_twice_is_sent_once(bea_at_page: Visitor) -> None:
    bea_at_page.tries_twice("/check-in").sees("+10 miles for checking in")
    bea_at_page.backstage.sees_newest("/check-in", MADE_THE_GUILD)


def test_what_discords_client_refuses_is_not_sent(cleo_at_page: Visitor) -> None:
    cleo_at_page.starts("/mileage award").sends().sees_at_option("This option is required. Specify a value.")
    cleo_at_page.fills_in("member", "nobody at all").sends().sees_at_option("Pick one from the list.")
    cleo_at_page.fills_in("member", "Bea").fills_in("miles", "5000000").fills_in("reason", "great set")
    cleo_at_page.sends().sees_at_option("Enter a number of at most 100000.")
    cleo_at_page.fills_in("miles", "0").sends().sees_at_option("Enter a number of at least 1.")
    cleo_at_page.fills_in("miles", "many").sends().sees_at_option("Enter a whole number.")
    cleo_at_page.fills_in("miles", "50").fills_in("reason", "ha" * 151).sends()
    cleo_at_page.sees_at_option("Enter at most 300 characters.")
    cleo_at_page.backstage.sees_newest(MADE_THE_GUILD)
    cleo_at_page.fills_in("reason", "great set").sends().sees("@Bea gets 50 miles")


def test_an_oversized_form_is_not_sent(cleo_at_page: Visitor, bea: Member) -> None:
    bea.says("What a night!")
    cleo_at_page.sees("What a night!").opens_menu_on_message("What a night!").picks("Award miles")
    cleo_at_page.fills_in("Miles", "75").fills_in("What for?", "ha" * 151).submits()
    cleo_at_page.sees_in_form("Must be at most 300 characters.")
    cleo_at_page.fills_in("What for?", "ha" * 150).submits()
    cleo_at_page.sees("@Bea gets 75 miles")


def test_miles_that_are_no_number_are_refused_by_the_bot(cleo_at_page: Visitor, bea: Member) -> None:
    bea.says("What a night!")
    cleo_at_page.sees("What a night!").opens_menu_on_message("What a night!").picks("Award miles")
    cleo_at_page.fills_in("Miles", "many").fills_in("What for?", "this joke").submits()
    cleo_at_page.sees("Miles are a whole number from 1 to 100,000. Nothing was booked.")
    assert bea.balance() == 0
