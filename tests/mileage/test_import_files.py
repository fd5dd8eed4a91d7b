"""Files as other bots and spreadsheets write them, down to what somebody broke by hand."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.mileage.exports.cells import neutral, original
from app.mileage.imports.reading import FORMATS, read_file
from app.mileage.imports.rows import BadFile, BadLine, ImportRow, ReadFile
from app.texts import Texts, texts_in
from tests.cast import ZOE

GUILD = 159962941502783488
ANA, BEA = 258258856189231104, 136777781005647872

MEE6: Any = {
    "admin": False,
    "guild": {"icon": "a_1", "id": str(GUILD), "name": "Tour", "premium": True},
    "page": 0,
    "players": [
        {"avatar": "9f", "detailed_xp": [1207, 2675, 21_917], "discriminator": "0", "guild_id": str(GUILD),
         "id": str(ANA), "level": 18, "message_count": 1063, "username": "ana", "xp": 21_917},
        {"avatar": "", "detailed_xp": [5, 100, 5], "discriminator": "0", "guild_id": str(GUILD), "id": str(BEA),
         "level": 0, "message_count": 1, "username": "bea", "xp": 5},
    ],
    "xp_rate": 1,
}  # fmt: skip
LURKR: Any = {
    "guild": {"id": str(GUILD), "name": "Tour"},
    "levels": [
        {"userId": str(ANA), "xp": 21_917, "level": 18, "messageCount": 1063, "rank": 1, "accentColour": None,
         "user": {"id": str(ANA), "username": "ana", "avatar": "9f"}},
        {"userId": str(BEA), "xp": 5, "level": 0, "messageCount": 1, "rank": 2, "user": {"username": "bea"}},
    ],
    "roleRewards": [],
}  # fmt: skip
POLARIS: Any = {
    "settings": {"enabled": True, "gain": {"min": 50, "max": 100, "time": 60}},
    "users": {str(ANA): {"xp": 21_917, "cooldown": 1_700_000_000_000}, str(BEA): {"xp": 5.8, "hidden": True}},
}
LEVELUP: Any = {
    "users": {
        str(ANA): {
            "xp": 21_917.5,
            "voice": 3600.0,
            "messages": 1063,
            "level": 18,
            "last_active": "2026-01-01T00:00:00",
        },
        str(BEA): {"xp": 5.0, "messages": 1},
    },
    "users_weekly": {str(ANA): {"xp": 12.0}},
    "algorithm": {"base": 100, "exp": 2.0},
    "levelroles": {"5": 1},
}


ENGLISH, GERMAN = texts_in("en"), texts_in("de")
ENCODINGS = ("utf-8", "utf-16", "windows-1252")
sizes = st.integers(0, 400)


def read(content: Any, file_format: Any = None, encoding: Any = None) -> ReadFile:
    if not isinstance(content, str | bytes):
        content = json.dumps(content, indent=2)
    return read_file(content.encode() if isinstance(content, str) else content, GUILD, file_format, encoding)


def refusal(content: Any, texts: Texts = ENGLISH, **how: Any) -> str:
    with pytest.raises(BadFile) as caught:
        read(content, **how)
    return caught.value.told(texts)


@pytest.mark.parametrize(
    ("name", "content", "names"),
    [
        ("mee6", MEE6, ("ana", "bea")),
        ("mee6", MEE6["players"], ("ana", "bea")),
        ("mee6", [MEE6 | {"players": [player]} for player in MEE6["players"]], ("ana", "bea")),
        ("mee6", [{"id": str(ANA), "xp": 21_917}, {"id": BEA, "xp": "5"}], ("", "")),
        ("lurkr", LURKR, ("ana", "bea")),
        ("lurkr", LURKR["levels"], ("ana", "bea")),
        ("lurkr", [LURKR | {"levels": [level]} for level in LURKR["levels"]], ("ana", "bea")),
        ("polaris", POLARIS, ("", "")),
        ("polaris", POLARIS["users"], ("", "")),
        ("polaris", {"xp": POLARIS["users"]}, ("", "")),
        ("levelup", LEVELUP, ("", "")),
        ("levelup", {"configs": {str(GUILD): LEVELUP, "7": {"users": {"1": {"xp": 9}}}}}, ("", "")),
    ],
)
def test_each_format_tells_itself_and_gives_the_same(name: str, content: Any, names: tuple[str, str]) -> None:
    expected = [ImportRow(1, ANA, names[0], 21_917), ImportRow(2, BEA, names[1], 5)]

    assert read(content) == ReadFile(name, expected, [], 0)  # type: ignore[arg-type]
    assert read(content, name).rows == expected


@pytest.mark.parametrize("shape", ["lines", "list", "one line", "members"])
def test_our_own_json_comes_in_lines_or_as_a_list(shape: str) -> None:
    records = [{"user_id": str(ANA), "name": "Ana", "balance": 7, "hidden": False}, {"name": "Bea", "miles": 5}]
    contents = {
        "lines": "".join(json.dumps(record) + "\n" for record in records),
        "list": json.dumps(records),
        "one line": json.dumps(records[0]),
        "members": json.dumps({"members": records}),
    }

    found = read(contents[shape])

    assert (found.format, found.rows[0]) == ("own-json", ImportRow(1, ANA, "Ana", 7))
    assert found.rows[1:] == ([] if shape == "one line" else [ImportRow(2, None, "Bea", 5)])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_spreadsheets_save_csv_in_many_ways(encoding: str, separator: str, end: str) -> None:
    lines = ["User_ID,Name,Miles,More", f"{ANA},Zoë,5,x", ",Renée,6,y", ""]
    content = end.join(lines).replace(",", separator).encode(encoding)

    found = read(content, encoding="windows-1252" if encoding == "cp1252" else None)

    assert found.rows == [ImportRow(2, ANA, "Zoë", 5), ImportRow(3, None, "Renée", 6)]


@pytest.mark.parametrize("name", [str(ZOE.id), f"<@{ZOE.id}>", f"<@!{ZOE.id}>", f" {ZOE.id} "])
def test_an_id_where_the_name_belongs_is_an_id(name: str) -> None:
    [row] = read(f"name,miles\n{name},5\n").rows

    assert (row.user_id, row.name, row.points) == (ZOE.id, "", 5)


def test_a_line_in_another_encoding_is_named() -> None:
    content = "name,miles\nAna,5\nZoë,6\n".encode("cp1252")
    assert refusal(content).startswith("line 3: is not UTF-8. If a spreadsheet saved it as ANSI")
    assert refusal(b"name\x81,miles\n", encoding="windows-1252") == "line 1: is not Windows-1252"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("1.36778E+17,Ana,5", "a spreadsheet has rounded"),
        ("x7,Ana,5", "'x7' where an id should be"),
        ("0,Ana,5", "nobody can have"),
        ("99999999999999999999,Ana,5", "nobody can have"),
        (",,5", "names nobody"),
        ("7,Ana", "2 cells, and the first line 3"),
        ("7,Ana,", "'' where miles should be"),
        ("7,Ana,5 miles", "'5 miles' where miles should be"),
        ("7,Ana,inf", "'inf' where miles should be"),
        ("7,Ana,1000000001", "at most 1,000,000,000"),
        ("7,Ana,1.5", "1.5 miles: miles are whole"),
        ("7,Ana,1.000", "has 1.000, which some read as thousands: write the digits alone"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_taken(line: str, problem: str) -> None:
    found = read(f"user_id,name,balance\n{line}\n8,Bea,1e3\n")

    assert [(bad.line, problem in bad.told(ENGLISH)) for bad in found.bad_lines] == [(2, True)], found.bad_lines
    assert found.rows == [ImportRow(3, 8, "Bea", 1000)]


def test_bad_records_of_json_are_told_by_their_number() -> None:
    players = [*MEE6["players"], {"id": "1", "xp": None}, {"id": [], "xp": 5}, 7, {"id": "2", "xp": True}]

    found = read({"players": players})

    assert (len(found.rows), [bad.line for bad in found.bad_lines]) == (2, [3, 4, 5, 6])


def test_half_a_mile_is_none_in_our_own_json_either() -> None:
    found = read('{"user_id": "7", "miles": 1.5}\n{"user_id": "8", "miles": 2.0}\n')

    assert [bad.told(ENGLISH) for bad in found.bad_lines] == ["has 1.5 miles: miles are whole"]
    assert [row.points for row in found.rows] == [2]


def test_nobody_comes_from_another_bot_with_less_than_nothing() -> None:
    found = read({"players": [{"id": "7", "xp": -5}, {"id": "8", "xp": 0}]})

    assert [row.points for row in found.rows] == [0]
    assert [(bad.line, bad.told(ENGLISH), bad.told(GERMAN)) for bad in found.bad_lines] == [
        (1, "has -5 miles: nobody begins below zero", "hat -5 Meilen: niemand beginnt unter null")
    ]


@pytest.mark.parametrize("content", ["user_id,balance\n7,-5\n", '{"user_id": "7", "balance": -5}\n'])
def test_our_own_balances_may_stand_below_zero(content: str) -> None:
    assert [row.points for row in read(content).rows] == [-5]


def test_what_is_wrong_with_a_file_is_said_in_the_readers_language() -> None:
    assert refusal("user_id,miles\n7,Ana\n", GERMAN) == (
        "hat keine Zeile mit einem Mitglied und Meilen; die erste von 1: Zeile 2 hat 'Ana', wo Meilen stehen sollten"
    )
    assert refusal("a,b\n", GERMAN).startswith("Zeile 1: nennt keine Spalten")


def test_a_line_of_an_import_from_before_is_told_as_it_was() -> None:
    assert BadLine(7, "names nobody").told(GERMAN) == "names nobody"


def test_others_count_in_fractions_which_are_dropped() -> None:
    assert [row.points for row in read({"players": [{"id": "7", "xp": 1207.5}]}).rows] == [1207]


@pytest.mark.parametrize("header", ["user_id,name,miles,Miles", "user_id,balance, USER_ID ,name", "name,name,miles,x"])
def test_a_column_that_is_there_twice_is_refused(header: str) -> None:
    told = refusal(f"{header}\n7,5,6,8\n")
    assert re.match(r"line 1: names the column `(miles|user_id|name)` more than once: leave one", told)


def test_columns_that_do_not_count_may_be_there_twice() -> None:
    assert [row.points for row in read("user_id,miles,,\n7,5,,\n").rows] == [5]


def test_a_backup_of_a_whole_bot_without_this_server_is_refused() -> None:
    assert str(GUILD) in refusal({"configs": {"7": LEVELUP}})


@pytest.mark.parametrize(
    ("content", "file_format"), [("a,b\n", "mee6"), (MEE6, "own-csv"), (MEE6, "levelup"), (POLARIS, "lurkr")]
)
def test_a_file_that_is_not_what_it_is_said_to_be_is_refused(content: Any, file_format: str) -> None:
    with pytest.raises(BadFile):
        read(content, file_format)


keys = st.sampled_from(["user_id", "id", "userId", "name", "user", "username", "xp", "balance", "miles", "players",
                        "levels", "users", "configs", "members", str(GUILD), "voice"])  # fmt: skip
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(str(ANA)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
broken = st.one_of(
    st.binary(max_size=60),
    st.builds(lambda text, end: text[:end].encode(), st.sampled_from([json.dumps(MEE6), json.dumps(LEVELUP)]), sizes),
    st.dictionaries(keys, values, max_size=4).map(lambda found: json.dumps(found).encode()),
    st.lists(st.dictionaries(keys, values, max_size=4), max_size=3).map(lambda found: json.dumps(found).encode()),
    st.text(st.sampled_from('user_idnamemiles,;\t"\n\r\0=7é'), max_size=80).map(
        lambda text: ("user_id,name,miles\n" + text).encode()
    ),
)


@settings(max_examples=400, deadline=None)
@given(
    content=broken, file_format=st.none() | st.sampled_from(FORMATS), encoding=st.none() | st.sampled_from(ENCODINGS)
)
def test_whatever_is_sent_is_read_or_refused(content: bytes, file_format: Any, encoding: Any) -> None:
    try:
        found = read(content, file_format, encoding)
    except BadFile:
        return
    assert found.rows
    for row in found.rows:
        assert row.user_id or row.name
        assert "\0" not in row.name
        row.name.encode()


@pytest.mark.parametrize("text", ["=1+2", "+1", "-1", "@cmd", "\tx", "\rx", "'=1", "'", "Ana", "", "＝1"])
def test_a_name_that_looks_like_a_formula_goes_out_as_a_text_and_comes_back_as_it_was(text: str) -> None:
    cell = neutral(text)

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert original(cell) == text or text == "'=1", "what was marked by somebody else loses its mark"
