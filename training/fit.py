"""Fitting a network to examples, the same bytes for the same seed.

The first stage trains everything on sentences of our own. The second keeps the lowest layers as the first left
them, so their states are computed once for all folds, seeds and epochs (`Store`), and trains the rest.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from dragoman.coder.encode import MARKERS, Input, MarkerIds, arrange
from dragoman.coder.labels import LABELS
from training.examples import Example
from training.network import EventNetwork, name_markers


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit.

    `swap` is the share of examples shown the other way round, `kept` the number of lowest layers kept as they are.
    """

    epochs: int = 4
    rate: float = 1e-4
    head_rate: float = 1e-3
    batch: int = 16
    smoothing: float = 0.05
    swap: float = 0.25
    keep_trigger: float = 0.5
    kept: int = 0
    seed: int = 1
    direction: float = 0.5


@dataclass(frozen=True)
class Reader:
    """The tokenizer of an encoder, and the numbers of its markers."""

    tokenizer: Tokenizer
    ids: MarkerIds

    def inputs(self, examples: Sequence[Example]) -> list[Input]:
        encoded = self.tokenizer.encode_batch([e.marked.text for e in examples], add_special_tokens=False)
        return [arrange(e.marked, code, self.ids) for e, code in zip(examples, encoded, strict=True)]


def load_reader(folder: Path) -> Reader:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    number: dict[str, int] = tokenizer.get_vocab()
    return Reader(tokenizer, MarkerIds(tuple(number[m] for m in MARKERS), number["[CLS]"], number["[SEP]"]))


def new_network(folder: Path, reader: Reader, seed: int) -> EventNetwork:
    torch.manual_seed(seed)
    network = EventNetwork(folder)
    name_markers(network, reader.tokenizer.get_vocab())
    return network


@dataclass
class Store:
    """States of inputs after the kept layers, computed on first use and shared by all that keep those layers."""

    layers: int
    states: dict[tuple[int, ...], Tensor] = field(default_factory=dict)

    def fill(self, network: EventNetwork, inputs: Sequence[Input]) -> None:
        missing = sorted({item.ids for item in inputs} - self.states.keys(), key=len)
        with torch.no_grad():
            for at in range(0, len(missing), 32):
                rows = missing[at : at + 32]
                ids, mask = _padded(rows)
                found = network.lower(ids, mask, self.layers)
                self.states.update((row, found[i, : len(row)].clone()) for i, row in enumerate(rows))

    def batch(self, inputs: Sequence[Input]) -> tuple[Tensor, Tensor, Tensor]:
        """states, mask and places of a batch, padded to its longest."""
        _, mask = _padded([item.ids for item in inputs])
        states = torch.nn.utils.rnn.pad_sequence([self.states[item.ids] for item in inputs], batch_first=True)
        return states, mask, torch.tensor([item.places for item in inputs])


def _padded(rows: Sequence[tuple[int, ...]]) -> tuple[Tensor, Tensor]:
    ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    mask = torch.zeros_like(ids)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return ids, mask


def collate(inputs: Sequence[Input]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, mask and places of a batch, padded to its longest."""
    return *_padded([item.ids for item in inputs]), torch.tensor([item.places for item in inputs])


def fit(
    network: EventNetwork,
    reader: Reader,
    examples: Sequence[Example],
    plan: Plan,
    store: Store | None = None,
    log: Callable[[str], None] = print,
) -> None:
    """Train in place. Deterministic on one machine and one number of threads; a store is needed to keep layers."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    heads = [*network.types.parameters(), *network.turned.parameters()]
    body = network.upper_parameters(plan.kept)
    groups = [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = plan.epochs * -(-len(examples) // plan.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step, steps))
    for epoch in range(plan.epochs):
        started, total = time.process_time(), 0.0
        shown = [_shown(e, plan, chance) for e in examples]
        inputs = reader.inputs(shown)
        if store is not None:
            network.eval()
            store.fill(network, inputs)
        network.train()
        for batch in _batches(inputs, plan.batch, chance):
            logits = _forward(network, [item for _, item in batch], store)
            loss = _loss(*logits, [shown[i] for i, _ in batch], plan)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        log(f"  epoch {epoch + 1}: loss {total / len(examples):.3f}, {time.process_time() - started:.0f} s of CPU")
    network.eval()


def _forward(network: EventNetwork, inputs: list[Input], store: Store | None) -> tuple[Tensor, Tensor]:
    if store is None:
        logits: tuple[Tensor, Tensor] = network(*collate(inputs))
        return logits
    return network.upper(*store.batch(inputs), store.layers)


def _pace(step: int, steps: int) -> float:
    warm = max(1, steps // 16)
    return step / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def _shown(example: Example, plan: Plan, chance: random.Random) -> Example:
    """What an epoch sees of an example: perhaps without its trigger, perhaps the other way round."""
    if example.marked.trigger is not None and not example.needs_trigger and chance.random() > plan.keep_trigger:
        example = example.without_trigger()
    return example.swapped() if chance.random() < plan.swap else example


def _batches(inputs: list[Input], size: int, chance: random.Random) -> list[list[tuple[int, Input]]]:
    """Batches of inputs of about one length, in an order of chance."""
    order = list(range(len(inputs)))
    chance.shuffle(order)
    order.sort(key=lambda i: len(inputs[i].ids) // 6)
    batches = [[(i, inputs[i]) for i in order[at : at + size]] for at in range(0, len(order), size)]
    chance.shuffle(batches)
    return batches


def _loss(types: Tensor, turned: Tensor, examples: list[Example], plan: Plan) -> Tensor:
    """Cross-entropy on the labels an example admits, smoothed, and on the way it runs where there is one."""
    logs = functional.log_softmax(types, dim=-1)
    admitted = torch.tensor([[label in e.admits for label in LABELS] for e in examples])
    right = -torch.logsumexp(logs.masked_fill(~admitted, -1e9), dim=-1)
    weights = torch.tensor([e.weight for e in examples])
    loss = (((1 - plan.smoothing) * right - plan.smoothing * logs.mean(-1)) * weights).mean()
    known = torch.tensor([e.turned is not None for e in examples])
    if bool(known.any()):
        way = torch.tensor([float(bool(e.turned)) for e in examples])
        loss = loss + plan.direction * functional.binary_cross_entropy_with_logits(turned[known], way[known])
    return loss


Logits = NDArray[np.float32]


def predict(network: EventNetwork, reader: Reader, examples: Sequence[Example]) -> tuple[Logits, Logits]:
    """Type logits (n × LABELS) and direction logits (n), in the order given."""
    inputs = reader.inputs(examples)
    order = sorted(range(len(inputs)), key=lambda i: len(inputs[i].ids))
    types, turned = np.zeros((len(inputs), len(LABELS)), np.float32), np.zeros(len(inputs), np.float32)
    network.eval()
    with torch.inference_mode():
        for at in range(0, len(order), 32):
            rows = order[at : at + 32]
            a, b = network(*collate([inputs[i] for i in rows]))
            types[rows], turned[rows] = a.numpy(), b.numpy()
    return types, turned
