"""Whether copies find their story and different stories stay apart; and what a million short texts cost.

    python benchmarks/duplicates.py [--pairs 500] [--seed 1] [--corpus ../shared/corpus/bulk]
    python benchmarks/duplicates.py --million [--texts 1000000] [--seed 1]

Copies: diplomatic releases of at least 80 words, drawn at random, each with a copy made by `evaluation/made_copies.py`
(cut, headed anew, wrapped anew, notices around it). Different stories: pairs of releases of one publisher, at most a
week apart, whose headings name the same foreign state; pairs of the same heading on days next to each other are left
out, for they may be one release published twice. Patterns: pairs of one publisher and heading, over a month apart.
All texts go into one `Clusters`, without their dates; a pair counts
as one story when both are in the same. The hardest pairs are those that share most of their runs of four words.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import sys
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random
from time import process_time

import numpy as np

from dragoman.gazetteer import Gazetteer, load_gazetteer
from dragoman.ledger.duplicates import Clusters, Fingerprint, fingerprint_of
from dragoman.text.normalise import fold

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "evaluation"))

from made_copies import make_copy  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "bulk"
HOME = {"President of Russia": "RUS", "President of Ukraine": "UKR", "The White House": "USA"}
LEAST_WORDS = 80


@dataclass(frozen=True, slots=True)
class Release:
    """One release. `states` are those its heading names, without its publisher's own."""

    id: str
    heading: str
    body: str
    day: date
    publisher: str
    states: frozenset[str]

    @property
    def text(self) -> str:
        return f"{self.heading}\n\n{self.body}"


Pair = tuple[Release, Release]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--texts", type=int, default=1_000_000)
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong pairs of each kind")
    options = parser.parse_args()
    releases = read_releases(options.corpus)
    if options.million:
        print_million(releases, options.texts, Random(options.seed))
    else:
        print_pairs(releases, options.pairs, Random(options.seed), options.errors)


def read_releases(corpus: Path) -> list[Release]:
    """All diplomatic releases."""
    gazetteer = load_gazetteer()
    releases = []
    for path in sorted(corpus.glob("*.jsonl.gz")):
        if "domestic" not in path.name:
            with gzip.open(path, "rt", encoding="utf-8") as file:
                releases += [as_release(json.loads(line), f"{path.name}:{n}", gazetteer) for n, line in enumerate(file)]
    return releases


def as_release(row: dict[str, str], id: str, gazetteer: Gazetteer) -> Release:
    home = HOME.get(row["publisher"], row.get("country", ""))
    named = {entity.country for hit in gazetteer.find(row["title"] or "") for entity in hit.entities if entity.country}
    day = date.fromisoformat(row["published"])
    return Release(id, row["title"] or "", row["text"], day, row["publisher"], frozenset(named - {home}))


def print_pairs(releases: list[Release], count: int, random: Random, errors: int) -> None:
    """Copies and different stories in one collection: what was found, missed and wrongly joined."""
    originals = random.sample([one for one in releases if len(one.body.split()) >= LEAST_WORDS], count)
    copies = {one.id: make_copy(one.heading, one.body, random) for one in originals}
    pairs = pairs_on_one_subject(releases)
    different = random.sample(pairs, count)
    hardest = hardest_pairs(pairs, count)
    patterns = pairs_of_one_heading(releases)
    patterns = random.sample(patterns, min(count, len(patterns)))
    clusters = Clusters()
    for one in {one.id: one for pair in (*different, *hardest, *patterns) for one in pair}.values():
        clusters.add(one.id, one.text)
    for one in originals:
        clusters.add(one.id, one.text)
        clusters.add("copy of " + one.id, copies[one.id])
    missed = [one for one in originals if clusters.story(one.id) != clusters.story("copy of " + one.id)]
    joined, hard, alike = (
        [pair for pair in group if clusters.story(pair[0].id) == clusters.story(pair[1].id)]
        for group in (different, hardest, patterns)
    )
    print(f"texts in one collection     {len(clusters)}")
    print(f"copies found                {count - len(missed)} of {count}")
    print(f"different stories joined    {len(joined)} of {count} ({len(pairs)} such pairs in all)")
    print(f"F1                          {f1(count - len(missed), len(missed), len(joined)):.4f}   (at least .97)")
    print(f"joined of the most alike    {len(hard)} of {len(hardest)}")
    print(f"F1 with these               {f1(count - len(missed), len(missed), len(hard)):.4f}")
    print(f"joined of one heading       {len(alike)} of {len(patterns)}, over a month apart")
    for one in missed[:errors]:
        print(f"\nmissed: {one.heading}\n{copies[one.id]}")
    for one, other in (*joined, *hard, *alike)[:errors]:
        print(f"\njoined: {one.day} {one.heading}\n        {other.day} {other.heading}")


