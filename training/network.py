"""The network: an encoder, the states of the marks and their mean, and two small heads."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dragoman.coder.encode import MARKERS
from dragoman.coder.labels import LABELS

# What each opening and closing marker starts out as: the embedding of a word that says what it marks.
_BORN_AS = ("actor", "by", "target", "to", "action", "did")


class EventNetwork(nn.Module):
    """Type logits (batch × LABELS) and the logit of "the other way round" (batch) for marked sentences."""

    def __init__(self, folder: Path | str, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(folder), attn_implementation="eager", add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.types = nn.Linear(4 * width, len(LABELS))
        self.turned = nn.Linear(4 * width, 1)

    def forward(self, ids: Tensor, mask: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
        """ids and mask are batch × tokens, places batch × 3 with -1 for a mark that is absent."""
        return self.upper(self.lower(ids, mask, 0), mask, places, 0)

    def lower(self, ids: Tensor, mask: Tensor, layers: int) -> Tensor:
        """States (batch × tokens × width) after the lowest layers."""
        return self._through(self.encoder.embeddings(input_ids=ids), mask, 0, layers)

    def upper(self, states: Tensor, mask: Tensor, places: Tensor, layers: int) -> tuple[Tensor, Tensor]:
        """The rest of the way from the states after the lowest layers."""
        states = self._through(states, mask, layers, len(self.encoder.encoder.layer))
        pooled = self.dropout(pool(states, mask, places))
        return self.types(pooled), self.turned(pooled).squeeze(-1)

    def _through(self, states: Tensor, mask: Tensor, first: int, last: int) -> Tensor:
        away = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.encoder.encoder.layer[first:last]:
            out = layer(states, attention_mask=away)
            states = out[0] if isinstance(out, tuple) else out
        return states

    def upper_parameters(self, layers: int) -> list[nn.Parameter]:
        """What is trained of the encoder when its lowest layers are kept; all of it when none are."""
        if not layers:
            return list(self.encoder.parameters())
        return [p for layer in self.encoder.encoder.layer[layers:] for p in layer.parameters()]


def pool(states: Tensor, mask: Tensor, places: Tensor) -> Tensor:
    """Mean of the tokens beside the states of the three opening markers; zeros for an absent one."""
    weights = mask.unsqueeze(-1).to(states.dtype)
    mean = (states * weights).sum(1) / weights.sum(1)
    there = (places >= 0).unsqueeze(-1).to(states.dtype)
    index = places.clamp(min=0).unsqueeze(-1).expand(-1, -1, states.shape[-1])
    marked = torch.gather(states, 1, index) * there
    return torch.cat([mean, marked.flatten(1)], dim=1)


def name_markers(network: EventNetwork, token_id: dict[str, int]) -> None:
    """Let the markers, which the encoder has never seen, begin as words that say what they mark."""
    table = network.encoder.embeddings.word_embeddings.weight
    with torch.no_grad():
        for marker, word in zip(MARKERS, _BORN_AS, strict=True):
            table[token_id[marker]] = table[token_id[word]]
