"""A command's options: from the struct to Discord's JSON, and from what was typed back to the struct."""

from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta

from app.commands import words
from app.commands.options import MemberId, NoOptions, Options, options_json, parse_options
from app.discord.interactions import GivenOption
from app.errors import BadInput
from app.mileage.commands import AwardOptions, BoardOptions, UndoOptions

STRING, INTEGER, BOOLEAN, USER, NUMBER = 3, 4, 5, 6, 10


class EveryKind(Options, frozen=True):
    who: MemberId
    how_many: Annotated[int, Meta(ge=-5, le=2**53)]
    how_far: Annotated[float, Meta(ge=0.5, le=9.5)]
    what_for: Annotated[str, Meta(min_length=1, max_length=300)]
    mood: Literal["sunny", "rainy"]
    aloud: bool
    weather: Literal["wind", "fog", "hail"] | None = None
    note: str | None = None
    entry: Annotated[int | None, Meta(extra={"autocomplete": True})] = None
    again: bool = False
    page: int = 1


@pytest.fixture
def texts_by_their_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text catalogue knows nothing of the options above."""
    monkeypatch.setattr(words, "texts_in", lambda language: lambda text_id: f"{language} {text_id}")


def typed(**values: Any) -> list[GivenOption]:
    """As it comes from Discord; the type is what Discord says it is, and of no account here."""
    return [GivenOption(name.replace("_", "-"), STRING, value) for name, value in values.items()]


@pytest.mark.usefixtures("texts_by_their_ids")
class TestToDiscord:
    def test_every_type_has_its_number(self) -> None:
        kinds = {option["name"]: option["type"] for option in options_json("drive", EveryKind)}

        assert kinds == {
            "who": USER,
            "how-many": INTEGER,
            "how-far": NUMBER,
            "what-for": STRING,
            "mood": STRING,
            "aloud": BOOLEAN,
            "weather": STRING,
            "note": STRING,
            "entry": INTEGER,
            "again": BOOLEAN,
            "page": INTEGER,
        }

    def test_a_default_makes_an_option_optional(self) -> None:
        required = [option["name"] for option in options_json("drive", EveryKind) if option["required"]]

        assert required == ["who", "how-many", "how-far", "what-for", "mood", "aloud"]

    def test_limits_become_what_discord_calls_them(self) -> None:
        options = {option["name"]: option for option in options_json("drive", EveryKind)}

        assert limits_of(options["how-many"]) == {"min_value": -5, "max_value": 2**53}
        assert limits_of(options["how-far"]) == {"min_value": 0.5, "max_value": 9.5}
        assert limits_of(options["what-for"]) == {"min_length": 1, "max_length": 300}
        for name in ("who", "mood", "aloud", "note", "entry", "again", "page"):
            assert limits_of(options[name]) == {}

    def test_a_literal_offers_choices_in_every_language(self) -> None:
        mood = options_json("drive far", EveryKind)[4]

        assert mood["choices"][0] == {
            "name": "en choice-drive-far-mood-sunny",
            "name_localizations": {
                "en-US": "en choice-drive-far-mood-sunny",
                "en-GB": "en choice-drive-far-mood-sunny",
                "de": "de choice-drive-far-mood-sunny",
            },
            "value": "sunny",
        }

    def test_choices_stand_as_they_were_declared(self) -> None:
        options = {option["name"]: option for option in options_json("drive", EveryKind)}

        assert [choice["value"] for choice in options["mood"]["choices"]] == ["sunny", "rainy"]
        assert [choice["value"] for choice in options["weather"]["choices"]] == ["wind", "fog", "hail"]

    def test_only_what_completes_says_so(self) -> None:
        completing = [option["name"] for option in options_json("drive", EveryKind) if option.get("autocomplete")]

        assert completing == ["entry"]

    def test_descriptions_come_in_every_language(self) -> None:
        page = options_json("drive far", EveryKind)[-1]

        assert page["description"] == "en option-drive-far-page"
        assert page["description_localizations"]["de"] == "de option-drive-far-page"

    def test_no_options_are_an_empty_list(self) -> None:
        assert options_json("drive", NoOptions) == []


class TestFromDiscord:
    @given(
        who=st.integers(0, 2**63 - 1),
        how_many=st.integers(-5, 2**53),
        how_far=st.floats(0.5, 9.5),
        what_for=st.text(min_size=1, max_size=300),
        mood=st.sampled_from(["sunny", "rainy"]),
        aloud=st.booleans(),
        note=st.none() | st.text(),
        entry=st.none() | st.integers(1, 2**53),
    )
    def test_what_was_typed_arrives_as_it_was(self, who: int, note: str | None, entry: int | None, **rest: Any) -> None:
        optional = {name: value for name, value in (("note", note), ("entry", entry)) if value is not None}
        parsed = parse_options(typed(who=str(who), **rest, **optional), EveryKind)

        assert parsed == EveryKind(who=who, note=note, entry=entry, **rest)

    def test_a_whole_number_will_do_where_a_number_is_wanted(self) -> None:
        assert parse_options(typed(**{**WHOLE, "how_far": 2}), EveryKind).how_far == 2.0

    def test_what_is_left_out_has_its_default(self) -> None:
        parsed = parse_options(typed(**WHOLE), EveryKind)

        assert (parsed.note, parsed.entry, parsed.again, parsed.page) == (None, None, False, 1)

    def test_an_option_of_an_older_or_newer_version_is_skipped(self) -> None:
        assert parse_options(typed(board="week", colour="red", page=3), BoardOptions) == BoardOptions(board="week")

    def test_the_word_null_is_a_text_like_any_other(self) -> None:
        assert parse_options(typed(**WHOLE, note="null"), EveryKind).note == "null"
        assert parse_options(typed(**{**WHOLE, "what_for": "null"}), EveryKind).what_for == "null"


WHOLE = {"who": "1", "how_many": 1, "how_far": 1.5, "what_for": "Fun", "mood": "sunny", "aloud": True}


class TestWhatDoesNotFit:
    """A forged or an old command. The sentence names the option and what would fit."""

    @pytest.mark.parametrize("miles", [0, -1, 100_001, 2**70, 1.5, "many", None, True])
    def test_a_number_out_of_range(self, miles: Any) -> None:
        refused = refusal(typed(member="1", miles=miles, reason="Best set"), AwardOptions)

        assert refused.text_id == "error-option-number"
        assert refused.details == {"option": "miles", "least": 1, "most": 100_000}

    @pytest.mark.parametrize("reason", ["", "x" * 301, None])
    def test_a_text_too_short_or_too_long(self, reason: Any) -> None:
        refused = refusal(typed(member="1", miles=5, reason=reason), AwardOptions)

        assert refused.text_id == "error-option-text"
        assert refused.details == {"option": "reason", "least": 1, "most": 300}

    @pytest.mark.parametrize("member", ["Bea", "", "-1", str(2**64), "1.5", None])
    def test_a_member_that_is_none(self, member: Any) -> None:
        refused = refusal(typed(member=member, miles=5, reason="Best set"), AwardOptions)

        assert (refused.text_id, refused.details) == ("error-option-member", {"option": "member"})

    @pytest.mark.parametrize("board", ["year", "", 5])
    def test_a_choice_that_was_not_offered(self, board: Any) -> None:
        refused = refusal(typed(board=board), BoardOptions)

        assert (refused.text_id, refused.details) == ("error-option-other", {"option": "board"})

    def test_a_suggestion_that_was_not_picked(self) -> None:
        refused = refusal(typed(member="1", entry="the last one"), UndoOptions)

        assert (refused.text_id, refused.details) == ("error-option-other", {"option": "entry"})

    @pytest.mark.parametrize(
        ("left_out", "text_id"),
        [
            ("member", "error-option-member"),
            ("miles", "error-option-number"),
            ("reason", "error-option-text"),
        ],
    )
    def test_an_older_command_without_a_required_option(self, left_out: str, text_id: str) -> None:
        values: dict[str, Any] = {"member": "1", "miles": 5, "reason": "Best set"}
        del values[left_out]
        refused = refusal(typed(**values), AwardOptions)

        assert (refused.text_id, refused.details["option"]) == (text_id, left_out)

    def test_the_option_is_named_as_it_is_at_discord(self) -> None:
        assert refusal(typed(**{**WHOLE, "how_many": -6}), EveryKind).details["option"] == "how-many"


def refusal(given: list[GivenOption], wanted: type[Options]) -> BadInput:
    with pytest.raises(BadInput) as refused:
        parse_options(given, wanted)
    return refused.value


def limits_of(option: dict[str, Any]) -> dict[str, Any]:
    return {name: option[name] for name in ("min_value", "max_value", "min_length", "max_length") if name in option}
