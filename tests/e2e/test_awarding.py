"""Miles by hand, and what happens when the same is asked twice."""

from concurrent.futures import ThreadPoolExecutor

import httpx

from tests.e2e.conftest import Cast
from tests.e2e.deployment import Deployment
from tests.e2e.member import Member
from tests.e2e.signed import Json, Signer

AWARD = "/mileage award member:@bea miles:50 reason:great set"


def test_a_producer_awards_and_takes_back(cleo: Member, bea: Member) -> None:
    answer = cleo.runs(AWARD)
    assert answer.numbers == [50, 50]
    assert "great set" in answer.text
    assert not answer.only_for_one
    assert bea.balance() == 50
    assert "Taken back" in cleo.runs("/mileage undo member:@bea").text
    assert bea.balance() == 0
    statement = bea.runs("/mileage history").text
    assert "taken back" in statement
    assert "great set" in statement


def test_taking_back_twice_changes_nothing(cleo: Member, bea: Member) -> None:
    cleo.runs(AWARD)
    cleo.runs("/mileage undo member:@bea")
    assert "nothing to take back" in cleo.runs("/mileage undo member:@bea").text
    assert bea.balance() == 0


def test_an_older_award_is_chosen_from_suggestions(cleo: Member, bea: Member) -> None:
    cleo.runs(AWARD)
    cleo.runs("/mileage award member:@bea miles:7 reason:late")
    newest, older = cleo.suggestions("/mileage undo member:@bea", "entry")
    assert newest["name"].startswith("+7 · Award: late")
    cleo.runs(f"/mileage undo member:@bea entry:{older['value']}")
    assert bea.balance() == 7


def test_somebody_without_the_right_is_refused(person: Cast, bea: Member) -> None:
    answer = person("jiwoo", locale="en-US").runs(AWARD)
    assert "hand out miles here" in answer.text
    assert answer.only_for_one
    assert bea.balance() == 0


def test_nobody_awards_themselves(cleo: Member) -> None:
    assert "own logbook" in cleo.runs("/mileage award member:@cleo miles:50 reason:me").text
    assert cleo.balance() == 0


def test_miles_are_awarded_from_a_message(cleo: Member, bea: Member) -> None:
    assert cleo.opens_on_message("Award miles", "What a night!", author="bea").form["title"] == "Award miles"
    assert cleo.fills_in(miles="75", reason="this joke").numbers == [75, 75]
    assert bea.balance() == 75


def test_the_form_is_open_to_those_who_may_award_only(bea: Member, cleo: Member) -> None:
    assert "hand out miles here" in bea.opens_on_message("Award miles", "Ha!", author="cleo").text


def test_anybody_looks_at_anybodys_miles(cleo: Member, bea: Member, person: Cast) -> None:
    cleo.runs(AWARD)
    assert bea.opens_on_member("Show mileage", "bea").numbers[0] == 50
    assert person("zoe").opens_on_member("Show mileage", "bea").numbers[0] == 50


def test_the_same_interaction_at_both_web_processes_at_once_books_once(
    deployment: Deployment, cleo: Member, bea: Member, signer: Signer
) -> None:
    interaction = signer.anew(cleo.runs(AWARD))
    answers = _sent_at_once(deployment, signer, [interaction] * 8)
    assert len({answer.text for answer in answers}) == 1
    assert bea.balance() == 100
    assert signer.sends(deployment.next_address(), interaction).text == answers[0].text


def test_two_check_ins_at_once_book_one(deployment: Deployment, bea: Member, person: Cast, signer: Signer) -> None:
    template = bea.runs("/check-in")
    first, second = signer.anew(template), signer.anew(template)
    for each in (first, second):
        each["member"]["user"]["id"] = str(person("zoe").id)
    texts = sorted(answer.json()["data"]["content"] for answer in _sent_at_once(deployment, signer, [first, second]))
    assert "already checked in" in texts[0]
    assert "for checking in" in texts[1]
    assert person("zoe").balance() == 10


def _sent_at_once(deployment: Deployment, signer: Signer, interactions: list[Json]) -> list[httpx.Response]:
    """To the web processes in turn."""
    addresses = [deployment.next_address() for _ in interactions]
    with ThreadPoolExecutor(len(interactions)) as senders:
        answers = list(senders.map(signer.sends, addresses, interactions))
    assert {answer.status_code for answer in answers} == {200}
    return answers
