"""The language of a text."""

from __future__ import annotations

import pytest

from dragoman.intake.language import detect_language

SENTENCES = {
    "en": "The ministers of the two countries met on Monday and agreed that they will meet again in the spring.",
    "fr": "Les ministres des deux pays se sont rencontrés lundi et ont décidé de se revoir au printemps dans la ville.",
    "de": "Die Minister der beiden Länder haben sich am Montag getroffen und wollen im Frühjahr wieder zusammenkommen.",
    "es": "Los ministros de los dos países se reunieron el lunes y acordaron que se verán de nuevo en la primavera.",
    "pt": "Os ministros dos dois países reuniram-se na segunda-feira e decidiram que não se verão até a primavera.",
    "it": "I ministri dei due paesi si sono incontrati lunedì e hanno deciso che si vedranno di nuovo in primavera.",
    "nl": "De ministers van de twee landen hebben elkaar maandag ontmoet en willen het overleg in de lente hervatten.",
    "pl": "Ministrowie obu krajów spotkali się w poniedziałek i uzgodnili, że rozmowy będą trwały do wiosny.",
    "tr": "İki ülkenin bakanları pazartesi günü bir araya geldi ve görüşmelerin daha sonra devam edeceğini söyledi.",
    "ru": "Министры двух стран встретились в понедельник и договорились о том, что они снова увидятся весной.",
    "uk": "Міністри двох країн зустрілися в понеділок і домовилися про те, що вони знову побачаться навесні.",
    "ar": "اجتمع وزيرا خارجية البلدين يوم الاثنين في العاصمة وقال كل من الطرفين إن المحادثات كانت مفيدة",
    "fa": "وزیران دو کشور روز دوشنبه در پایتخت با هم دیدار کردند و گفتند که این گفتگوها ادامه خواهد داشت",
    "zh": "两国外长星期一在首都举行会谈，并同意春季再次会面。",
    "ja": "両国の外相は月曜日に首都で会談し、春に再び会うことで合意した。",
    "ko": "양국 외교장관은 월요일 수도에서 만나 봄에 다시 만나기로 합의했다.",
    "id": "Para menteri dari kedua negara itu bertemu pada hari Senin dan sepakat untuk bertemu lagi dengan yang lain.",
}


@pytest.mark.parametrize(("language", "sentence"), list(SENTENCES.items()))
def test_a_sentence_is_enough(language: str, sentence: str) -> None:
    assert detect_language(sentence) == language


def test_a_headline_of_names_is_english() -> None:
    assert detect_language("Lunde, Salo meet") == "en"


@pytest.mark.parametrize("text", ["", "12 345", "∑∏ — !"])
def test_no_letters_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_a_quotation_in_another_language_does_not_outweigh_the_text() -> None:
    assert detect_language(SENTENCES["en"] * 3 + SENTENCES["fr"]) == "en"


@pytest.mark.parametrize(
    "sentence",
    [
        "U.S. and U.N. envoys handed Norway's note to Sweden's minister in Oslo.",
        "A Swedish woman started a hunger strike, protesting Norway's pension system.",
    ],
)
def test_letters_of_names_and_genitives_are_no_slavic_words(sentence: str) -> None:
    assert detect_language(sentence) == "en"
