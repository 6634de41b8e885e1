"""The measure of comparisons: quotations are found as they stand, and every form holds to its texts."""

from __future__ import annotations

from pathlib import Path

from compare_forms import Form, places_of, read_forms


def test_a_quotation_is_found_whatever_its_marks_and_blanks() -> None:
    assert places_of("He said “no  deal” at once.", 'said "no deal"') == [(3, 18)]
    assert places_of("nothing", "something") == []


def test_every_form_is_whole(shared: Path) -> None:
    gold, forms = read_forms(shared)
    assert [form.id for form in gold] == ["p01", "p03", "p05", "p09"]
    assert len(forms) >= 30
    for form in (*gold, *forms):
        assert _keys_are_files(form), form.id


def _keys_are_files(form: Form) -> bool:
    items = (*form.both, *form.only)
    return all(set(item.evidence) <= set(form.files) for item in items) and len(form.files) > 1
