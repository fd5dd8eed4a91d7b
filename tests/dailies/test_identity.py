"""What makes an item the same item in the next poll."""

import pytest

from app.dailies.parsing.identity import steady_link
from app.dailies.parsing.reading import read_feed
from tests.dailies.feeds import entry, rss


def ids(*items: str) -> list[str]:
    return [item.id for item in read_feed(rss(*items)).items]


def test_the_guid_is_the_id_as_it_stands_there() -> None:
    assert ids(entry("HTTPS://omo.example/?p=1&amp;utm_source=rss", "https://omo.example/1")) == [
        "HTTPS://omo.example/?p=1&utm_source=rss"
    ]


def test_white_space_and_cdata_around_a_guid_do_not_count() -> None:
    assert ids(entry("\n  <![CDATA[ day-1 ]]>\n", "https://omo.example/1")) == ids(entry("day-1")) == ["day-1"]


def test_edits_do_not_make_an_item_a_new_one() -> None:
    before = entry("day-1", "https://omo.example/1", "Day 1", "Mon, 23 Nov 2026 07:00:00 GMT", "Fuel.")
    after = entry("day-1", "https://omo.example/moved", "Day one", "Tue, 24 Nov 2026 07:00:00 GMT", "Fuel and rain.")

    assert ids(before) == ids(after)


def test_without_a_guid_the_link_counts() -> None:
    assert ids(entry(link="https://omo.example/1", title="Day 1")) == ids(entry(link="https://omo.example/1"))


@pytest.mark.parametrize(
    "other",
    [
        "https://omo.example/a?id=1",
        "HTTP://OMO.example/a?id=1",
        "http://omo.example/a?utm_source=rss&id=1&utm_medium=feed",
        "http://omo.example/a?id=1&fbclid=abc",
        "http://omo.example/a?id=1#utm_source=rss",
    ],
)
def test_what_changes_in_a_link_when_nothing_does_is_left_out(other: str) -> None:
    assert steady_link(other) == "http://omo.example/a?id=1"


@pytest.mark.parametrize("other", ["http://omo.example/A", "http://omo.example/a/", "http://omo.example/a#2", "x"])
def test_other_links_stay_other_links(other: str) -> None:
    assert steady_link(other) == other
    assert steady_link(other) != steady_link("http://omo.example/a")


def test_with_neither_guid_nor_link_title_and_date_count_and_an_edited_text_does_not() -> None:
    first = entry(title="Day 1", date="Mon, 23 Nov 2026 07:00:00 GMT", text="Fuel.")
    edited = entry(title="Day 1", date="Mon, 23 Nov 2026 07:00:00 GMT", text="Fuel and rain.")
    next_day = entry(title="Day 1", date="Tue, 24 Nov 2026 07:00:00 GMT", text="Fuel.")

    assert ids(first) == ids(edited) != ids(next_day)


def test_an_item_that_stands_there_twice_is_one_item() -> None:
    twin = entry("day-1", "https://omo.example/1", "Day 1")

    assert ids(twin, twin) == ["day-1"]


def test_an_item_that_is_published_again_elsewhere_with_its_guid_and_title_is_one_item() -> None:
    news, stage = (
        entry("day-1", "https://omo.example/news/1", "Day 1"),
        entry("day-1", "https://omo.example/1", "Day 1"),
    )

    assert ids(stage, news) == ["day-1"]


def test_items_that_share_a_guid_are_told_apart_by_their_links_and_the_oldest_keeps_it() -> None:
    first, second = entry("blog", "https://omo.example/1", "Day 1"), entry("blog", "https://omo.example/2", "Day 2")

    assert ids(first) == ["blog"]
    assert ids(second, first) == ["blog|http://omo.example/2", "blog"]


def test_items_that_share_a_link_and_have_no_guid_are_told_apart_by_their_titles() -> None:
    home = "http://omo.example/"

    assert ids(entry(link=home, title="Day 2"), entry(link=home, title="Day 1")) == [f"{home}|Day 2", home]


def test_an_id_is_never_longer_than_an_index_takes() -> None:
    assert ids(entry("x" * 5000)) == ids(entry("x" * 5000))
    assert len(ids(entry("x" * 5000))[0]) < 100


def test_thousands_of_items_with_one_id_are_told_apart_at_once() -> None:
    assert (
        len(ids(*(entry("blog", f"https://omo.example/{number}", f"Day {number}") for number in range(4000)))) == 4000
    )


def test_an_id_holds_nothing_that_the_database_cannot() -> None:
    (item,) = read_feed(b'{"version": "1", "items": [{"id": "a\\u0000b", "url": "https://omo.example/\\u0000"}]}').items

    assert (item.id, item.url) == ("ab", "")
