"""Web archives: what they hold, and that damage costs the damaged record only."""

from __future__ import annotations

import gzip
import io
import random
import subprocess
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.intake import Raw, find_sources, make_report
from dragoman.settings import Settings
from places import DRAGOMAN
from serving import STORY

SETTINGS = Settings(max_bytes=100_000)


def record(
    number: int,
    body: bytes | None = None,
    *,
    kind: str = "response",
    status: str = "200 OK",
    media_type: str = "text/html",
    headers: str = "",
) -> bytes:
    """One record as a crawler writes it, its page stuffed so that it does not pack to nothing."""
    noise = "".join(random.Random(number).choices("abcdefgh ", k=3000))
    page = STORY.replace("</article>", f"<p>{number} {noise}</p></article>").encode() if body is None else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{headers}Content-Length: {len(page)}\r\n\r\n".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"WARC-Date: 2021-03-04T05:06:07Z\r\nWARC-Target-URI: http://example.org/{number}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http) + len(page)}\r\n\r\n"
    )
    return head.encode() + http + page + b"\r\n\r\n"


RECORDS = [record(number) for number in range(5)]
MEMBERS = [gzip.compress(one, mtime=0) for one in RECORDS]
STARTS = [sum(map(len, MEMBERS[:number])) for number in range(6)]


def find(path: Path, data: bytes, settings: Settings = SETTINGS) -> list[Raw | SourceError]:
    path.write_bytes(data)
    return list(find_sources([str(path)], settings))


def numbers(found: list[Raw | SourceError]) -> list[int | str]:
    """The number of each page found; of an error its reason."""
    return [
        int((one.source.url or "").rsplit("/", 1)[1]) if isinstance(one, Raw) else f"{one.where.rsplit(' ', 1)[1]}"
        for one in found
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.warc.gz", b"".join(MEMBERS)),
        ("x.warc", b"".join(RECORDS)),
        ("x.warc.gz", gzip.compress(b"".join(RECORDS), mtime=0)),
        ("without-a-name", b"".join(MEMBERS)),
    ],
    ids=["members", "plain", "one member", "no name"],
)
def test_every_page_comes_with_its_address_and_day(tmp_path: Path, name: str, data: bytes) -> None:
    found = find(tmp_path / name, data)
    assert numbers(found) == [0, 1, 2, 3, 4]
    first = found[0]
    assert isinstance(first, Raw)
    assert first.source.path == str(tmp_path / name)
    assert (first.source.url, first.source.fetched) == ("http://example.org/0", "2021-03-04T05:06:07Z")
    report = make_report(first, SETTINGS)
    assert report.title == "Ministers meet in Oslo"
    assert report.id == first.id
    assert report.source.media_type == "text/html"


def test_an_archive_in_one_member_may_be_long(tmp_path: Path) -> None:
    """Longer than anything that is held: what is passed is let go."""
    packed = gzip.compress(b"".join(record(number) for number in range(300)))
    assert len(packed) > 4 * SETTINGS.max_bytes
    assert numbers(find(tmp_path / "x.warc.gz", packed)) == [*range(300)]
    *pages, error = find(tmp_path / "y.warc.gz", packed[:-50_000])
    assert numbers(pages) == [*range(len(pages))]
    assert len(pages) > 200
    assert "record at byte 0: breaks off" in str(error)


def test_standard_input_may_be_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"".join(MEMBERS))

    monkeypatch.setattr("sys.stdin", Stdin())
    assert numbers(list(find_sources(["-"], SETTINGS))) == [0, 1, 2, 3, 4]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    others = [
        record(10, b"x", kind="request"),
        record(11, b"\x89PNG", media_type="image/png"),
        record(12, status="404 Not Found"),
        record(13, status="301 Moved Permanently", headers="Location: /x\r\n"),
        record(14, b"", kind="revisit"),
        record(15, b"The ministers met.", media_type="text/plain"),
    ]
    found = find(tmp_path / "x.warc.gz", b"".join(map(gzip.compress, others)))
    assert numbers(found) == [15]
    (only,) = find(tmp_path / "y.warc", b"".join(others[:5]))
    assert "without pages" in str(only)


