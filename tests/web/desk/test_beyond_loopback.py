"""Beyond loopback nothing is read without an account; on loopback it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from dragoman.cli.serve import check_may_open, hosts_of
from dragoman.errors import OptionError
from dragoman.web import open_house
from dragoman.web.desk.rates import Bounds
from dragoman.web.house import LOOPBACK_HOSTS
from web.people import GENEROUS, copied, let_in, logged_in, token_of
from web.serving import Served, serving

HOSTS = (*LOOPBACK_HOSTS, "news.example.org")


@pytest.fixture(scope="module")
def far(example_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The reading room as it is served under a name of the network."""
    place = copied(example_ledger, tmp_path_factory.mktemp("far") / "news.db")
    bounds = Bounds(GENEROUS.login_by_name, GENEROUS.login_by_place, "2 per 1 minute", "5 per 1 minute")
    with serving(place, hosts=HOSTS, bounds=bounds) as opened:
        let_in(opened.house.reception.desk)
        yield opened


@pytest.mark.parametrize(
    "path", ["/", "/corrections", "/own", "/reports/0", "/nothing", "/loginx", "/search?q=a b&x=1"]
)
def test_a_stranger_is_sent_to_the_login(far: Served, path: str) -> None:
    answer = httpx2.get(far.address + path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login")


def test_a_strangers_program_is_told_to_say_who_it_is(far: Served) -> None:
    answer = httpx2.get(far.address + "/api/v1/reports")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_stranger_sends_nothing(far: Served) -> None:
    assert httpx2.post(far.address + "/own", data={"text": "x"}).status_code == 401


def test_the_login_and_the_styles_are_seen_by_all(far: Served) -> None:
    page = httpx2.get(far.address + "/login", headers={"Host": "news.example.org"})
    assert page.status_code == 200
    style = page.text.split('rel="stylesheet" href="')[1].split('"')[0]
    assert httpx2.get(far.address + style).status_code == 200


def test_who_has_an_account_reads(far: Served) -> None:
    with logged_in(far.address, "reader") as client:
        assert client.get("/").status_code == 200


def test_a_token_reads_if_it_is_for_reading(far: Served) -> None:
    for scope, answer in (("read", 200), ("write", 403)):
        token = token_of(far.house.reception.desk, "reader", (scope,))
        asked = httpx2.get(far.address + "/", headers={"Authorization": f"Bearer {token}"})
        assert asked.status_code == answer


def test_another_name_is_refused(far: Served) -> None:
    assert httpx2.get(far.address + "/login", headers={"Host": "elsewhere.example"}).status_code == 421


def test_a_program_that_asks_too_often_is_told_when_to_come_back(far: Served) -> None:
    token = token_of(far.house.reception.desk, "contributor")
    headers = {"Authorization": f"Bearer {token}"}
    told = [httpx2.get(far.address + "/api/v1/nothing", headers=headers) for _ in range(6)]
    assert [answer.status_code for answer in told] == [404] * 5 + [429]
    assert 0 < int(told[-1].headers["retry-after"]) <= 60


def test_texts_of_ones_own_are_read_so_often_and_no_more(far: Served) -> None:
    with logged_in(far.address, "reader") as client:
        told = [client.post("/own", data={"text": "x"}).status_code for _ in range(3)]
    assert told == [403, 403, 429]


def test_it_does_not_open_to_strangers_while_nobody_can_let_them_in(example_ledger: Path, tmp_path: Path) -> None:
    place = copied(example_ledger, tmp_path / "news.db")
    with open_house(str(place), hosts=hosts_of("0.0.0.0", [])) as house:
        with pytest.raises(OptionError, match="there is no administrator; make one first: dragoman user add"):
            check_may_open(house)
        let_in(house.reception.desk)
        check_may_open(house)
    with open_house(str(place), hosts=hosts_of("127.0.0.1", []), desk=str(tmp_path / "other.db")) as house:
        check_may_open(house)


@pytest.mark.parametrize(
    ("host", "names", "is_open"),
    [
        ("127.0.0.1", [], True),
        ("127.0.0.2", [], True),
        ("::1", [], True),
        ("localhost", [], True),
        ("0.0.0.0", [], False),
        ("::", [], False),
        ("192.0.2.7", [], False),
        # Behind a proxy on this machine it is asked for by its name in the network.
        ("127.0.0.1", ["news.example.org"], False),
    ],
)
def test_what_is_asked_for_by_a_name_of_the_network_is_not_open(host: str, names: list[str], is_open: bool) -> None:
    assert (set(hosts_of(host, names)) <= set(LOOPBACK_HOSTS)) is is_open


def test_a_folder_that_may_not_be_written_is_still_read_on_loopback(example_ledger: Path, tmp_path: Path) -> None:
    place = copied(example_ledger, tmp_path / "news.db")
    # A file stands where the desk's folder would be, so that the desk cannot be made.
    (tmp_path / "news.desk.db").mkdir()
    with serving(place) as opened:
        assert httpx2.get(opened.address + "/").status_code == 200
        assert "There are no accounts yet" in httpx2.get(opened.address + "/login").text
