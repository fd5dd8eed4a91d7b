"""PostgreSQL refuses to run as root: then it runs as the owner of its data, or as `nobody`."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import LocalEngineError


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    def options(self) -> dict[str, Any]:
        """For `subprocess`."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def succeeds(self, *command: str | Path) -> bool:
        try:
            run = subprocess.run(command, cwd="/", capture_output=True, check=False, **self.options())
        except PermissionError:
            return False
        return run.returncode == 0

    def may_enter(self, folder: Path) -> bool:
        return self.succeeds("/bin/sh", "-c", 'cd "$1"', "sh", folder)

    def own(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid, follow_symlinks=False)


def account_for(folder: Path) -> Account | None:
    """None means: as whoever runs this."""
    if os.geteuid() != 0:
        return None
    if folder.is_dir() and (owner := folder.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise LocalEngineError("PostgreSQL cannot run as root, and there is no user `nobody` to run it as") from None
    return Account(nobody.pw_uid, nobody.pw_gid)
