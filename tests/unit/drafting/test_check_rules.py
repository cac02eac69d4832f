# ruff: noqa: E501 -- the tables have one row a line
"""Rules of the language: each catches its error and leaves a faithful paraphrase alone."""

from __future__ import annotations

import pytest

from summarizer.domain.draft import Point
from summarizer.domain.source import SourceText
from summarizer.drafting import check_points


def codes_of(letter: str, point: str, cited: int | None = None) -> set[str]:
    """Check a point that cites one sentence of a letter, or all of it."""
    source = SourceText.from_text(letter)
    evidence = source.sentences if cited is None else source.sentences[cited : cited + 1]
    return {flag.code for flag in check_points(source, [Point(point, evidence)]).points[0].flags}


# rule, passage, a point that is wrong, the code it must raise, a point that is faithful
RULES = [
    ("what is asked of whom", "Vi opfordrer skolen til at kontakte museet om en udstilling.", "Foreningen opfordrer museet til at kontakte skolen om en udstilling.", "role", "Foreningen opfordrer skolen til at tage kontakt til museet om en udstilling."),
    ("names that changed places", "Vi foreslår, at kiosken bliver på Mosevej, og at boden flytter i stedet.", "Afsender foreslår, at boden bliver på Mosevej, og at kiosken flytter.", "role", "Afsender foreslår, at kiosken bliver på Mosevej, og at boden flyttes."),
    ("what goes before what", "Teltpladsen bør prioriteres over et vandrehjem.", "Et vandrehjem bør prioriteres over teltpladsen.", "role", "Teltpladsen bør prioriteres højere end et vandrehjem."),
    ("what is better than what", "Et fælles værksted er bedre end redskaber i hver kælder.", "Afsender mener, at redskaber i hver kælder er bedre end et fælles værksted.", "role", "Afsender mener, at et fælles værksted er bedre end redskaber i hver kælder."),
    ("by whom it is done", "Porten skal kunne åbnes udefra af lærerne.", "Porten skal kunne åbnes udefra af forældrene.", "role", "Porten skal kunne åbnes udefra af lærerne."),
    ("to whom it belongs", "Kassen tilhører medlemmerne.", "Kassen tilhører kommunen.", "role", "Kassen tilhører medlemmerne."),
    ("what is said not to be so", "Vi er ikke afvisende over for planen.", "Foreningen afviser planen.", "stance", "Foreningen er ikke afvisende over for planen."),
    ("praise told as blame", "Vi finder det godt, at broen bevares.", "Foreningen er kritisk over for bevarelsen af broen.", "stance", "Foreningen er glad for, at broen bevares."),
    ("objections of others", "Firmaets indsigelser bør ikke tillægges vægt.", "Afsender mener, at der skal lægges vægt på firmaets indsigelser.", "negation", "Afsender mener ikke, at firmaets indsigelser bør tillægges vægt."),
    ("a promise that was not kept", "Chefen lovede at skrive, men det skete ikke.", "Chefen skrev som lovet.", "negation", "Chefen lovede at skrive, men gjorde det ikke."),
    ("a fear told as a fact", "Vi frygter at blive sat ud, når huset sælges.", "Foreningen bliver sat ud, når huset sælges.", "modality", "Foreningen frygter at blive sat ud."),
    ("others told as these", "Andre lejere er tilfredse.", "Lejerne er tilfredse.", "quantifier", "Andre lejere er tilfredse."),
    ("a condition in return", "Klubben kan få skuret mod at male hegnet.", "Klubben kan få skuret.", "condition", "Klubben kan få skuret mod at male hegnet."),
    ("a condition told with without", "Uden en aftale indbringes sagen for nævnet.", "Sagen indbringes for nævnet.", "condition", "Sagen vil blive indbragt for nævnet, hvis der ikke indgås en aftale."),
    ("one word replaced", "Gymnastiksalen er alt for kold om morgenen.", "Skolegården er alt for kold om morgenen.", "replaced", "Gymnastiksalen er ifølge afsender alt for kold om morgenen."),
    ("with for without", "Døren bør kunne åbnes af gæster uden hjælp.", "Døren bør kunne åbnes af gæster med hjælp.", "replaced", "Døren bør kunne åbnes uden hjælp af gæster."),
    ("the word that is denied", "Pumpen fra 1980 virker stadig, og den må ikke fjernes.", "Pumpen fra 1980 virker ikke længere.", "negation", "Pumpen fra 1980 virker stadig."),
    ("what is not needed", "Det er ikke nødvendigt at opstille skilte på stien.", "Afsender finder det nødvendigt at opstille skilte på stien.", "negation", "Afsender mener ikke, at det er nødvendigt at opstille skilte på stien."),
    ("what nobody needs", "Vi har ikke brug for flere butikker i midtbyen.", "Foreningen ønsker flere butikker i midtbyen.", "negation", "Foreningen mener ikke, at der er brug for flere butikker i midtbyen."),
    ("who it is not", "Det er ikke børnene, der larmer om aftenen.", "Det er børnene, der larmer om aftenen.", "negation", "Det er ikke børnene, som larmer om aftenen."),
    ("worse by night than by day", "Støjen er værre om natten end om dagen.", "Støjen er værre om dagen end om natten.", "role", "Støjen er værst om natten."),
    ("dearer than what", "Det er dyrere at reparere end at bygge nyt.", "Det er dyrere at bygge nyt end at reparere.", "role", "At reparere er dyrere end at bygge nyt."),
    ("worried for glad", "Vi er glade for planen.", "Afsender er bekymret for planen.", "stance", "Afsender er glad for planen."),
    ("feelings that changed places", "Vi er glade for den nye sti, men kede af, at bænkene fjernes.", "Afsender er ked af den nye sti, men glad for, at bænkene fjernes.", "stance", "Afsender er glad for stien, men ked af, at bænkene fjernes."),
    ("praise that changed places", "Foreningen roser den grønne kile og kritiserer parkeringen.", "Foreningen roser parkeringen og kritiserer den grønne kile.", "stance", "Foreningen roser den grønne kile."),
    ("least for most", "Broen må ikke lukkes i mere end to uger.", "Broen bør lukkes i mindst to uger.", "negation", "Broen må højst lukkes i to uger."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("passage", "wrong", "code"), [(r[1], r[2], r[3]) for r in RULES], ids=[r[0] for r in RULES]
)
def test_a_rule_catches_its_error(passage: str, wrong: str, code: str) -> None:
    assert code in codes_of(passage, wrong)


@pytest.mark.parametrize(
    ("passage", "faithful"), [(r[1], r[4]) for r in RULES], ids=[r[0] for r in RULES]
)
def test_a_rule_leaves_a_faithful_point_alone(passage: str, faithful: str) -> None:
    assert codes_of(passage, faithful) == set()


# What used to be doubted, though only the wording differs.
ALIKE = [
    ("Vejlyset må slukkes efter midnat.", "Afsender accepterer, at vejlyset slukkes efter kl. 24."),
    ("Havnen bør udvides fra 30 til 50 pladser.", "Havnen bør udvides med 20 pladser til 50."),
    ("Sæt en lås på begge døre.", "Afsender ønsker en lås på de to døre."),
    ("Tårnet bør ikke rives ned.", "Tårnet bør bevares."),
    ("Larmen er ikke ret stor.", "Larmen er kun lille."),
    ("Bussen kører hvert kvarter.", "Bussen kører hvert 15. minut."),
    ("Internatet tog sidste år imod 80 katte og 12 hunde.", "Internatet modtog sidste år 12 hunde og 80 katte."),
    ("Pas på ikke at beskadige rødderne.", "Rødderne må ikke beskadiges."),
    ("Hvis I leverer farven, maler vi muren.", "Afsenderne maler muren, hvis kommunen leverer farven."),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "point"), ALIKE)
