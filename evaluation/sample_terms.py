"""Draw a sample of the office-holders that reading proposes, to be judged one by one by a person.

    dragoman gazetteer learn ../shared/corpus/bulk --min-reports 1 --publishers official --out proposals.csv
    python evaluation/sample_terms.py proposals.csv OUT.csv [--seed 1] [--size 100] [--corpus ../shared/corpus/bulk]

Of the accepted proposals it writes: the first citation's words with their surroundings, the person, office and
country with the days, and two empty columns. Write `right` or `wrong` under `verdict` and why under `reason`;
`tally.py` counts.
A proposal is right when, on the days told, the person held that office of that country as the words have it.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
from pathlib import Path

from sample import CORPUS, Row, write_rows

AROUND = 260


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("proposals", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    accepted = read_accepted_rows(options.proposals)
    drawn = random.Random(options.seed).sample(accepted, min(options.size, len(accepted)))
    texts = read_texts(options.corpus)
    write_rows(options.out, [term_row(row, texts) for row in drawn])
    print(f"terms: {len(drawn)} of {len(accepted)} accepted proposals drawn with seed {options.seed}")


def read_accepted_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["accept"] == "yes"]


def read_texts(corpus: Path) -> dict[str, str]:
    """The texts of the corpus by address, on one line each."""
    texts: dict[str, str] = {}
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                report = json.loads(line)
                texts[report["url"]] = " ".join(f"{report['title']} ¶ {report['text']}".split())
    return texts


def term_row(row: dict[str, str], texts: dict[str, str]) -> Row:
    """One proposal, cited by its first report."""
    address, words = row["cited_reports"].split("|")[0], row["cited_words"].split("|")[0]
    until = f"…{row['end']}" if row["end"] else ""
    acting = " | acting" if row["acting"] else ""
    fact = (
        f"{row['person']} | {row['office']} ({row['title']}) | {row['country']} {row['seat']}| "
        f"{row['first']}–{row['last']}{until} | {row['reports']} reports | {row['status']}{acting}"
    )
    return Row(f"{row['person_id']}/{row['country']}", address, in_context(words, texts.get(address, "")), fact)


def in_context(words: str, text: str) -> str:
    """The cited words between «» with what stands around them in the report."""
    at = text.find(words, text.find(" ¶ ") + 1)
    if at < 0:
        return f"«{words}»"
    return f"{text[max(0, at - AROUND) : at]}«{words}»{text[at + len(words) : at + len(words) + AROUND]}"


if __name__ == "__main__":
    main()
