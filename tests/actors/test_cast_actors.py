"""Who is found in a text, as whom, and where."""

from __future__ import annotations

import pytest

from casting import cast_of, meant_by


def test_a_title_gives_a_person_country_and_role() -> None:
    cast = cast_of(
        "Canada’s Foreign Affairs Minister Jeanne Tremblay met her Russian counterpart Ivan Petrenkov on Monday."
    )
    (tremblay,) = meant_by(cast, "Canada’s Foreign Affairs Minister Jeanne Tremblay")
    (petrenkov,) = meant_by(cast, "her Russian counterpart Ivan Petrenkov")
    assert (tremblay.name, tremblay.country, tremblay.role) == ("Jeanne Tremblay", "CAN", "minister of foreign affairs")
    assert (petrenkov.name, petrenkov.country, petrenkov.kind) == ("Ivan Petrenkov", "RUS", "person")


def test_a_title_after_the_name_or_with_of_gives_the_country() -> None:
    cast = cast_of(
        "President of the Republic of Turkey Recep Tayyip Erdogan spoke. Prime Minister Ana Keller of Austria agreed."
    )
    assert meant_by(cast, "President of the Republic of Turkey Recep Tayyip Erdogan")[0].country == "TUR"
    assert meant_by(cast, "Prime Minister Ana Keller of Austria")[0].country == "AUT"


def test_short_forms_belong_to_the_full_name() -> None:
    cast = cast_of("Foreign Minister Jeanne Tremblay of Canada arrived.\n\nTremblay left. Minister Tremblay said so.")
    people = [a for a in cast.actors if a.kind == "person"]
    assert [p.name for p in people] == ["Jeanne Tremblay"]
    assert len(people[0].mentions) >= 3


def test_a_spokesman_has_the_country_of_the_one_he_speaks_for() -> None:
    cast = cast_of("Canadian Foreign Minister Jeanne Tremblay was firm, said Tremblay spokesman Paul Roy in an email.")
    (roy,) = [a for a in cast.actors if a.name == "Paul Roy"]
    assert roy.country == "CAN"
    assert roy.of == next(a.id for a in cast.actors if a.name == "Jeanne Tremblay")


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Russian officials said no.", "Russian officials", "RUS", "GOV"),
        ("The Russian foreign ministry said no.", "The Russian foreign ministry", "RUS", "GOV"),
        ("Turkish forces crossed the border.", "Turkish forces", "TUR", "MIL"),
        ("Pro-Russian rebels in eastern Ukraine fired.", "Pro-Russian rebels in eastern Ukraine", "UKR", "REB"),
        ("The French government objected.", "The French government", "FRA", "GOV"),
    ],
)
def test_groups_and_institutions_belong_to_the_country_beside_them(
    text: str, words: str, country: str, sector: str
) -> None:
    cast = cast_of(text)
    heads = [a for r in cast.references if r.span.words(text).startswith(words.split(" in ")[0]) for a in r.actors]
    assert heads, [r.span.words(text) for r in cast.references]
    actor = cast.by_id[heads[0]]
    assert (actor.country, actor.sector) == (country, sector)


def test_the_kremlin_is_the_government_and_a_capital_acts_only_as_a_subject() -> None:
    cast = cast_of("The Kremlin objected. Ministers met in Vienna. Moscow refused.")
    assert meant_by(cast, "Moscow")[0].id == "gov:RUS"
    assert all("Vienna" not in r.span.words(cast.parsed.report.text) for r in cast.references)


def test_the_two_leaders_are_those_last_seen_together() -> None:
    cast = cast_of(
        "President Emmanuel Macron of France spoke with President Vladimir Putin of Russia. "
        "The two leaders agreed to talk."
    )
    assert {a.country for a in meant_by(cast, "The two leaders")} == {"FRA", "RUS"}


def test_he_is_the_last_person_who_was_a_subject() -> None:
    cast = cast_of(
        "President Emmanuel Macron of France spoke with President Vladimir Putin of Russia. He called for calm."
    )
    assert meant_by(cast, "He")[0].country == "FRA"


def test_our_country_is_home_in_a_government_release() -> None:
    cast = cast_of("The President thanked partners for supporting our country.", "President of Ukraine")
    assert meant_by(cast, "our country")[0].id == "state:UKR"


def test_nothing_is_guessed_for_a_minister_of_nowhere() -> None:
    cast = cast_of("The minister of fisheries left.")
    assert all(a.country is None for a in cast.actors)


def test_every_mention_is_within_the_text_and_every_reference_has_actors() -> None:
    cast = cast_of("Both sides agreed. The U.S. and China met. NATO and the EU did not. They left.")
    text = cast.parsed.report.text
    for reference in cast.references:
        assert 0 <= reference.span.start < reference.span.end <= len(text)
        assert reference.actors
        assert all(id in cast.by_id for id in reference.actors)
