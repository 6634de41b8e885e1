"""Draws what judges read to say how well encounters are joined, and scores what they said.

    python evaluation/joined_encounters.py draw LEDGER OUT [RELEASES.jsonl.gz …]
    python evaluation/joined_encounters.py score FOLDER

`draw` writes into OUT: `joins.csv`, each mention of an encounter of which several releases of the three presidencies
tell, beside the first mention of it, verdict and reason empty; `told.csv`, every sentence of the RELEASES in which one
presidency speaks of a call or meeting with another, found by plain words and not by the reader, for judges to say which
encounter it is; and `told_key.csv`, what the program made of each sentence.
`score` prints the share of right joins, and how many encounters that two sides tell were joined.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.ledger import View, open_view
from dragoman.readouts.joining import JoinedEncounter, JoinedMention, joined_encounters_of
from dragoman.readouts.joining.mention import days_apart
from dragoman.readouts.publishers import side_of_publisher

PRESIDENCIES = ("RUS", "UKR", "USA")
SINCE, UNTIL = "2021-10-01", "2022-07-01"
LEADERS = {
    "USA": r"Biden|(?:US|U\.S\.|American) President|President of the (?:United States|US|USA)\b",
    "RUS": r"Putin|Russian President|President of (?:Russia|the Russian Federation)",
    "UKR": r"Zelensk|Ukrainian President|President of Ukraine",
}
MEETING = re.compile(
    r"\b(calls?|called|phone|telephon\w+|conversations?|talks?|talked|spoke|speak\w*|met|meet\w*|summit|"
    r"video ?conference|negotiat\w+|visit\w*|contacts?|consult\w*)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")
JOINS = (
    "row", "encounter", "verdict", "reason", "publisher", "date", "title", "words", "url", "first_publisher",
    "first_date", "first_title", "first_words", "first_url", "program_day", "program_why",
)  # fmt: skip
TOLD = ("row", "encounter_day", "who", "kind", "reason", "publisher", "date", "title", "words", "url")
KEY = ("row", "url", "publisher_side", "joined")

Row = dict[str, object]


def draw_joins(view: View) -> Iterator[Row]:
    """Each mention beside the first of its encounter, copies of one text left out."""
    number = 0
    for encounter in joined_encounters_of(view):
        mentions = [one for one in encounter.mentions if _is_asked(one)]
        if len({(one.told.publisher, one.told.title) for one in mentions}) < 2:
            continue
        first = next((one for one in mentions if one.score is None), mentions[0])
        seen = {_text_of(first)}
        for mention in mentions:
            if mention is first or _text_of(mention) in seen:
                continue
            seen.add(_text_of(mention))
            number += 1
            yield _join_row(number, encounter, mention, first)


def _is_asked(mention: JoinedMention) -> bool:
    published = mention.told.published or ""
    return mention.side in PRESIDENCIES and SINCE <= published < UNTIL


def _text_of(mention: JoinedMention) -> tuple[object, ...]:
    return (mention.side, (mention.told.title or "").casefold(), mention.words)


def _join_row(number: int, encounter: JoinedEncounter, mention: JoinedMention, first: JoinedMention) -> Row:
    return {
        "row": number, "encounter": encounter.id, "verdict": "", "reason": "", **_told("", mention),
        **_told("first_", first), "program_day": encounter.starts or "", "program_why": mention.why,
    }  # fmt: skip


def _told(prefix: str, mention: JoinedMention) -> Row:
    told = mention.told
    values = {
        "publisher": told.publisher, "date": told.published, "title": told.title, "words": " / ".join(mention.words),
        "url": told.url,
    }  # fmt: skip
    return {f"{prefix}{name}": value for name, value in values.items()}


def draw_told(releases: Iterable[Path]) -> Iterator[Row]:
    """Each sentence of a presidency's release that names another's head beside a word for meeting."""
    number = 0
    for release in _releases(releases):
        side = side_of_publisher(release.get("publisher"))
        published = str(release.get("published") or "")[:10]
        if side not in PRESIDENCIES or not SINCE <= published < UNTIL:
            continue
        others = re.compile("|".join(words for country, words in LEADERS.items() if country != side))
        for sentence in SENTENCE.split(f"{release.get('title') or ''}\n{release.get('text') or ''}"):
            if MEETING.search(sentence) and others.search(sentence):
                number += 1
                yield {
                    "row": number, "encounter_day": "", "who": "", "kind": "", "reason": "",
                    "publisher": release["publisher"], "date": published, "title": release.get("title"),
                    "words": sentence.strip()[:700], "url": release.get("url"),
                }  # fmt: skip


def _releases(paths: Iterable[Path]) -> Iterator[dict[str, str]]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def draw_key(view: View, told: Sequence[Row]) -> Iterator[Row]:
    """For each sentence: the encounters of two presidencies, with their days, that its release was joined to."""
    made: dict[str, list[str]] = defaultdict(list)
    for encounter in joined_encounters_of(view):
        if len(set(encounter.countries) & set(PRESIDENCIES)) >= 2 and encounter.starts:
            for url in {mention.told.url or "" for mention in encounter.mentions}:
                made[url].append(f"{encounter.id}@{encounter.starts}")
    for row in told:
        side, joined = side_of_publisher(str(row["publisher"])), " ".join(made.get(str(row["url"]), []))
        yield {"row": row["row"], "url": row["url"], "publisher_side": side, "joined": joined}


def carried(path: Path, rows: Iterable[Row], same: Sequence[str], answers: Sequence[str]) -> Iterator[Row]:
    """The rows with what judges said before of those in which nothing of `same` has changed."""
    known = {tuple(row[name] for name in same): row for row in _read(path)} if path.exists() else {}
    for row in rows:
        said = known.get(tuple(str(row[name] or "") for name in same), {})
        yield {**row, **{name: said[name] for name in answers if said.get(name)}}


def write(path: Path, names: Sequence[str], rows: Iterable[Row]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        for count, row in enumerate(rows, 1):  # noqa: B007
            writer.writerow(row)
    return count


def draw(ledger: str, out: Path, releases: Sequence[Path]) -> None:
    """Write the lists into a folder; verdicts that stand there stay with the rows that have not changed."""
    out.mkdir(parents=True, exist_ok=True)
    with open_view(ledger) as view:
        same = ("url", "words", "first_url", "first_words")
        joins = list(carried(out / "joins.csv", draw_joins(view), same, ("verdict", "reason")))
        print(f"joins.csv: {write(out / 'joins.csv', JOINS, joins)} joins")
        answers = ("encounter_day", "who", "kind", "reason")
        told = list(carried(out / "told.csv", draw_told(releases), ("url", "words"), answers))
        write(out / "told_key.csv", KEY, draw_key(view, told))
    print(f"told.csv: {write(out / 'told.csv', TOLD, told)} sentences")


def score(folder: Path) -> None:
    """Prints the figures of the judged files of a folder."""
    joins = _read(folder / "joins.csv")
    count = Counter(row["verdict"] or "not judged" for row in joins)
    judged = count["right"] + count["wrong"]
    print(f"joins right: {count['right']} of {judged} judged, {count['right'] / max(1, judged):.3f}; {dict(count)}")
    told, key = _read(folder / "told.csv"), {row["row"]: row for row in _read(folder / "told_key.csv")}
    encounters: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in told:
        # What a release of the period only recalls of the time before is not of the period.
        if SINCE <= row["encounter_day"] < UNTIL:
            encounters[row["encounter_day"], row["who"]].append(key[row["row"]])
    both = {name: rows for name, rows in encounters.items() if len({row["publisher_side"] for row in rows}) > 1}
    joined = {name for name, rows in both.items() if _is_joined(name[0], rows)}
    print(f"told by two sides and joined: {len(joined)} of {len(both)}, {len(joined) / max(1, len(both)):.3f}")
    for name in sorted(both.keys() - joined):
        print("not joined:", *name, *sorted({row["url"] for row in both[name]}))


def _is_joined(day: str, rows: Sequence[dict[str, str]]) -> bool:
    """Whether one encounter of the program, of that day or the next, holds releases of two sides."""
    sides: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for id, _, starts in (one.partition("@") for one in row["joined"].split()):
            if days_apart(starts, day) <= 1:
                sides[id].add(row["publisher_side"])
    return any(len(some) > 1 for some in sides.values())


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(arguments: Sequence[str]) -> int:
    match arguments:
        case ["draw", ledger, out, *releases]:
            draw(ledger, Path(out), [Path(one) for one in releases])
        case ["score", folder]:
            score(Path(folder))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
