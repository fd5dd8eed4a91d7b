"""`omo dailies replay`: what a feed's history would have posted."""

import json
from pathlib import Path

from typer.testing import CliRunner

from app.cli import commands
from app.errors import OperatorError
from tests.dailies.feeds import entries, entry, rss


def replayed(folder: Path, *options: str) -> list[dict[str, str]]:
    result = CliRunner().invoke(commands, ["dailies", "replay", str(folder), "--json", *options])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def ids(posted: list[dict[str, str]]) -> list[str]:
    return [line["id"] for line in posted]


def keep(folder: Path, feed: str, *bodies: bytes) -> None:
    (folder / feed).mkdir()
    for day, body in enumerate(bodies, start=18):
        (folder / feed / f"201303{day}T120000.xml").write_bytes(body)


def test_every_new_item_is_one_line_and_none_is_of_the_first_poll(tmp_path: Path) -> None:
    keep(tmp_path, "van", rss(*entries("ba")), rss(*entries("cba")))

    assert replayed(tmp_path) == [
        {
            "feed": "van",
            "snapshot": "20130319T120000",
            "id": "c",
            "title": "Day c",
            "url": "https://omo.example/c",
        }
    ]


def test_the_oldest_comes_first_and_what_returns_stays_away(tmp_path: Path) -> None:
    keep(tmp_path, "van", rss(*entries("a")), rss(*entries("dcba")), rss(*entries("d")), rss(*entries("edcba")))

    assert ids(replayed(tmp_path)) == ["b", "c", "d", "e"]


def test_the_first_poll_that_succeeds_is_the_baseline(tmp_path: Path) -> None:
    error_page = b"<html><body>503</body></html>"
    keep(tmp_path, "van", error_page, b"", rss(), rss(*entries("ba")), error_page, rss(), rss(*entries("cba")))

    assert ids(replayed(tmp_path)) == ["c"]


def test_half_a_feed_posts_nothing_twice(tmp_path: Path) -> None:
    whole = rss(*entries("dcba"))
    cuts = [whole[:length] for length in range(len(whole) - 1, 60, -37)][:10]
    keep(tmp_path, "van", rss(*entries("a")), *cuts, whole)

    assert sorted(ids(replayed(tmp_path))) == ["b", "c", "d"]


def test_feeds_are_replayed_side_by_side_in_time_order(tmp_path: Path) -> None:
    keep(tmp_path, "bus", rss(), rss(*entries("a")), rss(*entries("ba")), rss(*entries("cba")))
    keep(tmp_path, "van", rss(*entries("a")), rss(*entries("ba")))

    assert [(line["feed"], line["id"]) for line in replayed(tmp_path)] == [("van", "b"), ("bus", "b"), ("bus", "c")]


def test_the_newest_of_the_first_poll_can_be_posted(tmp_path: Path) -> None:
    keep(tmp_path, "van", rss(*entries("cba")))

    assert ids(replayed(tmp_path, "--newest", "2")) == ["b", "c"]


def test_the_files_of_one_feed_can_be_given_alone(tmp_path: Path) -> None:
    keep(tmp_path, "van", rss(*entries("a")), rss(*entries("ba")))

    assert replayed(tmp_path / "van")[0]["feed"] == "van"


def test_an_undated_item_among_dated_ones_comes_last(tmp_path: Path) -> None:
    dated = [entry(f"{day}", date=f"{day} Mar 2013 07:00:00 GMT") for day in (12, 19, 5)]
    keep(tmp_path, "van", rss(entry("0")), rss(entry("x"), *dated, entry("0")))

    assert ids(replayed(tmp_path)) == ["5", "12", "19", "x"]


def test_the_report_says_why_a_snapshot_was_of_no_use(tmp_path: Path) -> None:
    keep(tmp_path, "van", rss(*entries("a")), b"<html><body>503</body></html>", rss(*entries("ba")))
    result = CliRunner().invoke(commands, ["dailies", "replay", str(tmp_path)])

    assert "van/20130319T120000: this is a web page, not a feed" in result.stdout


def test_a_file_whose_name_is_no_moment_is_named_and_left_out(tmp_path: Path) -> None:
    keep(tmp_path, "van", rss(*entries("a")), rss(*entries("ba")))
    (tmp_path / "van" / "latest.xml").write_bytes(rss(*entries("zyx")))
    result = CliRunner().invoke(commands, ["dailies", "replay", str(tmp_path), "--json"])

    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["b"]
    assert result.stderr == "left out: the name of van/latest.xml is no moment (YYYYMMDDTHHMMSS)\n"


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    for options in ([], ["--json"]):
        result = CliRunner().invoke(commands, ["dailies", "replay", str(tmp_path), *options])

        assert isinstance(result.exception, OperatorError), "which the terminal shows as a line, with the exit status 1"
        assert "so there is nothing to replay" in str(result.exception)
