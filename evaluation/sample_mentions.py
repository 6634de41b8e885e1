"""Draw a sample of pronouns and nominals with the actors they were resolved to, to be judged one by one by a person.

    python evaluation/sample_mentions.py OUT [--seed 1] [--documents 400] [--mentions 200]

Writes `mentions.csv` under OUT in the columns of `sample.py`: the mention between «» in its surroundings, the actors
it stands for, and two empty columns. The same seed and the same reader draw the same sample.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from dragoman.model import Mention, Record, Span
from sample import CORPUS, Row, draw_lines, make_row, read_documents, who, write_rows

FORMS = ("pronoun", "nominal")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--mentions", type=int, default=200)
    options = parser.parse_args()
    chooser = random.Random(options.seed)
    records = read_documents(draw_lines(options.corpus, options.documents, chooser), options.workers)
    rows = [row for record in records for row in mention_rows(record)]
    sample = chooser.sample(rows, min(options.mentions, len(rows)))
    options.out.mkdir(parents=True, exist_ok=True)
    write_rows(options.out / "mentions.csv", sample)
    print(f"mentions: {len(sample)} of {len(rows)} drawn")


def mention_rows(record: Record) -> Iterator[Row]:
    """One row a pronoun or nominal, in text order, with all actors that it stands for."""
    by_id = {actor.id: actor for actor in record.actors}
    meant: dict[tuple[Span, str], list[str]] = {}
    for actor in record.actors:
        for mention in actor.mentions:
            if mention.form in FORMS:
                meant.setdefault(_key(mention), []).append(actor.id)
    for (span, form), ids in sorted(meant.items()):
        yield make_row(record, "+".join(ids), span, f"{form}: {who(tuple(ids), by_id)}")


def _key(mention: Mention) -> tuple[Span, str]:
    return mention.span, mention.form


if __name__ == "__main__":
    main()
