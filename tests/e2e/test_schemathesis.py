"""schemathesis tries what the Admin API's description allows, and what it does not, at a running bot.

It finds 5xx, statuses and bodies that are not described, and wrong input that is accepted. The seed is always the
same, so only how far it gets depends on the machine; what it found can be sent again with the curl line that it prints.
https://schemathesis.readthedocs.io
"""

import subprocess
import sysconfig
from pathlib import Path

from tests.e2e.deployment import Deployment, address_of
from tests.e2e.round_robin import Surfer

SCHEMATHESIS = Path(sysconfig.get_path("scripts")) / "schemathesis"
SECONDS = 40
"""For everything; as long as there is time, it makes up more."""
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "unsupported_method",
    "allow_header_conformance",
    "use_after_free",
)
CONFIGURATION = """
[parameters]
"path.guild_id" = "{guild}"
"header.If-Match" = "*"

[checks.missing_required_header]
expected-statuses = [400, 403, 404, 428]
"""


def test_the_admin_api_is_as_it_is_described(deployment: Deployment, guild: int) -> None:
    with Surfer(deployment) as ana:
        ana.signs_in("ana")
        cookie = "; ".join(f"{name}={value}" for name, value in ana.http.cookies.items())
    own_counts = deployment.environment["REDIS_URL"].removesuffix("/0") + "/1"
    with deployment.web("web-tried", API_REQUESTS_PER_MINUTE="1000000", REDIS_URL=own_counts).start() as web:
        run = schemathesis(deployment, guild, address_of(web), {"Cookie": cookie, "Origin": ana.home})
        assert run.returncode == 0, run.stdout.decode() + web.news()


def schemathesis(
    deployment: Deployment, guild: int, address: str, headers: dict[str, str]
) -> "subprocess.CompletedProcess[bytes]":
    configuration = deployment.folder / "schemathesis.toml"
    configuration.write_text(CONFIGURATION.format(guild=guild))
    sent = [part for name, value in {**headers, "X-Omo-Request": "1"}.items() for part in ("-H", f"{name}: {value}")]
    chosen = {
        "phases": "examples,coverage,fuzzing",
        "checks": ",".join(CHECKS),
        "max-time": str(SECONDS),
        "workers": "2",
        "seed": "5",
        "generation-with-security-parameters": "false",
        "generation-database": "none",
        "warnings": "off",
        "exclude-tag": "live",  # its answers do not end
        "request-timeout": "20",
    }
    return subprocess.run(
        [
            *(str(SCHEMATHESIS), "--config-file", str(configuration), "run", f"{address}/api/openapi.json"),
            *sent,
            *(f"--{name}={value}" for name, value in chosen.items()),
            "--no-color",
        ],
        cwd=deployment.folder,
        env={"PATH": deployment.environment["PATH"], "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=2 * SECONDS,
        check=False,
    )
