"""Gzip undone: all that can be had of it, and then what is wrong."""

from __future__ import annotations

import gzip
import io
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.intake import Raw, find_sources
from dragoman.intake.unpack import Unpacked
from dragoman.settings import Settings

LINES = [b'{"id": "%d", "text": "%064x"}\n' % (n, random.Random(n).getrandbits(256)) for n in range(4_000)]
DATA = b"".join(LINES)


def unpack(packed: bytes, size: int = 65_536) -> tuple[bytes, Exception | None]:
    """What came out, and what was complained of after it."""
    stream, out = Unpacked(io.BytesIO(packed)), b""
    try:
        while part := stream.read(size):
            out += part
    except (EOFError, zlib.error) as error:
        return out, error
    return out, None


@given(st.lists(st.binary(max_size=300), max_size=4), st.integers(0, 9), st.integers(1, 100))
def test_members_are_unpacked_one_after_the_other(members: list[bytes], zeros: int, size: int) -> None:
    packed = b"".join(gzip.compress(member) + b"\x00" * zeros for member in members)
    assert unpack(packed, size) == (b"".join(members), None)


def test_much_in_little_is_unpacked_in_small_parts() -> None:
    stream = Unpacked(io.BytesIO(gzip.compress(bytes(50_000_000))))
    assert len(stream.read(1_000) or b"") == 1_000
    assert unpack(gzip.compress(bytes(5_000_000))) == (bytes(5_000_000), None)


@given(st.integers(1, 9_999))
def test_what_breaks_off_is_given_as_far_as_it_goes(cut: int) -> None:
    packed = gzip.compress(DATA)
    out, error = unpack(packed[: len(packed) * cut // 10_000])
    assert isinstance(error, EOFError)
    assert DATA.startswith(out)
    assert len(out) >= len(DATA) * cut // 10_000 - 80_000


def test_what_is_wrong_is_given_up_to_there() -> None:
    packed = bytearray(gzip.compress(DATA))
    packed[-6] ^= 0xFF  # the checksum
    out, error = unpack(bytes(packed))
    assert out == DATA
    assert isinstance(error, zlib.error)
    assert isinstance(unpack(gzip.compress(b"a") + b"rubbish")[1], zlib.error)


@pytest.mark.parametrize("kept", [0.9, 0.5, 0.1])
def test_whole_lines_of_a_broken_file_are_read_and_the_file_is_named(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "x.jsonl.gz"
    packed = gzip.compress(DATA)
    path.write_bytes(packed[: int(len(packed) * kept)])
    *raws, last = find_sources([str(path)], Settings())
    assert str(last) == f"{path}: is damaged: its gzip data break off or are wrong; fetch it again"
    assert [raw.data + b"\n" for raw in raws if isinstance(raw, Raw)] == LINES[: len(raws)]
    assert len(raws) > kept * len(LINES) * 0.9 - 20
    assert isinstance(last, SourceError)
