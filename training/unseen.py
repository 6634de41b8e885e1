"""What the model makes of judged events that it never saw: each is asked of the fold that holds its document out.

The shipped model has learned from judged events, so on those it is surer than on what comes; a confidence fitted on its
own word would promise too much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dragoman.coder.encode import Marked
from dragoman.coder.encoder import Encoder, Reading, load_encoder, open_session
from training.examples import Example, assign_folds

FOLDS, SEED = 5, 7


def read_unseen(
    asked: Sequence[Marked], documents: Sequence[str], pairs: Sequence[Example], work: Path
) -> list[Reading]:
    """One reading a pair, in the order given. Documents of no fold are read by the first fold's model.

    Raises SystemExit when a fold has not been trained.
    """
    fold_of = dict(zip((pair.group for pair in pairs), assign_folds(list(pairs), FOLDS, SEED), strict=True))
    folds = [fold_of.get(document, 0) for document in documents]
    found: dict[int, Reading] = {}
    for fold in sorted(set(folds)):
        rows = [row for row, of in enumerate(folds) if of == fold]
        readings = load_fold(work / f"fold-{fold}.onnx").read([asked[row] for row in rows])
        found.update(zip(rows, readings, strict=True))
    return [found[row] for row in range(len(asked))]


def load_fold(path: Path) -> Encoder:
    """The model of a fold, with the tokenizer and the temperature of the shipped one."""
    if not path.exists():
        raise SystemExit(f"{path} is missing: train the folds with `python -m training.make folds`")
    return replace(load_encoder(), session=open_session(path.read_bytes()))
