"""Texts in the cells of a CSV: a spreadsheet must not take somebody's name for a formula.

https://owasp.org/www-community/attacks/CSV_Injection
"""

MARK = "'"
"""Spreadsheets read what follows as a text."""
_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(text: str) -> str:
    """Numbers are written as they are: -5 is no formula, and a sum should see it."""
    return MARK + text if text.startswith(_BEGINNINGS) else text


def original(cell: str) -> str:
    """What `neutral` was given."""
    return cell[1:] if cell.startswith(MARK) and cell[1:].startswith(_BEGINNINGS) else cell
