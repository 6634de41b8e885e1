"""Who may be connected to: addresses judged, and the rule that a chain which was public stays so."""

from __future__ import annotations

import pytest

from dragoman.errors import FetchError
from dragoman.intake.fetch.address import is_public, look_up, parse_url
from dragoman.intake.fetch.gate import Gate, Refused


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.9", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "::"],
)  # fmt: skip
def test_private_addresses_are_known_in_every_dress(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


NAMES = {"ministry": ["8.8.8.8"], "router": ["192.168.0.1"], "both": ["10.0.0.1", "8.8.4.4"]}


def gate(only_public: bool = False) -> Gate:
    return Gate(only_public, lambda host, port: NAMES[host])


def test_what_began_in_public_stays_there() -> None:
    chain = gate()
    assert chain.admit("ministry", 443) == ["8.8.8.8"]
    with pytest.raises(Refused):
        chain.admit("router", 80)
    assert chain.admit("both", 80) == ["8.8.4.4"]


def test_a_host_that_is_both_is_taken_for_public() -> None:
    chain = gate()
    assert chain.admit("both", 80) == ["8.8.4.4"]
    with pytest.raises(Refused):
        chain.admit("router", 80)


def test_what_began_at_home_may_go_anywhere() -> None:
    chain = gate()
    assert chain.admit("router", 80) == ["192.168.0.1"]
    assert chain.admit("ministry", 443) == ["8.8.8.8"]


def test_a_strangers_address_is_held_to_the_open_internet_at_once() -> None:
    with pytest.raises(Refused):
        gate(only_public=True).admit("router", 80)


def test_names_are_looked_up() -> None:
    assert "127.0.0.1" in look_up("localhost", 80)


@pytest.mark.parametrize(
    ("words", "url"),
    [
        (" HTTP://Example.ORG/a b#c ", "http://example.org/a%20b"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
    ],
)
def test_urls_have_one_form(words: str, url: str) -> None:
    assert str(parse_url(words)) == url


@pytest.mark.parametrize(
    "words", ["ftp://example.org/a", "http://", "https:///path", "http://[::1", "data:text/html,x"]
)
def test_what_is_no_web_address_is_said(words: str) -> None:
    with pytest.raises(FetchError, match=r"web address|only http and https"):
        parse_url(words)
