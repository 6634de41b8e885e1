"""The small network learns what the large one makes of sentences, labelled or not.

Of our own sentences it learns their labels too. Of sentences of the bulk corpus, which bear no label, it learns the
large network's answers and the states of opening and marks that they come from. The large network has seen sentences of
our own and nothing else, so no label of a fold reaches the small one this way.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import Example
from training.fit import Descent, Plan, Reader, batches, collate, loss_of, shown_as
from training.network import EventNetwork


def distil(
    student: EventNetwork,
    teacher: EventNetwork,
    reader: Reader,
    written: Sequence[Example],
    unlabelled: Sequence[Example],
    plan: Plan,
    log: Callable[[str], None] = print,
) -> None:
    """Train the student in place; each pass sees all our own and another part of the unlabelled sentences.

    Deterministic on one machine and one number of threads.
    """
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    teacher.eval()
    seen = [[*written, *unlabelled[epoch :: plan.epochs]] for epoch in range(plan.epochs)]
    descent = Descent(student, plan, sum(-(-len(examples) // plan.batch) for examples in seen))
    for epoch, examples in enumerate(seen, start=1):
        started, total = time.process_time(), 0.0
        shown = [shown_as(e, plan, chance) for e in examples]
        inputs = reader.inputs(shown)
        student.train()
        for rows in batches(inputs, plan.batch, chance):
            given = collate([inputs[i] for i in rows])
            loss = _loss(student, teacher, given, [shown[i] for i in rows], plan)
            total += descent.step(loss) * len(rows)
        log(f"  epoch {epoch}: loss {total / len(examples):.3f}, {time.process_time() - started:.0f} s of CPU")
    student.eval()


def _loss(
    student: EventNetwork, teacher: EventNetwork, given: tuple[Tensor, Tensor, Tensor], shown: list[Example], plan: Plan
) -> Tensor:
    """How far the student's states and answers are from the teacher's, and from the labels where there are any."""
    with torch.no_grad():
        told_mean, told_states = teacher.read(*given)
        told, told_way = teacher.answer(told_mean, told_states)
    mean, states = student.read(*given)
    types, turned = student.answer(mean, states)
    likeness = functional.mse_loss(states, told_states)
    share = functional.kl_div(types.log_softmax(-1), told.log_softmax(-1), log_target=True, reduction="batchmean")
    way = functional.binary_cross_entropy_with_logits(turned, told_way.sigmoid())
    loss = likeness + share + plan.direction * way
    labelled = [i for i, example in enumerate(shown) if example.admits]
    if labelled:
        own = loss_of(types[labelled], turned[labelled], [shown[i] for i in labelled], plan)
        loss = loss + own * (len(labelled) / len(shown))
    return loss
