"""Sentences of our own: patterns written by hand, filled with actors, made into one file of marked pairs.

    python -m training.written

A line of `written/patterns-*.txt` is a sentence with places for actors (<A>, <B.army>), alternatives (a|b|), words
that tell a deed ([1:accused|blamed]) and, after `##`, what stands between whom: `1 A>B ACCUSE` is told by word 1,
`0 B>C NONE` by no word in particular. `&` at the end: two deeds between one pair, so the word is always marked.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "written"
FILE = FOLDER / "sentences.tsv"
VARIANTS, SEED, FRAMED = 4, 20261125, 0.45

_PLACE = re.compile(r"<([A-C])(?:\.(\w+))?>")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_WORD = re.compile(r"\[(\d):([^\]]*)\]")
_DEED = re.compile(r"(\d) ([A-C])>([A-C]) (\w+)")
_TAGS = {"A": "s", "B": "t"}


class PatternError(ValueError):
    """A pattern breaks its form: the file, the line and what was expected."""


@dataclass(frozen=True, slots=True)
class Pattern:
    name: str
    text: str
    deeds: tuple[tuple[int, str, str, str], ...]


def read_patterns(folder: Path = FOLDER) -> list[Pattern]:
    """All patterns in file order. Raises PatternError with file and line."""
    found = []
    for path in sorted(folder.glob("patterns-*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line and not line.startswith("#"):
                found.append(_pattern(path, number, line))
    return found


def _pattern(path: Path, number: int, line: str) -> Pattern:
    text, mark, tail = line.partition(" ## ")
    deeds = tuple((int(word), a, b, type) for word, a, b, type in _DEED.findall(tail))
    if not mark or not deeds:
        raise PatternError(f"{path} line {number}: no deed; expected e.g. `## 1 A>B ACCUSE` at the end")
    marker = "&" if tail.endswith("&") else ""
    return Pattern(f"{path.stem.removeprefix('patterns-')}-{number:03d}{marker}", text, deeds)


def write_sentences(path: Path = FILE) -> int:
    """Make the file anew, the same bytes each time; gives the number of its rows."""
    actors = yaml.safe_load((FOLDER / "actors.yaml").read_text(encoding="utf-8"))
    around = yaml.safe_load((FOLDER / "around.yaml").read_text(encoding="utf-8"))
    chance = random.Random(SEED)
    rows = {row: None for pattern in read_patterns() for row in _fill(pattern, actors, around, chance)}
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
        writer.writerow(("group", "type", "marked"))
        writer.writerows(rows)
    return len(rows)


def _fill(
    pattern: Pattern, actors: dict[str, list[str]], around: dict[str, list[str]], chance: random.Random
) -> Iterator[tuple[str, str, str]]:
    """Some variants of a pattern, a row for each deed."""
    for _ in range(VARIANTS):
        text = pattern.text
        while _CHOICE.search(text):
            text = _CHOICE.sub(lambda found: chance.choice(found.group(1).split("|")), text, count=1)
        text = _WORD.sub(lambda found: f"[{found.group(1)}:{chance.choice(found.group(2).split('|'))}]", text)
        names = _cast(text, actors, chance)
        framed = _framed(re.sub(r"  +", " ", text), around, chance)
        for word, doer, other, type in pattern.deeds:
            yield pattern.name, type if type != "NONE" else "none", _marked(framed, names, word, doer, other)


def _cast(text: str, actors: dict[str, list[str]], chance: random.Random) -> dict[str, str]:
    """A name for each place, no name twice."""
    names: dict[str, str] = {}
    for place, kind in _PLACE.findall(text):
        if place + kind not in names:
            free = [name for name in actors[kind or "any"] if name not in names.values()]
            names[place + kind] = chance.choice(free)
    return names


def _framed(text: str, around: dict[str, list[str]], chance: random.Random) -> str:
    if text.startswith('"') or chance.random() > FRAMED:
        return text
    if chance.random() < 0.5:
        opening = chance.choice(around["before"])
        return opening + (text if text[0] in "<[" else text[0].lower() + text[1:])
    return text.rstrip(".") + chance.choice(around["after"]) + "."


def _marked(text: str, names: dict[str, str], word: int, doer: str, other: str) -> str:
    """The sentence with one pair marked, and the word that tells its deed."""
    seen: set[str] = set()

    def side(found: re.Match[str]) -> str:
        place, name = found.group(1), names[found.group(1) + (found.group(2) or "")]
        tag = "s" if place == doer else "t" if place == other else ""
        if not tag or tag in seen:
            return name
        seen.add(tag)
        return f"<{tag}>{name}</{tag}>"

    def told(found: re.Match[str]) -> str:
        return f"<e>{found.group(2)}</e>" if int(found.group(1)) == word else found.group(2)

    marked = _WORD.sub(told, _PLACE.sub(side, text))
    plain = re.match(r"(<\w>)*", marked)
    at = plain.end() if plain else 0
    return marked[:at] + marked[at : at + 1].upper() + marked[at + 1 :]


if __name__ == "__main__":
    print(f"{write_sentences()} rows in {FILE}")
