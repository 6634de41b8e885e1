"""The network: an encoder whose last layers see three marks and the sentence's opening alone, and two small heads.

The words of a mark carry its number: a vector of the mark is added to their embeddings, so marking costs no tokens.
The full layers read the whole sentence. Above them only four states go on, the opening token's and the mean of each
mark's words, which look at the words' states once more in every narrow layer: what costs most is done for four states
instead of thirty.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from dragoman.coder.labels import LABELS

WIDTH, HEADS = 384, 12
# The word whose embedding, beside the mean of all, each mark's vector starts out as.
_BORN_AS = ("actor", "target", "action")


@dataclass(frozen=True, slots=True)
class Shape:
    """Which layers of the encoder are taken, from below, and how many of them read the whole sentence."""

    layers: tuple[int, ...]
    full: int


# Who teaches, and who ships: two layers read the sentence and two more the marks.
TEACHER = Shape((0, 1, 2, 3, 4, 5), 5)
STUDENT = Shape((0, 2, 4, 5), 2)


class Layer(nn.Module):
    """A layer of the encoder that lets states look at others: at themselves, or at the words'."""

    def __init__(self, inner: int = 4 * WIDTH, dropout: float = 0.1) -> None:
        super().__init__()
        self.query, self.key, self.value, self.merge = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.seen, self.out = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, states: Tensor, away: Tensor, words: Tensor) -> Tensor:
        """states are batch × n × width, words batch × tokens × width, away -1e4 where a token is padding."""
        shares = self._heads(self.query(states)) @ self._heads(self.key(words)).transpose(-1, -2)
        shares = self._drop(torch.softmax(shares / math.sqrt(WIDTH // HEADS) + away, -1))
        found = (shares @ self._heads(self.value(words))).transpose(1, 2).flatten(2)
        states = self.seen(states + self._drop(self.merge(found)))
        out: Tensor = self.out(states + self._drop(self.narrow(functional.gelu(self.widen(states)))))
        return out

    def _heads(self, states: Tensor) -> Tensor:
        return states.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2)

    def _drop(self, values: Tensor) -> Tensor:
        return functional.dropout(values, self.dropout, self.training)


class EventNetwork(nn.Module):
    """Type logits (batch × LABELS) and the logit of "the other way round" (batch) for marked sentences."""

    def __init__(self, vocabulary: int, longest: int, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(longest, WIDTH)
        self.marks, self.start = nn.Parameter(torch.zeros(3, WIDTH)), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layer = nn.ModuleList(Layer(dropout=dropout) for _ in shape.layers)
        self.full, self.dropout = shape.full, nn.Dropout(dropout)
        self.types, self.turned = nn.Linear(5 * WIDTH, len(LABELS)), nn.Linear(5 * WIDTH, 1)

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """ids and mask are batch × tokens, marks batch × tokens × 3 with 1 where a token is of a mark."""
        return self.answer(*self.read(ids, mask, marks))

    def answer(self, mean: Tensor, states: Tensor) -> tuple[Tensor, Tensor]:
        """The logits that what was read leads to."""
        pooled = self.dropout(torch.cat([mean, states.flatten(1)], 1))
        return self.types(pooled), self.turned(pooled).squeeze(-1)

    def read(self, ids: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """The mean of the words (batch × width), and the states of opening and marks (batch × 4 × width)."""
        return self.upper(self.lower(ids, mask, marks, 0), mask, marks, 0)

    def lower(self, ids: Tensor, mask: Tensor, marks: Tensor, layers: int) -> Tensor:
        """The words' states (batch × tokens × width) after the lowest layers."""
        place = torch.arange(ids.shape[1], device=ids.device)
        words = self.words(ids) + self.positions(place) + marks @ self.marks
        words = self.dropout(self.start(words))
        for layer in self.layer[:layers]:
            words = layer(words, _away(mask), words)
        return words

    def upper(self, words: Tensor, mask: Tensor, marks: Tensor, layers: int) -> tuple[Tensor, Tensor]:
        """The rest of the way from the words' states after the lowest layers."""
        away, there = _away(mask), mask.to(words.dtype)
        for layer in self.layer[layers : self.full]:
            words = layer(words, away, words)
        mean = (words * there.unsqueeze(-1)).sum(1) / there.sum(1, keepdim=True)
        count = marks.sum(1).unsqueeze(-1)
        states = torch.cat([words[:, :1], marks.transpose(1, 2) @ words / count.clamp(min=1.0)], 1)
        for layer in self.layer[self.full :]:
            states = layer(states, away, words)
        is_there = torch.cat([torch.ones_like(count[:, :1]), count.clamp(max=1.0)], 1)
        return mean, states * is_there

    def body(self, kept: int | None) -> list[nn.Parameter]:
        """What is trained beside the heads: everything, or the layers above the lowest ones that are kept."""
        parts = [self.words, self.positions, self.start, *self.layer] if kept is None else self.layer[kept:]
        return [p for part in parts for p in part.parameters()] + ([self.marks] if kept is None else [])

    def heads(self) -> list[nn.Parameter]:
        return [*self.types.parameters(), *self.turned.parameters()]


def _away(mask: Tensor) -> Tensor:
    """What keeps states from looking at padding, batch × 1 × 1 × tokens."""
    away: Tensor = (1.0 - mask[:, None, None, :].to(torch.float32)) * -1e4
    return away


def new_network(folder: Path | str, shape: Shape, token_id: dict[str, int], seed: int) -> EventNetwork:
    """A network with the weights of MiniLM in its layers, and heads made of chance."""
    torch.manual_seed(seed)
    encoder = AutoModel.from_pretrained(str(folder), attn_implementation="eager", add_pooling_layer=False)
    words = encoder.embeddings.word_embeddings.weight
    network = EventNetwork(*_sizes(encoder), shape)
    with torch.no_grad():
        network.words.weight.copy_(words)
        # A text is one segment, so what the encoder adds for the first segment is the same everywhere.
        network.positions.weight.copy_(
            encoder.embeddings.position_embeddings.weight + encoder.embeddings.token_type_embeddings.weight[0]
        )
        network.start.load_state_dict(encoder.embeddings.LayerNorm.state_dict())
        network.marks.copy_(words[[token_id[word] for word in _BORN_AS]] - words.mean(0))
    for layer, number in zip(network.layer, shape.layers, strict=True):
        _copy(layer, encoder.encoder.layer[number])
    return network


def _sizes(encoder: nn.Module) -> tuple[int, int]:
    parts = encoder.embeddings
    return parts.word_embeddings.num_embeddings, parts.position_embeddings.num_embeddings


def _copy(layer: nn.Module, source: nn.Module) -> None:
    """The weights of one layer of MiniLM."""
    looks, after = source.attention.self, source.attention.output
    pairs = {
        "query": looks.query, "key": looks.key, "value": looks.value, "merge": after.dense, "seen": after.LayerNorm,
        "widen": source.intermediate.dense, "narrow": source.output.dense, "out": source.output.LayerNorm,
    }  # fmt: skip
    for name, part in pairs.items():
        getattr(layer, name).load_state_dict(part.state_dict())


def shrink(teacher: EventNetwork, shape: Shape) -> EventNetwork:
    """A student with some of a teacher's layers, and its embeddings, marks and heads."""
    student = EventNetwork(teacher.words.num_embeddings, teacher.positions.num_embeddings, shape)
    for name in ("words", "positions", "start", "types", "turned"):
        getattr(student, name).load_state_dict(getattr(teacher, name).state_dict())
    with torch.no_grad():
        student.marks.copy_(teacher.marks)
    for layer, number in zip(student.layer, shape.layers, strict=True):
        layer.load_state_dict(teacher.layer[number].state_dict())
    return student
