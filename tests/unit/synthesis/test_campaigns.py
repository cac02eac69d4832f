from __future__ import annotations

import json
import random
import time

import pytest

from shared_data import shared_data
from summarizer.synthesis import CampaignMember, Relation, find_campaigns

LETTER = (
    "Jeg er imod, at rutebåden til Langø nedlægges. "
    "Båden sejler skolebørnene til fastlandet hver morgen, og der er ingen anden vej derover.\n\n"
    "Den lille færgekiosk er øens eneste indkøbssted og lever af de 9.000 passagerer om året.\n\n"
    "Forslaget sparer to millioner kroner, men udgiften til skolekørsel med taxabåd er slet ikke "
    "regnet med.\n\n"
    "Lad båden sejle, og lad øboerne være med til at lægge en sejlplan, der holder."
)
OTHER = (
    "Som fastboende på Langø gennem tredive år synes jeg, at I skulle se på en elfærge i stedet. "
    "Den gamle båd larmer, og den ryger. Nabokommunen har fået støtte fra staten til deres."
)
TITLE = (
    "Jeg skriver vedrørende forslag til lokalplan 7.31 for et boligområde ved Havnevej og det "
    "tilhørende tillæg til kommuneplanen, som er i høring. "
)


def members(*texts: str) -> dict[str, CampaignMember]:
    groups = find_campaigns([(str(at), text) for at, text in enumerate(texts)])
    return {member.id: member for group in groups for member in group.members}


def own_words(text: str, member: CampaignMember) -> list[str]:
    return [span.of(text) for span in member.own_text]


def test_a_letter_with_another_greeting_and_signature_is_identical() -> None:
    dressed = f"Langø Kommune\nFærger og Havne\n\nKære byråd\n\n{LETTER}\n\nMvh Tove\nStrandvej 4"

    found = members(LETTER, dressed)

    assert {member.relation for member in found.values()} == {Relation.IDENTICAL}
    assert own_words(dressed, found["1"]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hver morgen", "hver morren"),
        ("færgekiosk", "færge kiosk"),
        ("skolekørsel", "skole-kørsel"),
        ("imod, at", "imod at"),
        ("Forslaget", "Forslagget"),
    ],
)
def test_a_slip_of_the_pen_leaves_a_letter_identical(old: str, new: str) -> None:
    slipped = LETTER.replace(old, new)
    assert slipped != LETTER

    found = members(LETTER, LETTER + "\n\nMvh Aase", slipped)

    assert found["2"].relation is Relation.IDENTICAL
    assert found["2"].own_text == ()


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        # another number is another claim
        ("9.000", "19.000", "19"),
        # a negation turns the sentence round
        ("er øens eneste", "er ikke øens eneste", "ikke"),
        # a word of the opposite meaning
        ("Lad båden sejle", "Lad båden ligge", "ligge"),
        # a single added word
        ("skolebørnene til", "skolebørnene gratis til", "gratis"),
    ],
)
def test_a_changed_meaning_is_the_senders_own_text(old: str, new: str, shown: str) -> None:
    changed = LETTER.replace(old, new)
    assert changed != LETTER

    found = members(LETTER, LETTER, changed)

    assert found["2"].relation is Relation.TEMPLATE
    assert any(shown in words for words in own_words(changed, found["2"]))


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4])
def test_an_added_paragraph_is_shown_whole_wherever_it_stands(place: int) -> None:
    added = "Min mor på 84 tager båden til dialyse tre gange om ugen. Hvad skal hun så?"
    paragraphs = LETTER.split("\n\n")
    paragraphs.insert(place, added)
    text = "\n\n".join(paragraphs) + "\n\nMed venlig hilsen\nAase Test"

    found = members(LETTER, text)

    assert found["1"].relation is Relation.TEMPLATE
    assert own_words(text, found["1"]) == [added]


def test_a_letter_in_another_order_is_built_on_the_template() -> None:
    first, *rest = LETTER.split("\n\n")

    found = members(LETTER, LETTER, "\n\n".join([*rest, first]))

    assert found["2"].relation is Relation.TEMPLATE


def test_a_third_of_the_letter_with_as_much_own_text_is_partial() -> None:
    first = LETTER.split("\n\n", maxsplit=1)[0]
    text = f"{first}\n\n{OTHER}"

    found = members(LETTER, LETTER, text)

    assert found["2"].relation is Relation.PARTIAL
    assert own_words(text, found["2"]) == [OTHER]


def test_a_shortened_copy_is_not_taken_for_the_original() -> None:
    short = LETTER.split("\n\n", maxsplit=1)[0]

    groups = find_campaigns([("short", short), ("a", LETTER), ("b", LETTER), ("c", LETTER)])

    assert [group.id for group in groups] == ["a"]
    relations = {member.id: member.relation for member in groups[0].members}
    assert relations["short"] is Relation.PARTIAL


