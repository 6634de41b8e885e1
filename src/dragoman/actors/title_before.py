"""The title that stands right before a name, and whose it is: "Adviser to the President X" names an adviser."""

from __future__ import annotations

from .genders import is_given_name
from .scene import Known, Scene, Title
from .wordlists import load_name_words

_IN_POSTS = frozenset({"of", "for", "and", "the", "-", "&"})
_LONGEST_POST = 10


def title_before(scene: Scene, at: int) -> tuple[Title, int, Known | None] | None:
    """The title that ends right before token `at`: itself, its start, and the "of" country between."""
    doc = scene.doc
    if at in scene.title_by_end:
        title = scene.title_by_end[at]
        governing = _governing_title(scene, title)
        # "Adviser to the German Chancellor X" is Germany's
        whose = scene.known_by_end.get(title.start) or scene.known_by_start.get(title.start)
        return governing, at, whose if governing != title else None
    if at > 1 and doc[at - 1].lower_ in ("dr", "dr."):
        return title_before(scene, at - 1)  # "Response Coordinator Dr. Ashish Jha"
    is_name = doc[at].ent_type_ == "PERSON" or is_given_name(scene, doc[at].text)
    if at and doc[at - 1].text == "," and at - 1 in scene.title_by_end and is_name and not _is_listed(scene, at - 1):
        return scene.title_by_end[at - 1], at - 1, None
    if post := _post_before(scene, at):
        return post, post.start, None
    known = scene.known_by_end.get(_before_acronym(scene, at))
    if known is None and at and doc[at - 1].text == ",":
        known = scene.known_by_end.get(at - 1)
    if known is None:
        return None
    around = scene.title_at.get(known.start)
    if around is not None and around.start < known.start:
        return around, around.start, known  # "Deputy Head of the Office of the President of Ukraine X"
    if known.start and doc[known.start - 1].lower_ == "to":
        known = scene.known_by_end.get(known.start - 1, known)  # "Ambassador of Switzerland to Ukraine X"
    back = known.start
    while back and doc[back - 1].lower_ in load_name_words().links and known.start - back < 6:
        back -= 1
        held = scene.title_by_end.get(back)
        if held:
            is_posted = any(doc[i].lower_ == "to" for i in range(back, known.start))
            # an ambassador "to Mexico" is not Mexico's
            return _governing_title(scene, held), back, None if is_posted else known
    office = _before_portfolio(scene, back)
    return (office, office.end, known) if office else None


def _is_listed(scene: Scene, end: int) -> bool:
    """Whether a title is one of a list of names: "Nobles, Pope, Redwood" are counties."""
    start = scene.title_by_end[end].start
    return start > 0 and scene.doc[start - 1].text == ","


def _post_before(scene: Scene, at: int) -> Title | None:
    """The title of "Director of Public Engagement" before a name: words of a post stand between."""
    doc, back = scene.doc, at
    if not at or at - 1 in scene.known_at:
        return None  # "President of Kenya Grace Achieng" has a state there
    while back and at - back < 5 and doc[back - 1].text[:1].isupper():
        back -= 1
    has_words = 0 < back < at and doc[back - 1].lower_ in ("of", "for")
    return scene.title_by_end.get(back - 1) if has_words else None


def _before_portfolio(scene: Scene, at: int) -> Title | None:
    """The title of "Minister for European Union Affairs of Slovakia" before its country, words of a post between."""
    doc, back = scene.doc, at
    while back and at - back < _LONGEST_POST and back not in scene.title_by_end:
        word = doc[back - 1]
        if not (word.text[:1].isupper() or word.lower_ in _IN_POSTS):
            return None
        back -= 1
    title = scene.title_by_end.get(back)
    return title if title and back < at and doc[back].lower_ in ("of", "for") else None


def _governing_title(scene: Scene, title: Title) -> Title:
    """ "Aide to the President X" names an aide, not a president; "Chief of Staff to President X" names a president."""
    owner = scene.known_by_end.get(title.start)
    at = owner.start if owner else title.start
    if not at or scene.doc[at - 1].lower_ != "the":
        return title
    at -= 1
    if at and scene.doc[at - 1].lower_ in ("to", "of") and at - 1 in scene.title_by_end:
        return scene.title_by_end[at - 1]
    return title


def _before_acronym(scene: Scene, at: int) -> int:
    """The end of "European Bank for … (EBRD)" without its bracketed acronym."""
    if at > 2 and scene.doc[at - 1].text == ")" and scene.doc[at - 3].text == "(":
        return at - 3
    return at
