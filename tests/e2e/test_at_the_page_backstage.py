"""At the page: the side panel, where a developer sees what went over the wire."""

from tests.e2e.visitor import Visitor


def test_an_exchange_is_shown_from_the_signed_request_to_the_last_call(bea_at_page: Visitor) -> None:
    bea_at_page.tries("/check-in").sees("+10 miles")
    panel = bea_at_page.backstage.shows_exchange("/check-in")
    panel.sees("X-Signature-Ed25519").sees("HTTP 200").sees("answered").sees("The bot asked nothing more of Discord.")


def test_an_exchange_is_found_from_its_message(bea_at_page: Visitor) -> None:
    bea_at_page.tries("/check-in").sees("+10 miles")
    bea_at_page.opens_menu_on_message("+10 miles").picks("Show its exchange")
    bea_at_page.backstage.sees("Signed request")


def test_the_bot_answers_what_discord_probes(bea_at_page: Visitor) -> None:
    bea_at_page.tries("/check-in").sees("+10 miles")
    panel = bea_at_page.backstage
    panel.probes("Replay").sees_of_probe("Replay", "the same answer as before")
    panel.probes("PING").sees_of_probe("PING", "HTTP 200")
    panel.probes("Bad signature").sees_of_probe("Bad signature", "HTTP 401")
    panel.probes("No signature").sees_of_probe("No signature", "HTTP 401")
    panel.probes("Unknown command").sees_of_probe("Unknown command", "HTTP 200")
    bea_at_page.runs("/mileage show").sees("Bea · 10 miles")


def test_faults_are_listed_until_they_are_mended(bea_at_page: Visitor) -> None:
    panel = bea_at_page.backstage
    panel.breaks("any endpoint", "429", "every request").sees("every request: answered 429")
    panel.mends_everything().does_not_see("answered 429")


def test_the_stage_tells_where_the_bot_answers(bea_at_page: Visitor) -> None:
    bea_at_page.backstage.opens("Stage").sees(f"{bea_at_page.deployment.addresses[0]}/interactions")
