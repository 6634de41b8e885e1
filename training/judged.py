"""The confidence of events, fitted on events that people judged one by one.

    python -m training.judged collect TABLE.csv...     read the judged documents again, note what the coder was asked
    python -m training.judged fit                      fit `coder/data/confidence.yaml`, with cross-validated figures

The tables are those of `evaluation/sample.py` (columns id, document, verdict, ...). What is noted stands in
`written/judged_events.tsv`; an event that the reader no longer finds just so keeps its row (`judged_rows.py`): the id
of an event is a hash of its type, status, sides and trigger.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from dragoman.cli.evaluate_floors import describe
from dragoman.coder import Decision, EventCoder, PatternCoder, Question
from dragoman.coder.confidence import FEATURES, FILE, Scale, load_scale
from dragoman.coder.encode import Marked
from dragoman.coder.floors import Verdict
from dragoman.coder.measure import Answer, calibration_error
from dragoman.coder.model_coder import weigh
from dragoman.intake import NOWHERE, read_text
from dragoman.model import Record
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings
from training.judged_rows import TABLE, JudgedRow, read_reports, read_rows, write_rows
from training.make import set_up
from training.unseen import read_unseen

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "bulk"
FOLDS, PARTINGS = 10, 5
# The seed that nothing is fitted on, and the steps in which the bias is set.
HELD_OUT, _STEPS = "3009", 50
# Inverse strength of the penalty on weights, the precision wanted at the floor, and when the model's word is a veto.
STRENGTH, WANTED = 0.1, 0.88
VETO = {"none": 0.995, "turned": 0.995}
_HEAD = """# How pattern and model make one confidence: log odds of being right. Fitted by
# `python -m training.judged fit` on {count} events of White House, Kremlin and Kyiv releases that people judged one
# by one (docs/coder.md has the figures). veto: from which certainty of the model there is no event, or it runs the
# other way round. Written by hand: wishes, beginnings of words of hope and opinion; near, under which types the pairs
# that the model learned from put such events.
"""

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass
class Listener:
    """A coder that follows the patterns and remembers what it was asked."""

    inner: PatternCoder
    heard: list[Question] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.inner.label

    def decide(self, questions: Sequence[Question]) -> tuple[Decision, ...]:
        self.heard.extend(questions)
        return self.inner.decide(questions)


@dataclass(frozen=True)
class ListeningPipeline(Pipeline):
    """The reader with a coder that remembers."""

    listener: Listener = field(kw_only=True)

    @cached_property
    def coder(self) -> EventCoder:
        return self.listener


def collect(tables: Sequence[Path]) -> None:
    """Note what the coder was asked of each judged event that is found; of the others, keep what was known of them."""
    verdicts = dict(_verdicts(tables))
    known = {row.id: replace(row, is_found=False) for row in read_rows(CORPUS)} if TABLE.exists() else {}
    found = {row.id: row for row in _read_again(verdicts)}
    kept = write_rows({**known, **found}.values(), CORPUS)
    print(f"{len(found)} of {len(verdicts)} judged events are still found just so; the table holds {kept}")


def _read_again(verdicts: dict[str, Told]) -> Iterator[JudgedRow]:
    listener = Listener(PatternCoder("patterns"))
    settings = Settings(event_coder="patterns", min_confidence=0.0)
    pipeline = ListeningPipeline(settings, listener=listener)
    for report in read_reports(CORPUS, {verdict.document for verdict in verdicts.values()}):
        listener.heard.clear()
        told = {name: report.get(name) for name in ("title", "published", "publisher", "language")}
        record = pipeline.read(read_text(report["text"], NOWHERE, settings, **told))
        for event, question in _asked(record, listener.heard):
            if event in verdicts:
                yield JudgedRow(event, verdicts[event].seed, report["url"], question, True, verdicts[event].is_right)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody said of one event, the document it was read in and the seed that drew it."""

    document: str
    seed: str
    is_right: bool


def _verdicts(tables: Sequence[Path]) -> Iterator[tuple[str, Told]]:
    for table in tables:
        seed = table.stem.rpartition("-")[2]
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["verdict"] in ("right", "wrong"):
                    yield row["id"], Told(row["document"], seed, row["verdict"] == "right")


def _asked(record: Record, questions: Sequence[Question]) -> Iterator[tuple[str, Question]]:
    """The question behind the first telling of each event."""
    text = record.report.text
    for event in record.events:
        for question in questions:
            start = event.trigger.span.start - question.trigger.start
            if question.suggestion == event.type and text[start : start + len(question.sentence)] == question.sentence:
                yield event.id, question
                break


@dataclass(frozen=True, slots=True)
class Judged:
    """Evidence (n × FEATURES), verdicts, documents and seeds of judged events, and which are no longer found."""

    evidence: Numbers
    right: Flags
    gone: Flags
    documents: list[str]
    seeds: list[str]

    def of(self, rows: Flags) -> Judged:
        """Some of the rows."""
        chosen = [int(i) for i in np.flatnonzero(rows)]
        documents, seeds = [self.documents[i] for i in chosen], [self.seeds[i] for i in chosen]
        return Judged(self.evidence[rows], self.right[rows], self.gone[rows], documents, seeds)