def f1(found: int, missed: int, wrong: int) -> float:
    return 2 * found / (2 * found + missed + wrong)


def pairs_on_one_subject(releases: list[Release]) -> list[Pair]:
    """Pairs of one publisher within a week whose headings name the same foreign state."""
    by_subject: dict[tuple[str, str], list[Release]] = {}
    for one in releases:
        for state in sorted(one.states):
            by_subject.setdefault((one.publisher, state), []).append(one)
    pairs = {
        (one.id, other.id): (one, other)
        for group in by_subject.values()
        for one, other in combinations(group, 2)
        if abs((one.day - other.day).days) <= 7 and not may_be_one(one, other)
    }
    return list(pairs.values())


def pairs_of_one_heading(releases: list[Release]) -> list[Pair]:
    """Pairs of one publisher and heading that appeared more than a month apart."""
    by_heading: dict[tuple[str, str], list[Release]] = {}
    for one in releases:
        by_heading.setdefault((one.publisher, fold(one.heading)), []).append(one)
    pairs = (pair for group in by_heading.values() for pair in combinations(group, 2))
    return [pair for pair in pairs if abs((pair[0].day - pair[1].day).days) > 30]


def may_be_one(one: Release, other: Release) -> bool:
    return fold(one.heading) == fold(other.heading) and abs((one.day - other.day).days) <= 1


def hardest_pairs(pairs: list[Pair], count: int) -> list[Pair]:
    """The pairs that share the largest part of their shingles."""
    prints: dict[str, Fingerprint] = {}
    for one in (one for pair in pairs for one in pair):
        prints.setdefault(one.id, fingerprint_of(one.text))

    def alike(pair: Pair) -> float:
        mine, theirs = prints[pair[0].id].shingles, prints[pair[1].id].shingles
        shared = len(np.intersect1d(mine, theirs))
        return shared / max(1, len(np.union1d(mine, theirs)))

    return sorted(pairs, key=lambda pair: -alike(pair))[:count]


def print_million(releases: list[Release], count: int, random: Random) -> None:
    """Short texts, a third of them copies of earlier ones; time, stories and the peak of memory."""
    make = TextMaker([one.body for one in releases], random)
    before = peak_mib()
    clusters = Clusters()
    found = copies = 0
    making = 0.0
    begun = process_time()
    for number in range(count):
        mark = process_time()
        text, of = make.text(number)
        making += process_time() - mark
        placed = clusters.add(f"{number:08d}", text)
        if of is not None:
            copies += 1
            found += clusters.story(f"{of:08d}") == placed.story
        if (number + 1) % (count // 10) == 0:
            taken = process_time() - begun - making
            print(f"  {number + 1} texts, {taken:.0f} s, {peak_mib():.0f} MiB", file=sys.stderr, flush=True)
    taken = process_time() - begun - making
    print(f"texts                       {len(clusters)}, of {make.mean_words:.0f} words in the mean")
    print(f"stories                     {len(clusters.stories())}; {count - copies} were made")
    print(f"copies found                {found} of {copies}")
    print(f"processor time              {taken:.0f} s, {1e6 * taken / count:.0f} µs a text")
    print(f"peak memory                 {peak_mib():.0f} MiB, of it {before:.0f} before   (under 2,000 in all)")


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class TextMaker:
    """Short texts put together of passages of three to seven words, drawn from all releases.

    So the words are real and stand in real company, but no two texts are alike by chance. Every third text is a copy of
    one of a thousand recent ones, cut at its end and with a line of notices.
    """

    def __init__(self, bodies: list[str], random: Random) -> None:
        self._random = random
        self._words = [sys.intern(word) for body in bodies for word in body.split()]
        self._recent: list[tuple[int, str]] = []
        self._made = self._total = 0

    @property
    def mean_words(self) -> float:
        return self._total / max(1, self._made)

    def text(self, number: int) -> tuple[str, int | None]:
        """The text, and the number of the one it is a copy of."""
        of: int | None = None
        if self._recent and self._random.random() < 0.34:
            of, text = self._random.choice(self._recent)
            words = text.split()
            words = words[: max(40, int(len(words) * self._random.uniform(0.7, 1)))]
            text = " ".join([*words, "Sent by our desk at", str(number)])
        else:
            text = self._new(self._random.randint(45, 75))
            if len(self._recent) == 1000:
                self._recent.pop(self._random.randrange(1000))
            self._recent.append((number, text))
        self._made += 1
        self._total += text.count(" ") + 1
        return text, of

    def _new(self, count: int) -> str:
        words: list[str] = []
        while len(words) < count:
            at = self._random.randrange(len(self._words) - 8)
            words += self._words[at : at + self._random.randint(3, 7)]
        return " ".join(words)


if __name__ == "__main__":
    main()
