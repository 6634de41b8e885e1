"""How alike two texts are, exactly, from all their words; and whether that makes them one story.

The decision is a function of the two alone, so which story a text belongs to does not depend on what else came, or
when. Shared text makes one story where enough of the shorter text is shared; where it is shared from the top of both,
where the news stands, or nearly all of it is; and where the words between what is shared stand in one text only.
Passages that stand for other passages, and names for other names, are signs of two stories written after one pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .fingerprint import SHINGLE, Fingerprint
from .words import FIGURE, FLAGS, NAME, Codes

RUN = 8  # words: a shorter shared run is a turn of phrase
LEAST = 20  # words that must be shared; below, only equal texts are one
SOME, MOST = 0.5, 0.7  # shares of the shorter text
PART = 0.4  # of the longer text that is shared where what is shared does not begin at the top
REWORDED = 0.15  # replaced words for each shared one, at most; copies made by our maker stay under .12 in 99 of 100
RECAST = 1.0  # the same where one of the two is marked as taking the place of the other
LEAD = 60  # words from the top within which a story's beginning stands, below heading, byline and notices
NEAR_DAYS = 10  # what appeared further apart is another story, unless the words are equal
EXCHANGE = 8  # words: a longer gap on either side is no exchange but another passage
PATTERN = 120  # shared words for each exchange of other names: with fewer, both follow one pattern


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words that both texts hold, `[start, end)` counted in words, and where it begins in the other."""

    start: int
    end: int
    other: int

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def other_end(self) -> int:
        return self.other + self.length


@dataclass(frozen=True, slots=True)
class Likeness:
    """`shared` counts words (0 where too few for one story); `of_shorter` and `of_longer` are its shares, at most 1.

    `names` and `figures` count exchanges: different words that stand for each other within what is shared and are other
    names or other figures. `replaced` counts the words between shared passages for which the other text has others.
    `inserted` counts the words that stand, in the longer text alone, between passages both share, `after` those
    below all of these. `from_top`: whether what is shared begins at the top of both. `is_near`: whether
    they appeared within days of each other, as far as is known; `is_marked`: whether they bear different marks;
    `is_equal`: whether their words are the same.
    """

    shared: int
    of_shorter: float
    of_longer: float
    names: int
    figures: int
    replaced: int
    inserted: int
    after: int
    from_top: bool
    is_near: bool
    is_marked: bool
    is_equal: bool = False

    @property
    def is_pattern(self) -> bool:
        """Whether the two are written after one pattern, with names or whole passages exchanged."""
        if self.is_marked:
            return self.replaced > RECAST * self.shared
        return self.names * PATTERN > self.shared or self.replaced > REWORDED * self.shared

    @property
    def is_one_story(self) -> bool:
        """Whether both tell one story."""
        if self.is_equal:
            return self.is_near or self.shared >= LEAST
        if self.shared < LEAST or not self.is_near or self.is_pattern:
            return False
        if self.of_shorter >= MOST and self.of_longer >= PART:
            return True
        return self.of_shorter >= SOME and self.from_top


def compare(one: Fingerprint, other: Fingerprint) -> Likeness:
    """Compare two texts word by word. The order of the two does not matter."""
    is_near = one.day is None or other.day is None or abs(one.day - other.day) <= NEAR_DAYS
    is_marked = one.mark != other.mark
    if len(one.codes) == len(other.codes) and one.digest == other.digest:
        return Likeness(len(one.codes), 1.0, 1.0, 0, 0, 0, 0, 0, True, is_near, is_marked, is_equal=True)
    shorter, longer = sorted((one, other), key=lambda text: (len(text.codes), text.digest))
    runs = shared_runs(longer, shorter)
    shared = _covered(runs)
    gaps = list(_gaps(runs))
    names, figures = _exchanges(gaps, longer.codes, shorter.codes)
    return Likeness(
        shared,
        shared / max(1, len(shorter.codes)),
        sum(run.length for run in runs) / max(1, len(longer.codes)),
        names,
        figures,
        sum(min(len(gap.mine), len(gap.theirs)) for gap in gaps),
        sum(max(0, len(gap.mine) - len(gap.theirs)) for gap in gaps),
        len(longer.codes) - runs[-1].end if runs else 0,
        bool(runs) and max(runs[0].start, min(run.other for run in runs)) <= LEAD,
        is_near,
        is_marked,
    )


