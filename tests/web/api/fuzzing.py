"""schemathesis let loose on the live API: whatever is asked, no 5xx, and nothing that the document does not tell of.

    python -m web.api.fuzzing [SECONDS] [--accounts]      (make fuzz: five minutes open to all, five with accounts)

With accounts the house is not open: every request shows an editor's token, and what is written goes into a copy.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2

from dragoman.ledger import open_ledger
from dragoman.reading import read_all
from dragoman.readouts.joining import keep_joined
from dragoman.web.desk.rates import Bounds
from places import EXAMPLES
from web.people import let_in, token_of
from web.serving import Served, serving

# Nobody asks so fast but a machine that is let loose.
BOUNDLESS = Bounds(own_texts="1000000 per 1 minute", api="1000000 per 1 minute")
# A cursor's shape is not its validity: one that was made up is refused, as it must be, so that "valid" requests may be
# too. Nor is a document's word on headers that no operation here takes asked for.
CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
          "response_headers_conformance", "negative_data_rejection", "unsupported_method", "ignored_auth")  # fmt: skip


def fuzz(served: Served, seconds: int, token: str | None = None, more: Sequence[str] = ()) -> tuple[int, str]:
    """Let it loose. Its exit status (0: nothing found) and what it told."""
    program = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
    assert program is not None
    with TemporaryDirectory() as folder:
        command = [program, "--no-color", "run", f"{served.address}/api/v1/openapi.json", "--seed", "20260101"]
        command += ["--checks", ",".join(CHECKS), "--max-time", str(seconds), "--continue-on-failure"]
        command += ["--generation-database", ":memory:", "--request-timeout", "120", "--warnings", "off", *more]
        if token is not None:
            command += ["-H", f"Authorization: Bearer {token}"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    return done.returncode, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", done.stdout + done.stderr)


def _wake(served: Served, token: str | None) -> None:
    """The reader's process loads its models with the first text."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    story = {"text": "The ministers met in Oslo on Monday."}
    httpx2.post(f"{served.address}/api/v1/read", json=story, headers=headers, timeout=300).raise_for_status()


def main(words: Sequence[str]) -> int:
    """Fuzz a ledger of its own of the example readouts."""
    seconds = next((int(word) for word in words if word.isdecimal()), 300)
    with_accounts = "--accounts" in words
    with TemporaryDirectory() as folder:
        place = Path(folder) / "news.db"
        with open_ledger(place) as ledger:
            for record in read_all([str(EXAMPLES / "wire.jsonl"), str(EXAMPLES / "readouts")]):
                if not isinstance(record, Exception) and record.report.is_read:
                    ledger.add(record)
            keep_joined(ledger)
        hosts = ("127.0.0.1", "room.example") if with_accounts else ("127.0.0.1",)
        with serving(place, bounds=BOUNDLESS, hosts=hosts) as served:
            token = None
            if with_accounts:
                let_in(served.house.reception.desk)
                token = token_of(served.house.reception.desk, "editor", ("read", "write"))
            _wake(served, token)
            status, told = fuzz(served, seconds, token)
    print(told)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