def load_judged(scale: Scale) -> Judged:
    """What was collected, with what the models of the folds make of it, each of documents that it never saw."""
    rows = read_rows(CORPUS)
    questions = [row.question for row in rows]
    asked = [Marked(q.sentence, q.actor, q.recipient, q.trigger) for q in questions]
    bench = set_up()
    readings = read_unseen(asked, [row.url for row in rows], bench.pairs, bench.course.work)
    evidence = [weigh(q, reading, scale).features for q, reading in zip(questions, readings, strict=True)]
    right, gone = np.array([row.is_right for row in rows]), np.array([not row.is_found for row in rows])
    return Judged(np.array(evidence), right, gone, [row.url for row in rows], [row.seed for row in rows])


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights by feature and the bias."""

    weights: Numbers
    bias: float

    def confidence(self, evidence: Numbers) -> Numbers:
        confidence: Numbers = 1 / (1 + np.exp(-(evidence @ self.weights + self.bias)))
        return confidence


def fit_scale() -> None:
    """Fit the weights, print cross-validated figures and those of the seed held out, and write the file."""
    scale = load_scale()
    judged = load_judged(scale)
    is_test = np.array([seed == HELD_OUT for seed in judged.seeds])
    test = judged.of(is_test)
    learn = judged.of(~is_test & ~np.isin(judged.documents, test.documents))
    print(f"{len(learn.right)} judged events, {learn.right.mean():.3f} right, {learn.gone.sum()} no longer found")
    for name, columns in (("pattern alone", FEATURES[:1]), ("with the model", FEATURES[:6]), ("all", FEATURES)):
        held = _held_out(learn, len(columns))
        print(f"{name}: {_figures(held, learn.right)}")
    fitted = _fit(learn)
    unseen = fitted.confidence(test.evidence)
    print(f"seed {HELD_OUT}, held out: {_figures(unseen, test.right)}")
    told = zip([*held, *unseen], [*learn.right, *test.right], strict=True)
    verdicts = [Verdict(float(confidence), bool(right)) for confidence, right in told]
    print("\n".join(describe(f"all {len(verdicts)}, none seen by its fit", verdicts, None, WANTED)))
    _write(fitted, scale, len(learn.right))


def _write(fitted: Fitted, scale: Scale, count: int) -> None:
    weights = {name: round(float(w), 3) for name, w in zip(FEATURES, fitted.weights, strict=True)}
    data = {"weights": weights, "bias": round(fitted.bias, 3), "veto": VETO, "wishes": list(scale.wishes)}
    data["near"] = {type: list(others) for type, others in scale.near.items()}
    FILE.write_text(_HEAD.format(count=count) + yaml.safe_dump(data, sort_keys=False), encoding="utf-8")


def _fit(judged: Judged, used: int = len(FEATURES)) -> Fitted:
    """The weights of the first `used` features.

    Of events that are no longer found less is known, and more were wrong. A weight of its own takes that up, and is
    left out again; the bias is then such that all are right as often as they were when drawn, as fresh ones will be.
    """
    evidence, spread = judged.evidence[:, :used], judged.evidence[:, :used].std(0) + 1e-9
    columns = np.column_stack([evidence / spread, judged.gone])
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(columns, judged.right)
    fitted = Fitted(model.coef_[0][:used] / spread, float(model.intercept_[0]))
    for _ in range(_STEPS):
        gap = fitted.confidence(evidence).mean() - judged.right.mean()
        fitted = Fitted(fitted.weights, float(fitted.bias - 4 * gap))
    return fitted


def _held_out(judged: Judged, used: int) -> Numbers:
    """The confidence of each event from fits that saw no event of its document, the mean over some partings."""
    out = np.zeros(len(judged.right))
    for seed in range(PARTINGS):
        parting = GroupKFold(FOLDS, shuffle=True, random_state=seed)
        for learn, test in parting.split(judged.evidence, judged.right, judged.documents):
            is_learnt = np.isin(np.arange(len(out)), learn)
            fitted = _fit(judged.of(is_learnt), used)
            out[test] += fitted.confidence(judged.evidence[test, :used]) / PARTINGS
    return out


def _figures(confidences: Numbers, right: Flags) -> str:
    answers = [
        Answer(str(i), "right", "right" if r else "wrong", c)
        for i, (c, r) in enumerate(zip(confidences, right, strict=True))
    ]
    auc = roc_auc_score(right, confidences)
    order = np.argsort(-confidences)
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    reached = np.flatnonzero(precision >= WANTED)
    kept = int(reached[-1]) + 1 if len(reached) else 0
    floor = confidences[order[kept - 1]] if kept else 1.0
    share = right[order[:kept]].sum() / right.sum()
    return (
        f"AUC {auc:.3f}, calibration error {calibration_error(answers):.3f}, precision {WANTED} at a floor of "
        f"{floor:.2f}, which keeps {kept} events and {share:.2f} of the right ones"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["collect", "fit"])
    parser.add_argument("tables", nargs="*", type=Path)
    options = parser.parse_args()
    if options.step == "collect":
        collect(options.tables)
    else:
        fit_scale()


if __name__ == "__main__":
    main()
