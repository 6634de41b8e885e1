"""Fitting a network to examples, the same bytes for the same seed."""

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

from dragoman.coder.encode import Ends, Input, arrange, marks_of
from dragoman.coder.labels import LABELS
from training.examples import Example
from training.network import EventNetwork


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit.

    `swap` is the share of examples shown the other way round; `kept` how many of the lowest
    layers stay as they are, with all below them (None: everything learns).
    """

    epochs: int = 4
    rate: float = 1e-4
    head_rate: float = 1e-3
    batch: int = 16
    smoothing: float = 0.05
    swap: float = 0.25
    keep_trigger: float = 0.5
    kept: int | None = None
    seed: int = 1
    direction: float = 0.5


@dataclass(frozen=True)
class Reader:
    """The tokenizer of an encoder, and the numbers of its end tokens."""

    tokenizer: Tokenizer
    ends: Ends

    def inputs(self, examples: Sequence[Example]) -> list[Input]:
        encoded = self.tokenizer.encode_batch([e.marked.text for e in examples], add_special_tokens=False)
        return [arrange(e.marked, code, self.ends) for e, code in zip(examples, encoded, strict=True)]


def load_reader(folder: Path) -> Reader:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    number: dict[str, int] = tokenizer.get_vocab()
    return Reader(tokenizer, Ends(number["[CLS]"], number["[SEP]"]))


def collate(inputs: Sequence[Input]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, mask and marks of a batch, padded to its longest."""
    longest = max(len(item.ids) for item in inputs)
    ids = torch.zeros(len(inputs), longest, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, item in enumerate(inputs):
        ids[row, : len(item.ids)] = torch.tensor(item.ids)
        mask[row, : len(item.ids)] = 1
    return ids, mask, torch.from_numpy(marks_of(inputs))


@dataclass
class Store:
    """States of inputs after the kept layers, computed on first use and shared by all that keep those layers."""

    layers: int
    states: dict[Input, Tensor] = field(default_factory=dict)

    def fill(self, network: EventNetwork, inputs: Sequence[Input]) -> None:
        missing = sorted(set(inputs) - self.states.keys(), key=lambda item: len(item.ids))
        with torch.no_grad():
            for at in range(0, len(missing), 32):
                rows = missing[at : at + 32]
                found = network.lower(*collate(rows), self.layers)
                self.states.update((row, found[i, : len(row.ids)].clone()) for i, row in enumerate(rows))

    def answer(self, network: EventNetwork, inputs: Sequence[Input]) -> tuple[Tensor, Tensor]:
        """What the network makes of a batch, from the states on."""
        _, mask, marks = collate(inputs)
        words = torch.nn.utils.rnn.pad_sequence([self.states[item] for item in inputs], batch_first=True)
        return network.answer(*network.upper(words, mask, marks, self.layers))


def fit(
    network: EventNetwork,
    reader: Reader,
    examples: Sequence[Example],
    plan: Plan,
    log: Callable[[str], None] = print,
    store: Store | None = None,
) -> None:
    """Train in place. Deterministic on one machine and one number of threads; a store is needed to keep layers."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    descent = Descent(network, plan, plan.epochs * -(-len(examples) // plan.batch))
    for epoch in range(plan.epochs):
        started, total = time.process_time(), 0.0
        shown = [shown_as(e, plan, chance) for e in examples]
        inputs = reader.inputs(shown)
        if store is not None:
            network.eval()
            store.fill(network, inputs)
        network.train()
        for rows in batches(inputs, plan.batch, chance):
            given = [inputs[i] for i in rows]
            logits = store.answer(network, given) if store is not None else network(*collate(given))
            loss = loss_of(*logits, [shown[i] for i in rows], plan)
            total += descent.step(loss) * len(rows)
        log(f"  epoch {epoch + 1}: loss {total / len(examples):.3f}, {time.process_time() - started:.0f} s of CPU")
    network.eval()


class Descent:
    """The optimizer of a network and the pace of its steps."""

    def __init__(self, network: EventNetwork, plan: Plan, steps: int) -> None:
        body, heads = network.body(plan.kept), network.heads()
        groups = [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]
        self.parameters = [*body, *heads]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda step: _pace(step, steps))

    def step(self, loss: Tensor) -> float:
        """Go one step down; the loss as a number."""
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.schedule.step()
        return loss.item()


def _pace(step: int, steps: int) -> float:
    warm = max(1, steps // 16)
    return step / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def shown_as(example: Example, plan: Plan, chance: random.Random) -> Example:
    """What an epoch sees of an example: perhaps without its trigger, perhaps the other way round."""
    if example.marked.trigger is not None and not example.needs_trigger and chance.random() > plan.keep_trigger:
        example = example.without_trigger()
    return example.swapped() if chance.random() < plan.swap else example


def batches(inputs: Sequence[Input], size: int, chance: random.Random) -> list[list[int]]:
    """Rows of inputs of about one length together, in an order of chance."""
    order = list(range(len(inputs)))
    chance.shuffle(order)
    order.sort(key=lambda i: len(inputs[i].ids) // 6)
    found = [order[at : at + size] for at in range(0, len(order), size)]
    chance.shuffle(found)
    return found


def loss_of(types: Tensor, turned: Tensor, examples: list[Example], plan: Plan) -> Tensor:
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