def test_the_same_in_other_words_is_left_alone(passage: str, point: str) -> None:
    assert codes_of(passage, point) == set()


def test_a_place_that_the_passage_points_to_was_named_before() -> None:
    letter = "Der går ingen bus ud til Tange. Der mangler lys derude."
    assert codes_of(letter, "Der mangler lys ved Tange.", 1) == set()
    assert codes_of(letter, "Der mangler lys ved Tunø.", 1) & {"place", "name"}


def test_a_point_without_a_word_is_no_reason_to_stop() -> None:
    assert "number" in codes_of("Enkelte siger, at hun er 61.", "62.")
    assert "number" not in codes_of("Enkelte siger, at hun er 61.", "61.")


def test_a_relative_clause_before_the_matter_is_no_reason_to_stop() -> None:
    letter = "Jeg er 19 og lige flyttet på kollegiet ved Ring 2."
    point = "Husene bebos af folkepensionister, som ikke kan låne i banken."
    assert "unsupported" in codes_of(letter, point)


@pytest.mark.parametrize("when", ["i weekenden", "i weekenderne"])
def test_a_condition_of_weekends_is_missed_in_one_and_in_many(when: str) -> None:
    letter = f"Der skal være stille {when}."
    assert "condition" in codes_of(letter, "Der skal være stille.")
    assert "condition" not in codes_of(letter, f"Der skal være stille {when}.")
