"""Over TLS: a certificate that is trusted, and one that is not."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from serving import Page, Site, serve

ASK = """
import sys
from dragoman.errors import FetchError
from dragoman.intake.fetch import Fetcher, Manners
try:
    answer = Fetcher(Manners(tries=1)).fetch(sys.argv[1], 100_000)
    print(answer.url, len(answer.data))
except FetchError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for loopback that nobody signed but itself, with its key in the same file."""
    if not shutil.which("openssl"):
        pytest.skip("needs the openssl command, which is not here")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True, capture_output=True, timeout=30,
    )  # fmt: skip
    return folder


@pytest.fixture
def site(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    with serve(context, story=Page()) as site:
        yield site


def ask(url: str, **environment: str) -> str:
    command = [sys.executable, "-c", ASK, url]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=environment).stdout


def test_a_trusted_host_is_read(site: Site, certificate: Path) -> None:
    url = f"{site.url}/story"
    assert ask(url, SSL_CERT_FILE=str(certificate / "certificate.pem")).startswith(f"{url} ")
    assert site.paths == ["/story"]


def test_a_certificate_that_nobody_vouches_for_is_said(site: Site) -> None:
    assert "shows a certificate that is not to be trusted" in ask(f"{site.url}/story")
    assert site.asked == []
