"""Names are found as a plain search for the longest would find them, and their surroundings tell namesakes apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.gazetteer import Gazetteer, load_gazetteer
from dragoman.gazetteer.cues import Cues, Name
from dragoman.gazetteer.entity import Entity
from dragoman.gazetteer.fold import fold_text
from dragoman.gazetteer.names import NameIndex
from dragoman.gazetteer.tables import read_table
from timing import cost

NO_CUES = Cues(
    frozenset(),
    frozenset(),
    {row["kind"]: () for row in read_table("name_cues.csv")} | {"not_of": ("pro",), "trait": ("led by",)},
    (),
    {},
)
FORMS = ("Guinea", "Guinea-Bissau", "Papua New Guinea", "New York", "York", "Côte d’Ivoire", "U.S.", "al-Shabaab")


def index_of(forms: tuple[str, ...]) -> NameIndex:
    entities = {form: Entity(f"state:{form}", form, "state", None, None, None, None) for form in forms}
    return NameIndex([Name(form, "demonym", (entity,)) for form, entity in entities.items()], NO_CUES)


def longest_by_hand(forms: tuple[str, ...], text: str) -> list[tuple[int, str]]:
    """At each word, left to right, the longest form that stands there whole: (start, words)."""
    written = {fold_text(form).text for form in forms}
    written |= {form.upper() for form in written if len(form) > 3}
    found, at = [], 0
    while at < len(text):
        standing = [
            form
            for form in written
            if text.startswith(form, at)
            and re.match(r"(?<![\w@])\w", text[max(0, at - 1) :][1 if at else 0 :])
            and not re.search(r"[\w@]$", text[:at])
            and not re.match(r"\w", text[at + len(form) :])
            and not re.search(r"(?:^|\W)pro-$", text[:at], re.IGNORECASE)
        ]
        if standing:
            longest = max(standing, key=len)
            found.append((at, longest))
            at += len(longest)
        else:
            at += 1
    return found


PIECES = st.sampled_from(
    ["Guinea", "Guinea-Bissau", "Papua", "New", "York", "GUINEA", "U.S.", "al-Shabaab", "pro-", "-", " ", " ", " ", ".",
     "@", "s", "Cote d'Ivoire", "Xan", "_", ",", "PAPUA NEW GUINEA"]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_equals_a_search_by_hand(text: str) -> None:
    hits = [(hit.span.start, hit.span.words(text)) for hit in index_of(FORMS).find(text)]
    if not text.islower():
        assert hits == longest_by_hand(FORMS, text)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_words_of_every_hit_are_a_name_of_its_entities(data: st.DataObject) -> None:
    gazetteer = load_gazetteer()
    vocabulary = [entity.name for entity in gazetteer.entities()]
    words = st.sampled_from([*vocabulary, "the", "and", "Mr.", "said", "met", ",", "Côte", "pro-", "\u0301", "\n", "“"])
    text = " ".join(data.draw(st.lists(words, max_size=12)))
    end = 0
    for hit in gazetteer.find(text):
        assert end <= hit.span.start < hit.span.end <= len(text)
        end = hit.span.end
        alone = gazetteer.find("the " + hit.span.words(text) + " and so on")
        assert hit.entities
        assert not alone or alone[0].span.words("the " + hit.span.words(text)) == hit.span.words(text)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def meant(gazetteer: Gazetteer, text: str, words: str) -> str | None:
    """The ids behind these words in the text; None where they name nothing of ours."""
    for hit in gazetteer.find(text):
        if hit.span.words(text) == words:
            return "|".join(entity.id for entity in hit.entities)
    return None


# Each ambiguous name with both of its readings, and, where nothing decides, undecided.
@pytest.mark.parametrize(
    ("text", "words", "ident"),
    [
        ("The Prime Minister of Georgia flew home to Tbilisi.", "Georgia", "state:GEO"),
        ("He spoke of Georgia’s territorial integrity and sovereignty.", "Georgia", "state:GEO"),
        ("She is a judge of the District Court for the Northern District of Georgia.", "Georgia", "region:usa-georgia"),
        ("Atlanta is growing. Investors came to Georgia.", "Georgia", "region:usa-georgia"),
        ("Florida, Georgia, and South Carolina", "Georgia", "region:usa-georgia"),
        ("Georgia agreed.", "Georgia", "state:GEO|region:usa-georgia"),
        ("King Abdullah of Jordan spoke.", "Jordan", "state:JOR"),
        ("Jordan Maisel, a policy adviser, spoke.", "Jordan", None),
        ("Jordan Peterson spoke. Peterson said so.", "Jordan", None),
        ("Jordan Prime Minister Bisher Khasawneh said so.", "Jordan", "state:JOR"),
        ("Air Jordan sold shoes.", "Jordan", None),
        ("Troops left Chad and Niger.", "Chad", "state:TCD"),
        ("Chad Sniffen, of the National Network, spoke.", "Chad", None),
        ("Chad Wolf resigned.", "Chad", None),
        ("Chad President Mahamat Deby met him.", "Chad", "state:TCD"),
        ("Turkey will host the talks.", "Turkey", "state:TUR"),
        ("Turkey Prices Bring Thanksgiving Savings to Iowa", "Turkey", None),
        ("They ate turkey.", "turkey", None),
        ("Washington and Beijing agreed.", "Washington", "gov:USA"),
        ("In Oregon, Washington, and Idaho fires burn.", "Washington", "region:usa-washington"),
        ("The mayor of Seattle, Washington, spoke.", "Washington", "region:usa-washington"),
        ("General Washington crossed the river.", "Washington", None),
        ("Denzel Washington came.", "Washington", None),
        ("M23 took Goma. Congo protested.", "Congo", "state:COD"),
        ("President Sassou-Nguesso returned to Congo.", "Congo", "state:COG"),
        ("Congo agreed.", "Congo", "state:COD|state:COG"),
        ("The Congo Basin is green.", "Congo", None),
        ("The allies Japan and Korea met President Yoon in Seoul.", "Korea", "state:KOR"),
        ("Kim Jong Un addressed the Korean people.", "Korean", "state:PRK"),
        ("Korea agreed.", "Korea", "state:PRK|state:KOR"),
        ("A coup in Guinea.", "Guinea", "state:GIN"),
        ("Shot down over New Guinea.", "Guinea", None),
        ("Equatorial Guinea agreed.", "Equatorial Guinea", "state:GNQ"),
        ("Papua New Guinea agreed.", "Papua New Guinea", "state:PNG"),
        ("Niger and Mali left.", "Niger", "state:NER"),
        ("Rebels in the Niger Delta", "Niger", None),
        ("Niger State, Nigeria", "Niger", None),
        ("Grenada voted.", "Grenada", "state:GRD"),
        ("They walked in Granada.", "Granada", None),
        ("Santo Domingo protested; the Dominican envoy left.", "Dominican", "state:DOM"),
        ("Roseau protested; the Dominican envoy left.", "Dominican", "state:DMA"),
        ("A Dominican friar prayed.", "Dominican", None),
        ("Dominica agreed.", "Dominica", "state:DMA"),
        ("Mali agreed.", "Mali", "state:MLI"),
        ("Sinisa Mali agreed.", "Mali", None),
        ("Cuba agreed.", "Cuba", "state:CUB"),
        ("Cuba Gooding, an actor, came.", "Cuba", None),
        ("Talks in Paris failed.", "Paris", "gov:FRA"),
        ("Paris Hilton came. Ms. Hilton smiled.", "Paris", None),
        ("Lebanon agreed.", "Lebanon", "state:LBN"),
        ("He was born in Lebanon, Pennsylvania.", "Lebanon", None),
        ("He lives in Moscow, Idaho, with her.", "Moscow", None),
        ("She flew from Rome, Ga., to Milan.", "Rome", None),
        ("East Palestine, Ohio", "Palestine", None),
        ("Mexico, Texas and Arizona share a border.", "Mexico", "state:MEX"),
        ("St. Petersburg, Florida, is warm.", "Florida", "region:usa-florida"),
        ("Cyprus agreed.", "Cyprus", "state:CYP"),
        ("Israel agreed.", "Israel", "state:ISR"),
        ("Israel Katz arrived.", "Israel", None),
    ],
)  # fmt: skip
def test_ambiguous_names(gazetteer: Gazetteer, text: str, words: str, ident: str | None) -> None:
    assert meant(gazetteer, text, words) == ident


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("NATO agreed.", "org:nato"),
        ("Nato agreed.", "org:nato"),
        ("nato and the united states agree", "org:nato"),
        ("a nato envoy said no", "org:nato"),
        ("NATO AND RUSSIA AGREE", "org:nato"),
    ],
)
def test_case_is_folded_where_it_tells_nothing(gazetteer: Gazetteer, text: str, ident: str) -> None:
    assert next(entity.id for hit in gazetteer.find(text) for entity in hit.entities) == ident


def test_common_words_stay_words_in_a_text_without_capitals(gazetteer: Gazetteer) -> None:
    text = "they told us who ate the turkey and the chile in march while china and france watched"
    assert [hit.span.words(text) for hit in gazetteer.find(text)] == ["france"]


@pytest.mark.parametrize(
    "text", ["Chad Aa{0}, x ", "Georgia {0} ", "Washington, Ba{0} ", "Lebanon, Pa. {0} ", "the Korean {0} "]
)
def test_cost_stays_linear_however_many_words_differ(gazetteer: Gazetteer, text: str) -> None:
    words = ("".join(chr(97 + int(digit)) for digit in str(number)) for number in range(20_000))
    long = "".join(text.format(word) for word in words)
    assert cost(lambda: gazetteer.find(long)) < 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The talks were held in English and Spanish.", []),
        ("She speaks French, German, and Italian to guests.", []),
        ("The statement was translated into Ukrainian by the office.", []),
        ("They met in French and German cities.", ["French", "German"]),
        ("They sell in Chinese and other markets.", ["Chinese"]),
        ("He spoke in Russian territory to Ukrainian officials.", ["Russian", "Ukrainian"]),
    ],
)
def test_a_language_is_no_nation(text: str, found: list[str]) -> None:
    assert [text[hit.span.start : hit.span.end] for hit in load_gazetteer().find(text)] == found
