"""`dragoman train`: a model for a user's own codebook, on top of the shipped encoder."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..coder.features import Numbers, load_features
from ..coder.head import fit_head
from ..coder.measure import Answer, accuracy, macro_f1
from ..coder.own_codebook import OwnCodebook, OwnExample, read_codebook
from ..coder.own_model import digest_sentence, train_model, write_model
from ..errors import OptionError
from .evaluate_pairs import describe

FOLDS, SEED = 5, 7


def train_own(codebook: Path, out: Path) -> None:
    """Train, print what cross-validation gives, and write the model.

    Raises SourceError with the line where the codebook breaks its form, OptionError when `out` cannot be written.
    """
    own, reader = read_codebook(codebook), load_features()
    answers = cross_validate(own, reader.read([example.marked for example in own.examples]))
    print("\n".join(report(own, answers)))
    figures = {"accuracy": round(accuracy(answers), 4), "macro_f1": round(macro_f1(answers), 4)}
    try:
        write_model(out, train_model(own, reader), figures)
    except OSError as error:
        raise OptionError(f"--out {out}: cannot be written: {error.strerror}") from error
    print(f"\nwrote {out}; use it with: dragoman classify pairs.tsv --model {out}")


def cross_validate(own: OwnCodebook, features: Numbers) -> list[Answer]:
    """The answer to each example of a head that never saw its sentence."""
    folds = assign_folds(own.examples)
    answers = []
    for fold in sorted(set(folds)):
        learn = [row for row, other in enumerate(folds) if other != fold]
        held = [row for row, other in enumerate(folds) if other == fold]
        head = fit_head(features[learn], [own.examples[row].label for row in learn])
        for row, shares in zip(held, head.probabilities(features[held]), strict=True):
            best, example = int(shares.argmax()), own.examples[row]
            answers.append(Answer(str(example.line), example.label, head.labels[best], float(shares[best])))
    return answers


def assign_folds(examples: Sequence[OwnExample]) -> list[int]:
    """A fold for each example: each type spread evenly, all pairs of one sentence in one fold."""
    order = sorted(range(len(examples)), key=lambda row: examples[row].label)
    chance = random.Random(SEED)
    chance.shuffle(order)
    order.sort(key=lambda row: examples[row].label)
    fold_of: dict[str, int] = {}
    for row in order:
        fold_of.setdefault(digest_sentence(examples[row].marked.text), len(fold_of) % FOLDS)
    return [fold_of[digest_sentence(example.marked.text)] for example in examples]


def report(own: OwnCodebook, answers: Sequence[Answer]) -> Iterator[str]:
    """What was learned and how good it is, line by line."""
    yield f"{own.name}: {len(own.types)} types, {len(own.examples)} examples; in {FOLDS} folds, each answered unseen:"
    yield from describe(answers)
