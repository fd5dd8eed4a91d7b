"""What members see of their miles."""

from tests.e2e.conftest import Cast
from tests.e2e.deployment import Deployment
from tests.e2e.member import Member, fetched

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_member_checks_in_and_sees_the_miles(bea: Member) -> None:
    assert bea.runs("/check-in").numbers == [10, 10]
    shown = bea.runs("/mileage show")
    assert "Bea" in shown.text
    assert shown.numbers[0] == 10


def test_the_second_check_in_of_a_day_brings_nothing(bea: Member) -> None:
    bea.runs("/check-in")
    assert "already checked in today" in bea.runs("/check-in").text
    assert bea.balance() == 10


def test_any_web_process_shows_the_rank_card(deployment: Deployment, bea: Member) -> None:
    bea.runs("/check-in")
    picture = bea.runs("/mileage show").picture
    path = picture.removeprefix(deployment.environment["PUBLIC_URL"])
    for address in deployment.addresses:
        answer = fetched(address + path)
        assert answer.headers["content-type"] == "image/png"
        assert answer.content.startswith(PNG)
    assert fetched(deployment.addresses[0] + path.replace(".png", "x.png")).status_code == 404


def test_the_leaderboard_turns_its_pages_by_buttons(deployment: Deployment, guild: int, ana: Member) -> None:
    for number in range(12):
        ana.runs(f"/mileage award member:@{_newcomer(deployment, guild, number)} miles:{100 + number} reason:set")
    first = ana.runs("/leaderboard")
    assert "111" in first.text
    assert "**100**" not in first.text
    second = ana.clicks("Down")
    assert "**100**" in second.text
    assert "**111**" not in second.text
    assert "**111**" in ana.clicks("◂ Up").text
    assert "this week" in ana.clicks("Week").text


def test_my_own_place_is_always_on_the_leaderboard(ana: Member, bea: Member) -> None:
    ana.runs("/mileage award member:@jiwoo miles:50 reason:set")
    bea.runs("/check-in")
    assert "You: place **2** with **10**" in bea.runs("/leaderboard").text


def test_who_hides_is_on_no_board(ana: Member, bea: Member) -> None:
    bea.runs("/check-in")
    bea.runs("/mileage privacy")
    assert "**hidden**" in bea.clicks("Hide me").text
    assert "Bea" not in ana.runs("/leaderboard").text
    assert "you are hidden" in bea.runs("/leaderboard").text


def test_my_data_comes_as_a_file(deployment: Deployment, bea: Member) -> None:
    bea.runs("/check-in")
    bea.runs("/mileage privacy")
    answer = bea.clicks("Download my data")
    [file] = answer.files
    assert file["filename"] == "my-miles.json"
    assert answer.only_for_one
    copy = deployment.discord.download(file["url"]).json()
    assert [entry["miles"] for entry in copy["entries"]] == [10]


def test_who_asks_to_be_forgotten_is_forgotten(bea: Member) -> None:
    bea.runs("/check-in")
    bea.runs("/mileage privacy")
    bea.clicks("Erase me")
    assert "nothing was erased" in bea.fills_in(word="maybe").text
    assert bea.balance() == 10
    bea.runs("/mileage privacy")
    bea.clicks("Erase me")
    assert "Forgotten" in bea.fills_in(word="ERASE").text
    assert bea.balance() == 0


def test_a_german_reads_german(person: Cast) -> None:
    assert "Meilen" in person("juergen").runs("/check-in").text


def test_in_a_direct_message_the_member_is_sent_to_a_server(deployment: Deployment) -> None:
    writer = Member(deployment, "bea", None)
    assert "only works in a server" in writer.runs("/check-in").text
    assert "Engine's running" in writer.runs("/ping").text


def _newcomer(deployment: Deployment, guild: int, number: int) -> int:
    """Somebody whom the pretend Discord has never seen."""
    newcomer = 300000000000000000 + guild % 1000000 * 100 + number
    Member(deployment, str(newcomer), guild).runs("/ping")
    return newcomer
