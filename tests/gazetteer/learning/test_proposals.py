"""Sightings become proposals: dated, cited, compared with the tables, ended by the next holder, or told as a clash."""

from __future__ import annotations

from dataclasses import replace

from dragoman.gazetteer.learning import Choice, Proposal, Sighting, choose, load_known, propose

SEEN = Sighting(
    "Aino Virtamo", "foreign minister", "Foreign Minister", "SLB", None, "people-office-name", "strong", False,
    "2024-01-10", "https://example.org/1", "The White House", "Solomon Islands Foreign Minister Aino Virtamo",
)  # fmt: skip


def seen(day: str, person: str = "Aino Virtamo", **more: object) -> Sighting:
    fields = {"person": person, "day": day, "report": f"https://example.org/{day}/{person}"} | more
    return replace(SEEN, **fields)  # type: ignore[arg-type]


def proposed(*sightings: Sighting) -> dict[str, Proposal]:
    return {each.person: each for each in propose(sightings, load_known())}


def test_first_and_last_report_date_a_term_and_are_cited() -> None:
    one = proposed(seen("2024-03-01"), seen("2024-01-10"), seen("2024-05-02"))["Aino Virtamo"]
    assert (one.status, one.start, one.start_basis, one.end, one.as_of) == (
        "new", "2024-01-10", "reported", None, "2024-05-02",
    )  # fmt: skip
    assert (one.reports, one.official_reports, one.person_id) == (3, 3, "aino-virtamo")
    assert [each.day for each in one.citations] == ["2024-01-10", "2024-03-01", "2024-05-02"]
    assert all(each.words and each.report for each in one.citations)


def test_the_next_holder_ends_the_term_when_it_comes_soon_enough() -> None:
    found = proposed(seen("2024-01-10"), seen("2024-09-01", "Kalle Nurmio"), seen("2026-05-01", "Oili Rantamo"))
    assert found["Aino Virtamo"].end == "2024-09-01"
    assert found["Kalle Nurmio"].end is None, "more than 430 days later"


def test_two_holders_in_the_same_months_clash() -> None:
    days = ("2024-01-10", "2024-03-10")
    found = proposed(*map(seen, days), *(seen(day, "Kalle Nurmio") for day in days))
    assert {each.status for each in found.values()} == {"clash"}
    assert "Kalle Nurmio" in found["Aino Virtamo"].against


def test_one_report_against_many_is_the_clash_and_the_many_stand() -> None:
    found = proposed(*(seen(f"2024-0{month}-10") for month in range(1, 8)), seen("2024-03-11", "Kalle Nurmio"))
    assert (found["Aino Virtamo"].status, found["Kalle Nurmio"].status) == ("new", "clash")


def test_many_may_hold_an_office_of_many() -> None:
    found = proposed(
        seen("2024-01-10", office="deputy prime minister"),
        seen("2024-01-11", "Kalle Nurmio", office="deputy prime minister"),
    )
    assert {each.status for each in found.values()} == {"new"}


def test_ambassadors_to_two_posts_do_not_clash() -> None:
    found = proposed(
        seen("2024-01-10", office="ambassador", seat="USA"),
        seen("2024-01-11", "Kalle Nurmio", office="ambassador", seat="FRA"),
    )
    assert {each.status for each in found.values()} == {"new"}


def test_the_tables_naming_another_is_a_clash() -> None:
    found = proposed(seen("2024-06-10", country="FRA", office="president", title="President"))
    assert found["Aino Virtamo"].status == "clash"
    assert "Macron" in found["Aino Virtamo"].against


def test_a_known_holder_is_linked_and_extended() -> None:
    one = proposed(
        seen("2022-10-12", "Eugene Wamalwa", country="KEN", office="defence minister"),
        seen("2022-09-01", "Eugene L. Wamalwa", country="KEN", office="defence minister"),
    )
    (found,) = one.values()
    assert (found.status, found.start_basis, found.as_of) == ("extends", "known", "2022-10-12")
    assert found.start < "2022"


def test_what_the_tables_know_already_adds_nothing() -> None:
    found = proposed(seen("2021-04-12", "Sergei Lavrov", country="RUS"))
    assert [each.status for each in found.values()] == ["known"]
    assert not choose(found.values(), Choice(1, False))


def test_a_term_that_the_tables_end_is_past() -> None:
    found = proposed(seen("2024-04-12", "Madeleine Albright", country="USA", title="Secretary of State"))
    assert [each.status for each in found.values()] == ["past"]


def test_a_surname_alone_supports_and_proposes_nobody() -> None:
    found = proposed(seen("2024-01-10"), seen("2024-02-10", "Virtamo"), seen("2024-02-11", "Nurmio"))
    assert {each.person: each.reports for each in found.values()} == {"Aino Virtamo": 2}


def test_whom_the_texts_call_anothers_is_not_ones_own() -> None:
    own = seen("2024-02-10", country="USA", form="own-title", strength="bare")
    found = propose([own, seen("2024-01-10"), seen("2024-01-12")], load_known())
    assert {each.country for each in found} == {"SLB"}


def test_a_weak_form_needs_a_second_report() -> None:
    first = seen("2024-01-10", strength="weak", form="listed-office-name")
    assert proposed(first)["Aino Virtamo"].status == "weak"
    assert proposed(first, replace(first, day="2024-01-11", report="b"))["Aino Virtamo"].status == "new"


def test_acceptance_counts_reports_of_the_wanted_publishers() -> None:
    found = propose([seen("2024-01-10"), seen("2024-01-11", publisher="A Newspaper")], load_known())
    assert choose(found, Choice(2, False)) == found
    assert choose(found, Choice(2, True)) == ()
    assert choose(found, Choice(1, True)) == found


def test_acting_is_told_only_where_all_reports_say_so() -> None:
    assert proposed(seen("2024-01-10", is_acting=True))["Aino Virtamo"].is_acting
    assert not proposed(seen("2024-01-10", is_acting=True), seen("2024-02-10"))["Aino Virtamo"].is_acting


def test_the_order_of_reports_changes_nothing() -> None:
    many = [seen("2024-01-10"), seen("2024-02-10", "A. Virtamo"), seen("2024-09-01", "Kalle Nurmio")]
    assert propose(many, load_known()) == propose(reversed(many), load_known())