def test_letters_that_share_only_the_title_of_the_plan_are_no_campaign() -> None:
    matters = (
        "Jeg bor i nummer 8 og får hele min have i skygge, når tårnet er bygget.",
        "Vores firma vil gerne købe de tre parceller mod øst og bygge rækkehuse.",
        "Kan der komme en legeplads? Den nærmeste er på den anden side af ringvejen.",
        "Parkeringen er for lille. Der er allerede kamp om pladserne om aftenen.",
        "Et godt forslag, som jeg håber bliver vedtaget hurtigt og uden ændringer.",
    )
    ending = " Jeg håber, at I vil tage mine bemærkninger med i det videre arbejde."

    assert members(*(TITLE + matter + ending for matter in matters)) == {}


def test_a_passage_that_both_quote_from_the_plan_is_no_campaign() -> None:
    quote = (
        "»Bebyggelsen skal opføres i op til fem etager med en bygningshøjde på højst 19 meter, og "
        "facaderne skal fremstå i tegl, træ eller skærmtegl i afdæmpede jordfarver«"
    )
    first = f"Der står, at {quote}. Det er to etager mere end resten af gaden."
    second = f"Jeg er glad for kravet om, at {quote}, for så bliver det pænt."

    assert members(first, second) == {}


def test_two_letters_by_one_person_on_different_matters_are_no_campaign() -> None:
    opening = "Mit navn er Test Testesen, og jeg har været fyrmester her på øen. Denne gang "
    texts = (
        opening + "gælder det stien langs klinten, som trænger til et rækværk.",
        opening + "gælder det affaldet, for skraldebåden kommer alt for sjældent.",
    )

    assert members(*texts) == {}


def test_short_replies_in_the_same_few_words_are_no_campaign() -> None:
    assert members("Jeg er imod forslaget.", "Jeg er imod forslaget!\n\nMvh Bo") == {}


def test_a_postcard_with_a_line_of_ones_own_is_found() -> None:
    card = "Bevar biblioteket i Vestby! Det er byens eneste mødested for unge og gamle året rundt."

    found = members(card, card + "\n\nMvh Lis", card + " Min søn læser lektier der.\n\nMvh Eva")

    assert found["2"].relation is Relation.TEMPLATE


def test_groups_do_not_chain_through_a_letter_that_mixes_two() -> None:
    paragraphs = (
        OTHER + " Vi er mange, der gerne vil betale lidt mere for billetten, hvis den er ren."
    )
    mixed = f"{LETTER}\n\n{paragraphs}"

    groups = find_campaigns(
        [("a1", LETTER), ("a2", LETTER), ("mix", mixed), ("b1", paragraphs), ("b2", paragraphs)]
    )

    by_id = {group.id: {member.id for member in group.members} for group in groups}
    assert by_id == {"a1": {"a1", "a2", "mix"}, "b1": {"b1", "b2"}}


def test_letters_without_words_are_left_alone() -> None:
    assert members("", "", " \n", "...", "—") == {}


def test_the_groups_do_not_depend_on_a_second_run() -> None:
    responses = [(str(at), LETTER if at % 2 else OTHER) for at in range(8)]

    assert find_campaigns(responses) == find_campaigns(responses)


def test_the_development_letters_are_found_without_a_false_group() -> None:
    path = shared_data("drafting_dev") / "campaign" / "responses.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    groups = find_campaigns([(row["id"], row["text"]) for row in rows])

    of = {row["id"]: row["group"] for row in rows}
    assert all(len({of[member.id] for member in group.members}) == 1 for group in groups)
    found = {member.id: member.relation for group in groups for member in group.members}
    right = sum(of[response_id] is not None for response_id in found)
    precision = right / len(found)
    recall = right / sum(group is not None for group in of.values())
    assert 2 * precision * recall / (precision + recall) >= 0.98
    named = {"identical": "identical", "template": "template", "half": "partial"}
    agreeing = sum(found.get(row["id"]) == named.get(row["relation"]) for row in rows)
    assert agreeing >= 0.95 * len(rows)


@pytest.mark.slow
def test_two_thousand_letters_take_seconds() -> None:
    chance = random.Random(7)  # noqa: S311  letters, not secrets
    syllables = [a + b for a in "bdfgklmnprstv" for b in "aeiouyæøå"]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(5000)]

    def paragraph() -> str:
        return " ".join(chance.choices(words, k=50)).capitalize() + "."

    original = [paragraph() for _ in range(5)]
    letters = [
        "\n\n".join([*original, paragraph()] if at % 2 else [paragraph() for _ in range(5)])
        for at in range(2000)
    ]

    begun = time.process_time()
    groups = find_campaigns([(str(at), text) for at, text in enumerate(letters)])

    assert [len(group.members) for group in groups] == [1000]
    assert time.process_time() - begun < 20
