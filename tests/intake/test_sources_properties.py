"""Whatever bytes come, finding ends, raises nothing, and says something."""

from __future__ import annotations

import gzip
import io
import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.intake.feeds import read_feed
from dragoman.intake.fetch import Homebody
from dragoman.intake.raw import Raw
from dragoman.intake.sitemaps import read_sitemap
from dragoman.intake.stream import find_in_stream, open_stream
from dragoman.intake.warc_records import Damage, Frame, cut_records
from dragoman.model import Source
from dragoman.settings import Settings

LIMIT = 20_000
RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 31\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>words</p>\r\n\r\n"
PIECES = st.lists(
    st.sampled_from(
        [RECORD, gzip.compress(RECORD), gzip.compress(RECORD)[:-9], b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"\r\n\r\n",
         b"Content-Length: 99999999999\r\n\r\n", b"<rss><channel><item>", b"<urlset><url><loc>", b"]]>", b"&#xD800;",
         b"<!DOCTYPE x [", b"\xff\xfe<\x00", b"{\"text\": 1}\n", b"\x00"],
    ) | st.binary(max_size=60),
    max_size=8,
).map(b"".join)  # fmt: skip
ORDERLY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", ["x", "x.warc.gz", "x.rss"])
@ORDERLY
@given(data=PIECES)
def test_any_stream_is_gone_through(name: str, data: bytes) -> None:
    opened = open_stream(io.BytesIO(data), Source(None, name, None, None, "text/plain"), name)
    found = [*find_in_stream(opened, Settings(max_bytes=LIMIT), Homebody())]
    assert all(isinstance(one, Raw | SourceError) for one in found)
    assert found


@ORDERLY
@given(data=PIECES)
def test_any_feed_and_sitemap_is_read_or_refused(data: bytes) -> None:
    with suppress(SourceError):
        assert read_feed(data, "x", None).items is not None
    with suppress(SourceError):
        assert all(read_sitemap(data, "x").pages)


@ORDERLY
@given(pieces=st.lists(st.sampled_from([0, 1, 2]), min_size=1, max_size=6), seed=st.integers(0, 99))
def test_whole_members_survive_among_any_others(pieces: list[int], seed: int) -> None:
    noise = random.Random(seed).randbytes(40)
    kinds = (gzip.compress(RECORD), gzip.compress(RECORD)[:30], noise)
    cut = [*cut_records(io.BytesIO(b"".join(kinds[piece] for piece in pieces) + kinds[0]), LIMIT)]
    assert sum(isinstance(one, Frame) for one in cut) == pieces.count(0) + 1
    if any(pieces):
        assert any(isinstance(one, Damage) for one in cut)
