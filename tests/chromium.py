"""The browser of the tests: Debian's Chromium, or whichever there is, driven through Playwright.

`python -m tests.chromium` installs it where that can be done; the last line says what came of it.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",  # in containers the tests run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PACKAGES = ["chromium", "fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji"]
APT = ["apt-get", "-q", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"]
SKIPPED = "the tests at the page are skipped"


@contextmanager
def running_chromium(program: str) -> Iterator[Browser]:
    """While it runs, Playwright's event loop runs in this thread: no other can."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def find_chromium() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def what_is_missing() -> str:
    return f"There is no Chromium ({', '.join(NAMES)}), so {SKIPPED}; on Debian: apt install {' '.join(PACKAGES)}"


def main() -> str | None:
    """None when there is one at the end, else why not."""
    if program := find_chromium():
        print(program)
        return None
    if os.geteuid() != 0 or not shutil.which("apt-get") or not _is_debian():
        return what_is_missing()
    return _install() or (None if find_chromium() else what_is_missing())


def _is_debian() -> bool:
    """Elsewhere the package is called otherwise, or only leads to another store."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def _install() -> str | None:
    """Why it could not be done, if so."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        if subprocess.run([*APT, *step], env=environment, check=False).returncode:
            return f"Chromium could not be installed (`apt-get {step[0]}` failed), so {SKIPPED}"
    return None


if __name__ == "__main__":
    sys.exit(main())
