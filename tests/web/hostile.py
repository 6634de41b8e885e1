"""A report that says the same words in every field it has, and what a page made of it consists of."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from lxml import html

from dragoman.intake import NOWHERE
from dragoman.model import (
    Actor,
    Caption,
    Channel,
    Cited,
    Commitment,
    Comparison,
    Dateline,
    Encounter,
    Event,
    Mention,
    Place,
    Published,
    Reader,
    Record,
    Report,
    Span,
    Statement,
    When,
    Wording,
)

# What no template of ours holds: each of these came out of what a report said.
FORBIDDEN = {"img", "iframe", "object", "embed", "style", "base", "video", "audio", "source", "marquee", "template"}
FORBIDDEN |= {"math", "animate", "use", "foreignobject", "frame", "applet", "b:", "scr", "mglyph", "mtext"}
# What of a page depends on its neighbours in the ledger.
_NEIGHBOURS = '//nav[@class="story"] | //p[@class="again"] | //p[@class="made"]'


def saying(words: str) -> Record:
    """A record of which every name, title and text says `words`."""
    text = f"{words}\n\n{words}\n\n{words} condemned {words} and vowed {words}"
    size = len(words)
    title, caption, body = Span(0, size), Span(size + 2, 2 * size + 2), Span(2 * size + 4, len(text))
    one, trigger = Span(body.start, body.start + size), Span(body.start + size + 1, body.start + size + 10)
    two, vow = Span(trigger.end + 1, trigger.end + 1 + size), Span(len(text) - size, len(text))
    id = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report(
        id, replace(NOWHERE, path=words, id=words), words, text, title, (body,), (Caption(caption, words),),
        words, words, (words,), Dateline(words, one), Published("2020-01-02", "2020-01-03", "day", "stated", None),
        "en", (words,), (words,), (words,),
    )  # fmt: skip
    place = Place(words, "NOR", words, 1.0, 2.0, None, two)
    when = When("2020-01-01", "2020-01-02", "day", words, two)
    actors = tuple(
        Actor(f"person:{at}", words, "person", words, None, country, "GOV", None, None, (mention,), words, (words,))
        for at, country, mention in ((1, "NOR", Mention(one, "name")), (2, "SWE", Mention(two, "name")))
    )  # fmt: skip
    said = Statement(
        "statement:1",
        "person:1",
        None,
        Channel("email", two),
        None,
        "direct",
        (Cited(two),),
        Cited(two),
        None,
        when,
        None,
    )
    event = Event(
        "event:1", "ACCUSE", "disapprove", (), None, "verbal conflict", -2.0, ("person:1",), ("person:2",), "occurred",
        when, place, "statement:1", Cited(trigger), (body,), 0.9, words,
    )  # fmt: skip
    met = Encounter(
        "encounter:1", "bilateral meeting", ("person:1", "person:2"), ("NOR", "SWE"), when, place, Wording(words, two),
        None, None, None, "held", (body,), (), Comparison((), {}, ()),
    )  # fmt: skip
    vowed = Commitment(
        "commitment:1", ("person:1",), vow, "AID", (), place, (place,), None, vow, when, None, None, "vowed", (body,)
    )
    reader = Reader("0.1.0", "a model", "a model", "a codebook")
    return Record("dragoman/record/1", reader, report, actors, (said,), (event,), (met,), (vowed,))


def skeleton(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """A page's elements with the names of their attributes, in order; comments count too."""
    drawn = html.fromstring(page)
    for one in drawn.xpath(_NEIGHBOURS):
        one.drop_tree()
    return [(str(one.tag), tuple(sorted(map(str, one.attrib)))) for one in drawn.iter()]


def strange(page: str) -> list[str]:
    """What on a page could run, load or restyle anything, and is not ours."""
    found = []
    for one in html.fromstring(page).iter():
        if not isinstance(one.tag, str) or one.tag.lower() in FORBIDDEN:
            found.append(str(one.tag))
            continue
        # Our own holds one style of ours and nothing else.
        if one.tag == "noscript" and [(of.tag, (of.get("href") or "")[:8]) for of in one] != [("link", "/static/")]:
            found.append("noscript")
        found += [f"{one.tag} {name}" for name in one.attrib if name.startswith("on") or name in ("style", "srcdoc")]
        for name in ("href", "src", "action", "formaction"):
            address = one.get(name)
            if address is not None and not address.startswith(("/", "#", "?", "http://", "https://")):
                found.append(f"{one.tag} {name}={address}")
        address = one.get("src") or one.get("href") or ""
        if one.tag in ("script", "link") and (not address.startswith("/") or address.startswith("//")):
            found.append(f"{one.tag} {dict(one.attrib)}")
        if one.tag == "meta" and one.get("http-equiv"):
            found.append("meta http-equiv")
    return found
