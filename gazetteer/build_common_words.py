"""Make `common_words.txt` of the package: English words that, capitalised, are no name of a person.

    python gazetteer/build_common_words.py [--corpus ../shared/corpus/bulk]

A word counts that the corpus has in lower case at least `LEAST` times and mostly in lower case wherever it does not
open a sentence. Only the words are kept: no counts, no texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src" / "dragoman" / "gazetteer" / "data"
CORPUS = HERE.parents[1] / "shared" / "corpus" / "bulk"
LEAST = 12
SHARE = 0.5
_WORD = re.compile(r"(?<=[a-z,;] )(?:[A-Z]?[a-z]{2,})\b")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    (DATA / "common_words.txt").write_text("\n".join(common_words(options.corpus)) + "\n", encoding="utf-8")


def common_words(corpus: Path) -> list[str]:
    """The words within sentences that are seldom written with a capital."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for word in _WORD.findall(json.loads(line).get("text") or ""):
                    (capital if word[0].isupper() else lower)[word.lower()] += 1
    return sorted(w for w, n in lower.items() if n >= LEAST and n >= SHARE * (n + capital[w]))


if __name__ == "__main__":
    main()
