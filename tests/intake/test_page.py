"""News pages: the article, and what newsrooms put around it."""

from __future__ import annotations

import pytest

from dragoman.errors import SourceError
from dragoman.intake import NOWHERE, read_bytes, read_page
from dragoman.model import Report
from dragoman.settings import Settings

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<title>Norway and Finland reopen road - The Northern Wire</title>
<meta property="og:title" content="Norway and Finland reopen road">
<meta property="og:site_name" content="The Northern Wire">
<meta property="article:tag" content="Norway"><meta property="article:tag" content="Finland">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Norway and Finland reopen road", "datePublished": "2021-03-03T18:00:00+01:00",
"author": {"@type": "Person", "name": "Ida Berg"}, "articleSection": "World"}</script>
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article>
<h1>Norway and Finland reopen road</h1>
<figure><img src="a.jpg" alt="The two ministers at the harbour of Kirkenes"><figcaption>The two ministers at the
harbour of Kirkenes. <span class="credit">Photo: Ola Nord/NTB</span></figcaption></figure>
<p>KIRKENES, Norway (AP) — The foreign ministers of Norway and Finland agreed on Wednesday to reopen the border road
that was closed last winter, when neither side wanted to pay for it.</p>
<p>“We want <span class="name">people <span class="rollover"><a href="/1">People in the news today</a> <a href="/2">More
people</a></span></span> to meet again,” the Norwegian minister told reporters in the town. “The road is theirs, and it
always was.”</p>
<blockquote>The Finnish minister called the talks frank and said that the road would open in summer.</blockquote>
<p>The two will meet again in May, the ministries said in a statement that both of them published on Wednesday.</p>
<p>(Reporting by Ida Berg; Editing by Jon Dahl)</p>
<p>Do you want to report an error or a typo? Click here!</p>
<ul><li><a href="/x">Ministers quarrel over fish</a></li><li><a href="/y">Snow closes the northern roads</a></li></ul>
</article>
<footer>© 2021 The Northern Wire. All rights reserved.</footer>
</body></html>"""


@pytest.fixture(scope="module")
def report() -> Report:
    return read_bytes(PAGE.encode(), NOWHERE, Settings())


def test_what_the_page_says_of_its_article(report: Report) -> None:
    assert report.title == "Norway and Finland reopen road"
    assert report.publisher == "The Northern Wire"
    assert report.byline == "Ida Berg"
    assert report.categories == ("World",)
    assert report.tags == ("Norway", "Finland")
    assert report.source.media_type == "text/html"
    assert report.published is not None
    assert (report.published.start, report.published.basis) == ("2021-03-03", "page metadata")


def test_the_body_is_the_article_alone(report: Report) -> None:
    openings = [span.words(report.text)[:12] for span in report.body]
    assert openings == ["KIRKENES, No", "“We want peo", "The Finnish ", "The two will"]
    assert "People in the news" not in report.text
    assert "rights reserved" not in report.text


def test_the_caption_has_its_credit(report: Report) -> None:
    (caption,) = report.captions
    assert caption.span.words(report.text) == "The two ministers at the harbour of Kirkenes."
    assert caption.credit == "Ola Nord/NTB"


def test_dateline_and_wire(report: Report) -> None:
    assert report.dateline is not None
    assert report.dateline.span.words(report.text) == report.dateline.text == "KIRKENES, Norway (AP) —"
    assert report.wire == ("The Associated Press",)


def test_furniture_is_kept_outside_the_text(report: Report) -> None:
    assert "Do you want to report an error or a typo? Click here!" in report.notices
    assert "Ministers quarrel over fish" in report.notices


def test_malformed_markup_is_read_as_far_as_it_goes() -> None:
    broken = PAGE[: PAGE.index("<blockquote>")].replace("</p>", "").replace("</figure>", "") + "<div><table><p"
    report = read_page(broken, NOWHERE, Settings())
    assert "agreed on Wednesday" in report.text


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<", ""]
)
def test_a_page_without_an_article_is_an_error(html: str) -> None:
    with pytest.raises(SourceError, match="no article"):
        read_page(html, NOWHERE, Settings())


def test_an_article_only_in_json_ld_is_read() -> None:
    body = "The ministers met on Monday and agreed on the road. " * 6
    html = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers agree on road"'
        f', "articleBody": "{body}"}}</script></head><body><p>Subscribe to read.</p></body></html>'
    )
    report = read_page(html, NOWHERE, Settings())
    assert report.title == "Ministers agree on road"
    assert "agreed on the road" in report.body[0].words(report.text)


def test_another_language_is_kept_and_marked() -> None:
    paragraph = (
        "Les ministres des deux pays se sont rencontrés lundi et ont décidé de se revoir au printemps dans la ville."
    )
    report = read_page(f"<html><body><article>{f'<p>{paragraph}</p>' * 4}</article></body></html>", NOWHERE, Settings())
    assert report.language == "fr"
    assert not report.is_read
