"""What a document in angle brackets is, and that entities are refused."""

from __future__ import annotations

import pytest

from dragoman.errors import SourceError
from dragoman.intake.markup import list_kind, refuse_entities, root_name

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (XML + "<rss version='2.0'>", "feed"),
        (XML + "<!-- a <feed> --><?xml-stylesheet href='a'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("\ufeff" + XML + '<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "feed"),
        ('<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x/rss-0.91.dtd"><rss version="0.91">', "feed"),
        (XML + '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', "sitemap"),
        ("<sm:sitemapindex>", "sitemap"),
        ("<!DOCTYPE html><html><body>an <rss> feed", None),
        ("The <feed> was cut.", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_kinds_are_told_by_the_root(text: str, kind: str | None, encoding: str) -> None:
    assert list_kind(text.encode(encoding)) == kind


def test_the_root_has_a_name() -> None:
    assert root_name(b"<!DOCTYPE html>\n<HTML lang='en'>") == "HTML"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "prologue", [BOMB, BOMB.lower(), "<!-- < -->" + BOMB, '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>']
)
def test_entities_are_refused(prologue: str, encoding: str) -> None:
    with pytest.raises(SourceError, match="entities"):
        refuse_entities((XML + prologue + "<rss></rss>").encode(encoding), "x.xml")


def test_words_about_entities_are_no_entities() -> None:
    refuse_entities(b"<rss><item><![CDATA[write <!ENTITY in the prologue]]></item></rss>", "x.xml")
