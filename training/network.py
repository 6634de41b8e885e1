"""The network: an encoder, the states of the marks and their mean, and two small heads."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dragoman.coder.encode import MARKERS
from dragoman.coder.labels import LABELS

# What each opening and closing marker starts out as: the mean of these words' embeddings.
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
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = self.dropout(pool(states, mask, places))
        return self.types(pooled), self.turned(pooled).squeeze(-1)

    def freeze_lower(self, layers: int) -> None:
        """Keep the embeddings and the lowest layers as they are."""
        for module in (self.encoder.embeddings, *self.encoder.encoder.layer[:layers]):
            module.requires_grad_(False)


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
