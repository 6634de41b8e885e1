"""Runs of capitalised words that may be a person's name, cut free of the titles and posts around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from .genders import is_given_name
from .scene import Scene
from .wordlists import load_name_words

_PATRONYMIC = re.compile("(?:vych|vich|vna)$")


def name_runs(scene: Scene) -> Iterator[tuple[int, int]]:
    start = -1
    doc = scene.doc
    for token in doc:
        if start < 0:
            if _can_open(scene, token):
                start = token.i
        elif not _can_carry_on(scene, token):
            yield from _parted(scene, start, _trimmed(scene, start, token.i))
            start = token.i if _can_open(scene, token) else -1
    if start >= 0:
        yield from _parted(scene, start, _trimmed(scene, start, len(doc)))


def _parted(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "Biden-Putin" is two surnames where office-holders have both; "Jean-Yves", "Envoy Thomas-Greenfield" one."""
    start = _after_portfolio(scene, start, end)
    if end - start == 3 and scene.doc[start + 1].text == "-" and start - 1 not in scene.title_at:
        both = [scene.gazetteer.people(scene.doc[i].text, scene.day) for i in (start, end - 1)]
        if all(both):
            yield start, start + 1
            yield end - 1, end
            return
    yield start, end


def _after_portfolio(scene: Scene, start: int, end: int) -> int:
    """Where the name opens behind words of a post: "Strategic Communications John Kirby", "Administrator Ann Lee"."""
    words = load_name_words().not_names
    last = max((i for i in range(start, end) if scene.doc[i].lower_ in words), default=start - 1)
    if end - last > 2 and last >= start:
        start = last + 1
    while end - start > 2 and (is_mere_word(scene, scene.doc[start]) or start in scene.body_at):
        start += 1
    if end - start < 3 or is_given_name(scene, scene.doc[start].text) or _is_known(scene, start, end):
        return start
    if _PATRONYMIC.search(scene.doc[end - 1].text):
        return start  # "Baranyuk Volodymyr Anatoliyovych": the surname comes first
    # "Bureau Chief Pawel Soloch": no given name opens the run, but one stands within it.
    return next((i for i in range(start + 1, end - 1) if is_given_name(scene, scene.doc[i].text)), start)


def _is_known(scene: Scene, start: int, end: int) -> bool:
    return bool(scene.gazetteer.people(scene.words(start, end), scene.day))


def is_mere_word(scene: Scene, token: Token) -> bool:
    """Whether a capitalised word is a common one and nobody's given name."""
    parts = [part for part in token.text.split("-") if part]
    return all(scene.gazetteer.is_common_word(part) and not is_given_name(scene, part) for part in parts)


def _can_open(scene: Scene, token: Token) -> bool:
    text = token.text
    if not (text[:1].isupper() and (text.isalpha() or "-" in text or "." in text or "'" in text or "’" in text)):
        return False
    if token.lower_ in load_name_words().honorifics or token.i in scene.title_at or len(text) == 1:
        return False
    if (token.is_sent_start and token.is_stop) or token.lower_ in load_name_words().headline:
        return False
    if token.i in scene.known_at and not _is_part_of_person(scene, token):
        return False
    return token.tag_ in ("NNP", "NNPS") or token.ent_type_ == "PERSON"


def _is_part_of_person(scene: Scene, token: Token) -> bool:
    """A known name that is one word of a longer person's name: "Jordan" in "Jordan Bardella"."""
    known = scene.known_at[token.i]
    if known.hit.use == "name" and known.end - known.start == 1 and _is_behind_titled_given_name(scene, token.i):
        return True
    if (
        known.hit.use == "demonym"
        or known.end - known.start > 1
        or token.ent_type_ != "PERSON"
        or _is_of(scene, token.i - 1)
    ):
        return False  # "President of Belarus Alexander Lukashenko": the state is no first name
    following = scene.doc[token.i + 1] if token.i + 1 < len(scene.doc) else None
    return following is not None and following.ent_type_ == "PERSON" and following.ent_iob_ == "I"


def _is_behind_titled_given_name(scene: Scene, i: int) -> bool:
    """ "Deputy Attorney General Lisa Monaco": a surname that is a state's name too."""
    return i > 0 and i - 1 in scene.title_by_end and is_given_name(scene, scene.doc[i - 1].text)


def _is_of(scene: Scene, i: int) -> bool:
    return i >= 0 and scene.doc[i].lower_ == "of"


def _can_carry_on(scene: Scene, token: Token) -> bool:
    if token.is_sent_start and token.i and scene.doc[token.i - 1].text != ".":
        return False
    if token.text == "," and token.i + 1 < len(scene.doc):
        return scene.doc[token.i + 1].lower_ in load_name_words().suffixes
    if token.lower_ in load_name_words().connectors or token.lower_ in load_name_words().suffixes:
        return True
    if token.text == "-":
        return not token.whitespace_ and not scene.doc[token.i - 1].whitespace_
    if scene.doc[token.i - 1].text == "-":
        return token.text[:1].isupper() or _ends_known_name(scene, token)  # "Ballard-Washington": no city
    return _can_open(scene, token)


def _ends_known_name(scene: Scene, token: Token) -> bool:
    """ "Moon Jae-in": the syllable behind the hyphen belongs to a name that office-holders have."""
    start = token.i - 3
    return start >= 0 and bool(scene.gazetteer.people(scene.words(start, token.i + 1), scene.day))


def _trimmed(scene: Scene, start: int, end: int) -> int:
    end = _without_headline(scene, start, end)
    while end > start + 1:
        last = scene.doc[end - 1]
        if last.lower_ in load_name_words().suffixes or (last.text[:1].isupper() and last.text != "-"):
            break
        if scene.doc[end - 2].text == "-" and _ends_known_name(scene, last):
            break
        end -= 1
    return end


def _without_headline(scene: Scene, start: int, end: int) -> int:
    """ "Janet Yellen Ahead of …": in a title, where all words are capitals, common words at the end are no name's."""
    title = scene.parsed.report.title_span
    if title is None or not title.start <= scene.doc[start].idx < title.end:
        return end
    for i in range(start + 1, start if _is_known(scene, start, end) else end):
        if is_mere_word(scene, scene.doc[i]) and _is_known(scene, start, i):
            return i  # "President Biden Before Meeting …", "Donald J. Trump Honors Jocelyn Nungaray"
    while end - start > 2 and is_mere_word(scene, scene.doc[end - 1]):
        end -= 1
    return end


def is_made_of_words(scene: Scene, start: int, end: int) -> bool:
    """ "SummerReady Campaign", "Discipline Deciding": it ends in a common word and opens with no given name."""
    first, last = scene.doc[start], scene.doc[end - 1]
    if is_given_name(scene, first.text) or scene.gazetteer.people(scene.words(start, end), scene.day):
        return False
    return scene.gazetteer.is_common_word(last.text) or scene.gazetteer.is_common_word(first.text)
