"""Make copies of a story as papers do: cut it, give it another heading, wrap it anew, put notices around it.

Everything is drawn from the random source that is handed in: the same seed gives the same copies anywhere.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from random import Random

NOTICES = tuple(
    line
    for line in (Path(__file__).resolve().parent / "duplicates" / "notices.txt").read_text("utf-8").splitlines()
    if not line.startswith("# ")
)
LEAST_WORDS = 45  # a copy keeps at least as many, so that a story is left
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_HOUSE_STYLE = (
    ("United States", "U.S."),
    ("U.S.", "US"),
    ("percent", "per cent"),
    (" program", " programme"),
    ("’", "'"),
    ("“", '"'),
    ("”", '"'),
    ("—", "--"),
    ("–", "-"),
    ("organization", "organisation"),
)
_PLACES = ("WASHINGTON", "MOSCOW", "GENEVA", "BRUSSELS", "KYIV", "LONDON", "VIENNA")
_AGENCIES = ("Reuters", "AP", "AFP", "Interfax", "dpa")


def make_copy(heading: str, body: str, random: Random) -> str:
    """A copy of the story, changed in two ways at least."""
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    ways = [way for way in ("cut", "heading", "wrap", "notices", "style") if random.random() < 0.65]
    while len(ways) < 2:
        ways.append(random.choice(["cut", "heading", "wrap", "notices"]))
    if "cut" in ways:
        paragraphs = cut(paragraphs, random)
    if "style" in ways:
        paragraphs = restyle(paragraphs, random)
    if "heading" in ways:
        heading, paragraphs = head_anew(heading, paragraphs, random)
    above, below = notices(random) if "notices" in ways else ([], [])
    text = [*above, *paragraphs, *below]
    return "\n\n".join([heading, *(wrap(text, random) if "wrap" in ways else text)])


def cut(paragraphs: list[str], random: Random) -> list[str]:
    """Keep the beginning, from a third to most of it, and now and then lose a paragraph within."""
    wanted = max(LEAST_WORDS, int(sum(len(p.split()) for p in paragraphs) * random.uniform(0.33, 0.9)))
    kept: list[str] = []
    for sentence in (sentence for p in paragraphs for sentence in [*_SENTENCE.split(p), "\n"]):
        if sentence == "\n":
            kept.append(sentence)
        elif sum(len(one.split()) for one in kept) < wanted:
            kept.append(sentence + " ")
    left = [p.strip() for p in "".join(kept).split("\n") if p.strip()]
    words = sum(len(p.split()) for p in left)
    if len(left) > 4 and random.random() < 0.3:
        lost = random.randrange(1, len(left) - 1)
        if words - len(left[lost].split()) >= LEAST_WORDS:
            del left[lost]
    return left


def restyle(paragraphs: list[str], random: Random) -> list[str]:
    """The spellings and signs of another house."""
    for old, new in random.sample(_HOUSE_STYLE, 5):
        paragraphs = [paragraph.replace(old, new) for paragraph in paragraphs]
    return paragraphs


def head_anew(heading: str, paragraphs: list[str], random: Random) -> tuple[str, list[str]]:
    """Another heading, and a dateline before the first words."""
    words = " ".join(paragraphs).split()
    at = random.randrange(0, max(1, min(40, len(words) - 8)))
    headings = (heading.upper(), " ".join(words[at : at + 8]).title(), heading.split(" and ")[0].split(":")[-1].strip())
    if random.random() < 0.6:
        dateline = f"{random.choice(_PLACES)} ({random.choice(_AGENCIES)}) — "
        paragraphs = [dateline + paragraphs[0], *paragraphs[1:]]
    return random.choice(headings), paragraphs


def notices(random: Random) -> tuple[list[str], list[str]]:
    """One to four notices, some above the story and the more below."""
    drawn = random.sample(NOTICES, random.randint(1, 4))
    above = drawn[:1] if random.random() < 0.3 else []
    return above, drawn[len(above) :]


def wrap(paragraphs: list[str], random: Random) -> list[str]:
    """Wrap lines at a width, run all paragraphs into one, or make a paragraph of every sentence."""
    way = random.choice(["lines", "one", "sentences"])
    if way == "lines":
        width = random.randint(50, 80)
        return [textwrap.fill(paragraph, width, break_on_hyphens=random.random() < 0.5) for paragraph in paragraphs]
    if way == "one":
        return [" ".join(paragraphs)]
    return [sentence for paragraph in paragraphs for sentence in _SENTENCE.split(paragraph)]
