"""Lighthouse as it scores a page that somebody is signed in to: https://developer.chrome.com/docs/lighthouse"""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
CATEGORIES = ("performance", "accessibility", "best-practices")
PATIENCE_SECONDS = 180


def install() -> None:
    """The pinned version; nothing is done when it is there."""
    installed, lock = HERE / "node_modules" / ".package-lock.json", HERE / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=HERE, check=True)


def scores(url: str, headers: Mapping[str, str], chromium: str, *, desktop: bool) -> dict[str, float]:
    """By category, 0 to 100; on a slow phone unless `desktop`."""
    report = _report(url, headers, chromium, ["--preset=desktop"] if desktop else [])
    return {name: 100 * report["categories"][name]["score"] for name in CATEGORIES}


def _report(
    url: str, headers: Mapping[str, str], chromium: str, more: list[str]
) -> dict[str, dict[str, dict[str, float]]]:
    with TemporaryDirectory() as folder:
        result = Path(folder) / "report.json"
        command = [
            *(str(HERE / "node_modules" / ".bin" / "lighthouse"), url, *more),
            *("--quiet", "--output=json", f"--output-path={result}", f"--only-categories={','.join(CATEGORIES)}"),
            f"--extra-headers={json.dumps(dict(headers))}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]
        environment = {**os.environ, "CHROME_PATH": chromium}
        subprocess.run(command, env=environment, check=True, timeout=PATIENCE_SECONDS)
        report: dict[str, dict[str, dict[str, float]]] = json.loads(result.read_text(encoding="utf-8"))
        return report
