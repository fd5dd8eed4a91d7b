"""Where PostgreSQL's data and binaries can stand when root runs them as somebody who cannot enter the checkout.

The permissions of the folders above the checkout are never touched.
"""

import hashlib
import shutil
import tempfile
from pathlib import Path

from app.errors import LocalEngineError
from app.local.account import Account

SHARED_HOME = Path("/var/lib/omo-bot")


def reachable_folder(folder: Path, account: Account | None) -> Path:
    """`folder` itself where the account can get there, else a place of its own that `folder` becomes a link to."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink():
        return folder.readlink()
    if account is None or account.may_enter(folder.parent):
        return folder
    home = private_home(folder) / folder.name
    _set_aside(home)  # somebody removed the link to it, so it is not wanted any more
    if folder.exists():  # the checkout was moved to a closed place, or the place was closed
        _move(folder, home, account)
    folder.symlink_to(home)
    return home


def reachable_copy(folders: list[Path], name: str) -> Path:
    """A folder that everyone can read, with copies of `folders` in it; made once."""
    copy = private_home(folders[0]) / name
    if not copy.exists():
        unfinished = Path(tempfile.mkdtemp(prefix=f"{name}.", dir=copy.parent))
        for folder in folders:
            shutil.copytree(folder, unfinished / folder.name, symlinks=True)
        _let_everyone_read(unfinished)
        _rename_unless_there(unfinished, copy)
    return copy


def private_home(path: Path) -> Path:
    """A folder of root's that everyone may pass through, one for each `path`."""
    name = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:12]
    for base in (SHARED_HOME, Path(tempfile.gettempdir()) / "omo-bot"):
        try:
            for folder in (base, base / name):
                folder.mkdir(exist_ok=True)
                _require_own(folder)
                folder.chmod(0o755)
        except OSError:
            continue
        return base / name
    raise LocalEngineError(f"PostgreSQL cannot run as root, and {SHARED_HOME} cannot be made for another user")


def _require_own(folder: Path) -> None:
    if folder.is_symlink() or folder.stat().st_uid != 0:
        raise LocalEngineError(f"{folder} belongs to somebody else: remove it")


def _set_aside(home: Path) -> None:
    """One earlier version is kept, in case it was a mistake."""
    if home.exists():
        previous = home.with_name(f"{home.name}.previous")
        shutil.rmtree(previous, ignore_errors=True)
        home.rename(previous)


def _move(folder: Path, home: Path, account: Account) -> None:
    """Ownership is lost between file systems, so it is given anew."""
    shutil.move(folder, home)
    for path in (home, *home.rglob("*")):
        account.own(path)


def _let_everyone_read(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if mode & 0o100 else 0o444))


def _rename_unless_there(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError:  # another process was faster
        if not target.exists():
            raise
        shutil.rmtree(source)
