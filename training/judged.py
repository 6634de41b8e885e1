"""The confidence of events, fitted on events that people judged one by one.

    python -m training.judged collect TABLE.csv...     read the judged documents again, keep what the coder was asked
    python -m training.judged fit                      fit `coder/data/confidence.yaml`, with cross-validated figures

The tables are those of `evaluation/sample.py` (columns id, document, verdict, ...). Only events count that the reader
still finds just so: the id of an event is a hash of its type, status, sides and trigger.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from dragoman.coder import Decision, EventCoder, PatternCoder, Question
from dragoman.coder.confidence import FEATURES, FILE, load_scale
from dragoman.coder.encode import Marked
from dragoman.coder.encoder import load_encoder
from dragoman.coder.measure import Answer, calibration_error
from dragoman.coder.model_coder import weigh
from dragoman.intake import NOWHERE, read_text
from dragoman.model import Record, Span
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "bulk"
KEPT = ROOT / "training" / "work" / "judged.jsonl"
FOLDS, PARTINGS = 10, 5
# Inverse strength of the penalty on weights, the precision wanted at the floor, and when the model's word is a veto.
STRENGTH, WANTED = 0.1, 0.88
VETO = {"none": 0.995, "turned": 0.995}
_HEAD = """# How pattern and model make one confidence: log odds of being right. Fitted by
# `python -m training.judged fit` on {count} events of White House, Kremlin and Kyiv releases that people judged one
# by one (docs/coder.md has the figures). veto: from which certainty of the model there is no event, or it runs the
# other way round; near (written by hand): under which types the pairs that the model learned from put such events.
"""

Numbers = NDArray[np.float64]


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
    """Write one line for each judged event that is still found: the question, the verdict and its document."""
    verdicts = dict(_verdicts(tables))
    listener = Listener(PatternCoder("patterns"))
    settings = Settings(event_coder="patterns")
    pipeline = ListeningPipeline(settings, listener=listener)
    kept = 0
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    with KEPT.open("w", encoding="utf-8") as out:
        for report in _reports({document for _, document in verdicts.values()}):
            listener.heard.clear()
            known = {name: report.get(name) for name in ("title", "published", "publisher", "language")}
            record = pipeline.read(read_text(report["text"], NOWHERE, settings, **known))
            for event, question in _asked(record, listener.heard):
                if event in verdicts:
                    kept += 1
                    row = {"id": event, "document": report["url"], "right": verdicts[event][0], **asdict(question)}
                    out.write(json.dumps(row) + "\n")
    print(f"{kept} of {len(verdicts)} judged events are still found just so")


def _verdicts(tables: Sequence[Path]) -> Iterator[tuple[str, tuple[bool, str]]]:
    for table in tables:
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["verdict"] in ("right", "wrong"):
                    yield row["id"], (row["verdict"] == "right", _document(row))


def _document(row: dict[str, str]) -> str:
    """The URL of a row's document; tables for judges name a file whose second line says it."""
    if row.get("document"):
        return row["document"]
    return Path(row["text_file"]).read_text(encoding="utf-8").split("\n", 2)[1].removeprefix("URL ")


def _reports(documents: set[str]) -> Iterator[dict[str, Any]]:
    for archive in sorted(CORPUS.glob("*.jsonl.gz")):
        with gzip.open(archive, "rt", encoding="utf-8") as lines:
            yield from (report for report in map(json.loads, lines) if report["url"] in documents)


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
    """Evidence (n × FEATURES), verdicts and documents of the judged events; the pattern's own confidence beside."""

    evidence: Numbers
    right: NDArray[np.bool_]
    documents: list[str]
    pattern: Numbers


def load_judged() -> Judged:
    """What was collected, with what the shipped model makes of it."""
    rows = [json.loads(line) for line in KEPT.read_text(encoding="utf-8").splitlines()]
    questions = [_question(row) for row in rows]
    readings = load_encoder().read([Marked(q.sentence, q.actor, q.recipient, q.trigger) for q in questions])
    near = load_scale().near
    evidence = [weigh(q, reading, near).features for q, reading in zip(questions, readings, strict=True)]
    pattern = np.array([question.confidence for question in questions])
    right = np.array([row["right"] for row in rows])
    return Judged(np.array(evidence), right, [row["document"] for row in rows], pattern)


def _question(row: dict[str, Any]) -> Question:
    spans = [Span(*row[name]) if row[name] else None for name in ("actor", "recipient")]
    trigger = Span(*row["trigger"])
    slots = (row["slots"][0], row["slots"][1])
    told = (row["suggestion"], row["confidence"], slots, row["is_said"])
    return Question(row["sentence"], spans[0], spans[1], trigger, *told)


def fit_scale() -> None:
    """Fit the weights, print cross-validated figures, and write the file."""
    judged = load_judged()
    held = _held_out(judged.evidence, judged)
    alone = _held_out(judged.evidence[:, :1], judged)
    print(f"{len(judged.right)} judged events, {judged.right.mean():.3f} right")
    for name, confidences in (
        ("pattern as it is", judged.pattern),
        ("pattern, scaled", alone),
        ("with the model", held),
    ):
        print(f"{name}: {_figures(confidences, judged.right)}")
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(judged.evidence, judged.right)
    weights = {name: round(float(w), 3) for name, w in zip(FEATURES, model.coef_[0], strict=True)}
    data = {"weights": weights, "bias": round(float(model.intercept_[0]), 3), "veto": VETO}
    data["near"] = {type: list(others) for type, others in load_scale().near.items()}
    FILE.write_text(_HEAD.format(count=len(judged.right)) + yaml.safe_dump(data, sort_keys=False), encoding="utf-8")


def _held_out(evidence: Numbers, judged: Judged) -> Numbers:
    """The confidence of each event from fits that saw no event of its document, the mean over some partings."""
    out = np.zeros(len(judged.right))
    for seed in range(PARTINGS):
        for learn, test in GroupKFold(FOLDS, shuffle=True, random_state=seed).split(
            evidence, judged.right, judged.documents
        ):
            model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(evidence[learn], judged.right[learn])
            out[test] += model.predict_proba(evidence[test])[:, 1] / PARTINGS
    return out


def _figures(confidences: Numbers, right: NDArray[np.bool_]) -> str:
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
