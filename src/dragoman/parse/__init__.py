"""Stage 2: a report's sentences, grammar, names and quotations."""

from . import quick_import as quick_import  # isort: split

from .beside import ModelBeside, language_model_beside
from .language_model import LanguageModel, load_language_model
from .parse_report import parse_report
from .parsed import Grammarian, Paragraph, Parsed, Quotation, Sentence

__all__ = [
    "Grammarian",
    "LanguageModel",
    "ModelBeside",
    "Paragraph",
    "Parsed",
    "Quotation",
    "Sentence",
    "language_model_beside",
    "load_language_model",
    "parse_report",
]
