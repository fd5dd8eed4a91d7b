"""Checks that every form shares, worded and coded as Discord words and codes them."""

from collections.abc import Collection
from datetime import UTC, datetime

from app.playground.problems import FormProblems, Json

Path = tuple[str | int, ...]


def text(problems: FormProblems, path: Path, value: object, low: int, high: int) -> str | None:
    """`value` when it is a text of `low` to `high` characters."""
    if not isinstance(value, str):
        problems.add(path, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
    elif low and not value:
        problems.add(path, "BASE_TYPE_REQUIRED", "This field is required")
    elif not low <= len(value) <= high:
        message = f"Must be {high} or fewer in length." if low <= 1 else f"Must be between {low} and {high} in length."
        problems.add(path, "BASE_TYPE_BAD_LENGTH" if low > 1 else "BASE_TYPE_MAX_LENGTH", message)
    else:
        return value
    return None


def optional_text(problems: FormProblems, path: Path, value: object, low: int, high: int) -> None:
    if value is not None:
        text(problems, path, value, low, high)


def number(problems: FormProblems, path: Path, value: object, low: float, high: float) -> int | float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        problems.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not a number.')
    elif not low <= value <= high:
        problems.add(path, "NUMBER_TYPE_MAX", f"number value should be between {low:g} and {high:g}.")
    else:
        return value
    return None


def whole_number(problems: FormProblems, path: Path, value: object, low: int, high: int) -> int | None:
    """`value` when it is one; a text of digits will do."""
    if isinstance(value, bool) or not (isinstance(value, int) or (isinstance(value, str) and value.isdecimal())):
        problems.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
    elif not low <= int(value) <= high:
        problems.add(path, "NUMBER_TYPE_MAX", f"int value should be between {low} and {high}.")
    else:
        return int(value)
    return None


def bits(problems: FormProblems, path: Path, value: object) -> int | None:
    """Permissions, a text of digits or a number."""
    return whole_number(problems, path, value, 0, 2**63 - 1)


def flag(problems: FormProblems, path: Path, value: object) -> None:
    if value is not None and not isinstance(value, bool):
        problems.add(path, "BOOLEAN_TYPE_PARSE", "Must be either true or false.")


def choice(problems: FormProblems, path: Path, value: object, choices: Collection[object]) -> bool:
    if isinstance(value, str | int) and not isinstance(value, bool) and value in choices:
        return True
    named = ", ".join(str(each) for each in choices)
    problems.add(path, "BASE_TYPE_CHOICES", f"Value must be one of ({named}).")
    return False


def items(problems: FormProblems, path: Path, value: object, low: int, high: int) -> list[Json]:
    """The objects of a list of `low` to `high`; problems and an empty list otherwise."""
    if not isinstance(value, list):
        problems.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        return []
    if not low <= len(value) <= high:
        message = f"Must be between {low} and {high} in length." if low else f"Must be {high} or fewer in length."
        problems.add(path, "BASE_TYPE_BAD_LENGTH", message)
        return []
    for index, each in enumerate(value):
        if not isinstance(each, dict):
            problems.add((*path, index), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
            return []
    return value


def snowflake(problems: FormProblems, path: Path, value: object) -> None:
    if not (isinstance(value, str | int) and str(value).isdecimal()):
        problems.add(path, "NUMBER_TYPE_COERCE", f'Value "{str(value)[:50]}" is not snowflake.')


def ids(problems: FormProblems, path: Path, value: object, low: int, high: int) -> list[str]:
    if not isinstance(value, list) or not low <= len(value) <= high:
        problems.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        return []
    for index, each in enumerate(value):
        snowflake(problems, (*path, index), each)
    return [str(each) for each in value]


def moment(problems: FormProblems, path: Path, value: object) -> float | None:
    """Unix seconds from ISO 8601; a time without its zone is UTC."""
    try:
        parsed = datetime.fromisoformat(str(value))
    except ValueError:
        problems.add(path, "DATE_TIME_TYPE_PARSE", f"Could not parse {str(value)[:50]}. Should be ISO8601.")
        return None
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()


def web_address(problems: FormProblems, path: Path, value: object, high: int = 2048) -> None:
    address = text(problems, path, value, 1, high)
    if address is not None and not address.startswith(("https://", "http://", "attachment://", "discord://")):
        scheme = address.split(":", 1)[0][:20]
        message = f"Scheme \"{scheme}\" is not supported. Scheme must be one of ('http', 'https')."
        problems.add(path, "URL_TYPE_INVALID_SCHEME", message)
