"""The named statements of `sql/queries`, one namespace per file: `queries.mileage.balance(connection, guild_id=…)`."""

from pathlib import Path
from typing import Any

import aiosql

QUERIES_FOLDER = Path(__file__).parents[2] / "sql" / "queries"


class _Queries:
    def __init__(self, folder: Path) -> None:
        for file in sorted(folder.glob("*.sql")):
            setattr(self, file.stem, aiosql.from_path(file, "asyncpg"))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"there is no sql/queries/{name}.sql")


queries: Any = _Queries(QUERIES_FOLDER)