def test_encodings_of_the_wire_are_undone(tmp_path: Path) -> None:
    import brotli

    page = STORY.encode()
    chunks = b"%x\r\n%s\r\n%x;note=1\r\n%s\r\n0\r\n\r\n" % (200, page[:200], len(page) - 200, page[200:])
    packed = [
        record(1, gzip.compress(page), headers="Content-Encoding: gzip\r\n"),
        record(2, brotli.compress(page), headers="Content-Encoding: br\r\n"),
        record(3, chunks, headers="Transfer-Encoding: chunked\r\n"),
        record(4, page, headers="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
    ]
    found = find(tmp_path / "x.warc.gz", b"".join(map(gzip.compress, packed)))
    assert [one.data == page for one in found if isinstance(one, Raw)] == [True] * 4


def test_the_server_says_the_characters(tmp_path: Path) -> None:
    page = "<html><body><p>Das Außenministerium in Österreich</p></body></html>".encode("iso-8859-2", "replace")
    (raw,) = find(tmp_path / "x.warc", record(1, page, media_type="text/html; charset=ISO-8859-2"))
    assert isinstance(raw, Raw)
    assert raw.source.media_type.endswith("ISO-8859-2")


def flipped(member: bytes) -> bytes:
    middle = len(member) // 2
    return member[:middle] + bytes(byte ^ 0x5A for byte in member[middle : middle + 4]) + member[middle + 4 :]


@pytest.mark.parametrize(
    "damage", [flipped, lambda one: one[: len(one) // 2], lambda one: b"", lambda one: b"noise" * 9]
)
def test_a_damaged_member_is_named_and_the_rest_is_read(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    members = [*MEMBERS[:2], damage(MEMBERS[2]), *MEMBERS[3:]]
    found = find(tmp_path / "x.warc.gz", b"".join(members))
    broken = [] if not members[2] else [str(STARTS[2])]
    assert numbers(found) == [0, 1, *broken, 3, 4]


def test_a_wrong_checksum_is_damage(tmp_path: Path) -> None:
    member = bytearray(MEMBERS[1])
    member[-6] ^= 1
    found = find(tmp_path / "x.warc.gz", MEMBERS[0] + bytes(member) + MEMBERS[2])
    assert numbers(found) == [0, str(STARTS[1]), 2]


@pytest.mark.parametrize("cut", [400, 10])
def test_a_truncated_archive_gives_what_it_has(tmp_path: Path, cut: int) -> None:
    found = find(tmp_path / "x.warc.gz", b"".join(MEMBERS)[:-cut])
    assert isinstance(found[-1], SourceError)
    assert found[-1].where.endswith(f"record at byte {STARTS[4]}")
    assert "breaks off" in found[-1].reason
    assert numbers(found)[:4] == [0, 1, 2, 3]


def test_damage_in_a_plain_archive_costs_one_record(tmp_path: Path) -> None:
    starts = [sum(map(len, RECORDS[:number])) for number in range(5)]
    records = [*RECORDS[:2], RECORDS[2][:900], *RECORDS[3:]]
    assert numbers(find(tmp_path / "x.warc", b"".join(records))) == [0, 1, str(starts[2]), 3, 4]
    assert numbers(find(tmp_path / "y.warc", b"".join(RECORDS)[:-500])) == [0, 1, 2, 3, str(starts[4])]


@pytest.mark.parametrize("seed", range(40))
def test_any_damage_leaves_the_other_records(tmp_path: Path, seed: int) -> None:
    """Bytes changed, cut out or put in, anywhere in one member: the others come whole, and something is said."""
    chance = random.Random(seed)
    victim = chance.randrange(5)
    member = bytearray(MEMBERS[victim])
    at = chance.randrange(len(member))
    if seed % 3 == 0:
        member[at] ^= chance.randrange(1, 256)
    elif seed % 3 == 1:
        del member[at : at + chance.randrange(1, 300)]
    else:
        member[at:at] = chance.randbytes(50)
    found = find(tmp_path / "x.warc.gz", b"".join([*MEMBERS[:victim], bytes(member), *MEMBERS[victim + 1 :]]))
    pages = {raw.source.url: raw.data for raw in found if isinstance(raw, Raw)}
    for number in {0, 1, 2, 3, 4} - {victim}:
        assert pages[f"http://example.org/{number}"] == RECORDS[number].split(b"\r\n\r\n")[2]
    said = [one for one in found if isinstance(one, SourceError)]
    whole = pages.get(f"http://example.org/{victim}") == RECORDS[victim].split(b"\r\n\r\n")[2]
    assert whole or said


def test_bombs_are_stopped_and_the_rest_is_read(tmp_path: Path) -> None:
    zeros = bytes(40_000_000)
    bombs = [
        gzip.compress(record(7, zeros)),
        gzip.compress(record(8, gzip.compress(zeros), headers="Content-Encoding: gzip\r\n")),
    ]
    found = find(tmp_path / "x.warc.gz", MEMBERS[0] + bombs[0] + bombs[1] + MEMBERS[1])
    assert [type(one) for one in found] == [Raw, SourceError, SourceError, Raw]
    assert "bomb" in str(found[1])
    assert "larger than 100,000 bytes" in str(found[2])


def test_a_page_over_the_limit_is_named_and_a_film_is_not(tmp_path: Path) -> None:
    large = random.Random(1).randbytes(200_000)
    data = b"".join([gzip.compress(record(7, large)), gzip.compress(record(8, large, media_type="video/mp4"))])
    found = find(tmp_path / "x.warc.gz", data + MEMBERS[0])
    assert [type(one) for one in found] == [SourceError, Raw]
    assert "http://example.org/7" in str(found[0])
    assert "--max-bytes" in str(found[0])


def test_a_length_that_is_a_lie_is_said(tmp_path: Path) -> None:
    liar = RECORDS[1].replace(b"Content-Length: ", b"Content-Length: 99999", 1)
    packed = [MEMBERS[0], gzip.compress(liar), MEMBERS[2]]
    assert numbers(find(tmp_path / "x.warc.gz", b"".join(packed))) == [0, str(STARTS[1]), 2]
    assert numbers(find(tmp_path / "y.warc", RECORDS[0] + liar)) == [0, str(len(RECORDS[0]))]


@pytest.mark.parametrize(
    "data", [b"noise" * 100, gzip.compress(b"WARC/1.0\r\n\r\n", mtime=0), b"WARC/1.0\r\nContent-Length: 9"]
)
def test_what_only_calls_itself_an_archive_is_named(tmp_path: Path, data: bytes) -> None:
    found = find(tmp_path / "x.warc.gz", data)
    assert found
    assert all(isinstance(one, SourceError) for one in found)


def test_an_error_of_reading_names_the_record(tmp_path: Path) -> None:
    (raw,) = find(tmp_path / "x.warc", record(3, b"<html><body>menu</body></html>"))
    assert isinstance(raw, Raw)
    with pytest.raises(SourceError, match=r"x.warc record at byte 0 \(http://example.org/3\): holds no article"):
        make_report(raw, SETTINGS)


def test_a_person_reads_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(MEMBERS[0] + flipped(MEMBERS[1]) + MEMBERS[2])
    command = [DRAGOMAN, "read", str(path), "--format", "jsonl", "--event-coder", "patterns"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert finished.returncode == 1
    assert finished.stdout.count('"schema":"dragoman/record/1"') == 2
    assert f"x.warc.gz record at byte {STARTS[1]}: is damaged" in finished.stderr