def shared_runs(text: Fingerprint, other: Fingerprint) -> tuple[Run, ...]:
    """The stretches of `text` that stand word for word in `other` too, in order, none overlapping.

    Where these cannot be enough for one story, none is told: each run covers at most `RUN` words for every
    `RUN` - `SHINGLE` + 1 shingles.
    """
    if not len(text.shingles) or not len(other.shingles):
        return ()
    order = np.argsort(other.shingles, kind="stable")
    places = _places(text.shingles, other.shingles[order], order)
    found = np.flatnonzero(places >= 0)
    least = max(LEAST, SOME * min(len(text.codes), len(other.codes)))
    if len(found) * RUN < least * (RUN - SHINGLE + 1):
        return ()
    breaks = np.flatnonzero((np.diff(found) != 1) | (np.diff(places[found]) != 1)) + 1
    starts, ends = found[np.r_[0, breaks]], found[np.r_[breaks - 1, len(found) - 1]]
    return _apart(starts, ends + SHINGLE, places[starts])


def _places(shingles: NDArray[np.uint32], sorted_: NDArray[np.uint32], order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each shingle stands first in the other text, −1 where it does not."""
    at = np.searchsorted(sorted_, shingles)
    at[at == len(sorted_)] = 0
    return np.where(sorted_[at] == shingles, order[at], -1)


def _apart(starts: NDArray[np.int64], ends: NDArray[np.int64], others: NDArray[np.int64]) -> tuple[Run, ...]:
    """Runs long enough, cut where they would overlap."""
    runs: list[Run] = []
    done = 0
    for start, end, other in zip(starts.tolist(), ends.tolist(), others.tolist(), strict=True):
        skipped = max(0, done - start)
        if end - start - skipped >= RUN:
            runs.append(Run(start + skipped, end, other + skipped))
            done = end
    return tuple(runs)


def _covered(runs: tuple[Run, ...]) -> int:
    """How many words of the other text the runs cover, each counted once."""
    covered = done = 0
    for run in sorted(runs, key=lambda run: run.other):
        covered += max(0, run.other_end - max(done, run.other))
        done = max(done, run.other_end)
    return covered


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between two neighbouring runs, in word numbers of the text and of the other."""

    mine: range
    theirs: range


def _gaps(runs: tuple[Run, ...]) -> Iterator[_Gap]:
    """The gaps between runs; where the other text has them in another order, it has nothing between them."""
    for left, right in pairwise(runs):
        yield _Gap(range(left.end, right.start), range(left.other_end, max(left.other_end, right.other)))


def _exchanges(gaps: list[_Gap], codes: Codes, others: Codes) -> tuple[int, int]:
    """How many different words, a few for a few, stand for each other between the runs: names, and only figures."""
    names: set[bytes] = set()
    figures: set[bytes] = set()
    for gap in gaps:
        if not (0 < len(gap.mine) <= EXCHANGE and 0 < len(gap.theirs) <= EXCHANGE):
            continue
        mine, theirs = codes[gap.mine.start : gap.mine.stop], others[gap.theirs.start : gap.theirs.stop]
        differing = _only(mine, theirs), _only(theirs, mine)
        if all(np.any(side & NAME) for side in differing):
            names.add(b"|".join(side.tobytes() for side in differing))
        elif all(np.any(side & FIGURE) for side in differing):
            figures.add(b"|".join(side.tobytes() for side in differing))
    return len(names), len(figures)


def _only(mine: Codes, theirs: Codes) -> Codes:
    """Those of my words that are not among theirs."""
    kept: Codes = mine[~np.isin(mine & ~np.uint32(FLAGS), theirs & ~np.uint32(FLAGS))]
    return kept
