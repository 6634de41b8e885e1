"""Stage 2: a report's sentences, grammar, names and quotations."""

from . import quick_import as quick_import  # isort: split

from .language_model import LanguageModel, load_language_model
from .parse_report import parse_report
from .parsed import Paragraph, Parsed, Quotation, Sentence

__all__ = ["LanguageModel", "Paragraph", "Parsed", "Quotation", "Sentence", "load_language_model", "parse_report"]
