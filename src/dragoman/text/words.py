"""Reads the program's word lists: YAML in which "on", "off", "yes" and "no" are words, not truth values."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml


class WordLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.1 reads `on` as true; a list of prepositions must not."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [entry for entry in entries if entry[0] != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_words(package: str, name: str) -> Any:
    """The table `data/<name>.yaml` of a room (its package name)."""
    text = resources.files(package).joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=WordLoader)
