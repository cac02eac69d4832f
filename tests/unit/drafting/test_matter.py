"""What is matter for a summary, whatever courtesy stands around it."""

from __future__ import annotations

import pytest

from summarizer.domain.source import SourceText
from summarizer.drafting.checks.left_out import left_out_of
from summarizer.drafting.citat.features import features_of
from summarizer.drafting.citat.scorer import load_weights


@pytest.mark.parametrize(
    "sentence",
    [
        "Til sidst: sæt farten ned til 30 km/t på Torvegade.",
        "Før stien helt frem til stationen.",
        "Jeg har ét ønske: flyt stoppestedet over på den anden side.",
        "Hej, jeg støtter forslaget om vild natur på engen.",
        "Undertegnede ejere af husene på bakken gør indsigelse mod møllerne ved Tved:",
        "Foreningen har intet at indvende mod kablerne, når blot det følgende overholdes:",
    ],
)
def test_a_demand_or_a_stance_is_matter_whatever_frames_it(sentence: str) -> None:
    source = SourceText.from_text(f"Stien er brudt ved broen.\n\n{sentence}\n\nVi bor nær den.")
    features = features_of(source.text, source.sentences, source.paragraphs)
    weights = load_weights()
    assert weights.score(features[1]) > weights.choice["noise_below"]
    assert source.sentences[1] in left_out_of(source, [source.sentences[0]])


@pytest.mark.parametrize(
    "sentence",
    [
        "Jeg har 14 kunder i timen på en god dag.",
        "Naboen stiller vederlagsfrit 0,4 ha til rådighed.",
        "Ejeren har aldrig kontaktet os.",
    ],
)
def test_words_of_courtesy_inside_a_sentence_do_not_hide_it(sentence: str) -> None:
    source = SourceText.from_text(f"Stien er brudt ved broen.\n\n{sentence}\n\nVi bor nær den.")
    assert source.sentences[1] in left_out_of(source, [source.sentences[0]])


@pytest.mark.parametrize(
    "line", ["Til Egebæk Kommune.", "Hej alle", "Hav en god dag!", "Til orientering: intet."]
)
def test_courtesy_itself_is_left_out_of_both(line: str) -> None:
    source = SourceText.from_text(f"Stien er brudt ved broen.\n\n{line}\n\nVi bor nær den.")
    assert source.sentences[1] not in left_out_of(source, [source.sentences[0]])
