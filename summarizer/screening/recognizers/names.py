"""Names of people, and capitalised words that nobody can vouch for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.lexicon import Lexicon, Word, standard_lexicon, without_genitive
from summarizer.screening.recognizers.base import SURE, DanishRecognizer, Spot
from summarizer.screening.recognizers.name_lower import lower_case_names
from summarizer.screening.recognizers.name_tokens import (
    PLAN_WORDS,
    ROLES,
    Token,
    capitalised,
    runs,
    starts_sentence,
    word_before,
)
from summarizer.screening.recognizers.name_zones import name_zones

if TYPE_CHECKING:
    from collections.abc import Iterator

PERSON = "PERSON"
UNKNOWN = "UNKNOWN_WORD"
_DOUBT = 0.5
_SIGN = 0.9
_COMPANY_AFTER = re.compile(
    r"[ ](?:A/S|ApS|I/S|K/S|P/S|IVS|AmbA|A\.?m\.?b\.?a|a\.m\.b\.a|& Co|& Søn|& Sønner|Holding|Group|Gruppen|GmbH|Ltd|Inc)\b",
)
_STREET = re.compile(
    r"(?:vej|vejen|vejs|vejens|gade|gaden|gadens|all[eé]|alleen|alléen|stræde|strædet|vænge|vænget|plads|pladsen|boulevard|boulevarden|torv|torvet|stien|parken|broen|havnen|kvarteret|skoven|søen|åen|fjorden|bugten|engen|marken|kirke|skole|skolen|kirken|centret|park|sti|bro|hallen|banen|parkvej|ringvej)s?$",
    re.IGNORECASE,
)
_PLACE_ENDING = re.compile(
    r"(?:rup|trup|strup|drup|lev|løse|sted|by|inge|um|borg|bjerg|høj|lund|sø|å|bæk|ager|rød|holt|ved|tved|sund|næs|ø|havn|købing|købingen|skov|mark|torp|toft|dal|kær|vig|minde|krog|gård|slot|hede|strand|holm|hus|huse|vang|næs|odde|keld|kilde|balle|bølle|ing|ling|løv|slev|mose|eng|berg)s?$",
    re.IGNORECASE,
)
_SURNAME_ENDING = re.compile(
    r"(?:sen|zen|son|gaard|gård|lund|holm|berg|bjerg|borg|dal|dahl|toft|kjær|kær|skov|skou|bæk|bech|beck|feldt|felt|mann|man|quist|kvist|vad|vig|høj|mark|ager|strøm|strup|rup|lev|ing|ling|lykke|bo|by|vang|krog|thorn|torn|sted|hus|hagen|møller|lind|gren|ø|stein|sten|vold|horn|hoff|hof)s?$",
)
_PLACE_WORDS = frozenset(
    "i på ved fra til mod mellem langs omkring nær udenfor uden forbi gennem over under bag øst vest nord syd nordlige sydlige vestlige østlige"
    " af hele gamle indre ydre nordfor sydfor vestfor østfor inden øst-for område området byen landsbyen sognet stationen centrum bydelen kommune"
    " nordvest nordøst sydvest sydøst omegn egnen oplandet fjorden skoven havnen kirken skolen gården kroen hotellet plejehjemmet plejecentret".split(),
)
_PERSON_VERB = re.compile(
    r"[ ](?:har|havde|er|var|bor|boede|siger|sagde|synes|syntes|mener|mente|skal|skulle|vil|ville|kan|kunne|går|gik|kom|kommer|fik|får|blev|døde|ringede|skrev|spurgte|fortalte|og jeg|og min|og mig|som er|som har|som bor|,)\b",
)
_PRONOUNS = frozenset("I De Dem Deres Jer Jeres Du Vi Jeg Han Hun Den Det Der Man".split())


class NameRecognizer(DanishRecognizer):
    """Names by lists, titles, signatures, salutations and form; unknown words as doubt.

    ``PERSON`` at 0.9 is sure, at 0.5 doubtful; ``UNKNOWN_WORD`` is always doubtful.
    """

    ENTITIES: ClassVar[tuple[str, ...]] = (PERSON, UNKNOWN)
    LAYER: ClassVar[str] = "name"

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or standard_lexicon()
        super().__init__()

    def spots(self, text: str) -> Iterator[Spot]:
        """Find names and unknown capitalised words."""
        tokens = capitalised(text, self._lexicon)
        found: dict[tuple[int, int], Spot] = {}
        for spot in name_zones(text, tokens, self._lexicon):
            found[spot.start, spot.end] = spot
        covered = sorted((spot.start, spot.end) for spot in found.values())
        for run in runs(text, tokens):
            for spot in self._judge(text, run):
                found.setdefault((spot.start, spot.end), spot)
        names = [spot for spot in found.values() if spot.entity == PERSON]
        for spot in lower_case_names(text, names, self._lexicon):
            found.setdefault((spot.start, spot.end), spot)
        for spot in self._joined_by_and(text, tokens, names):
            found.setdefault((spot.start, spot.end), spot)
        for spot in self._again(text, tokens, list(found.values())):
            found.setdefault((spot.start, spot.end), spot)
        del covered
        yield from found.values()

    def _judge(self, text: str, run: list[Token]) -> Iterator[Spot]:
        """Decide what in a run of capitalised words is a name."""
        if _COMPANY_AFTER.match(text, run[-1].end):
            return
        if self._is_street(run) or self._is_firm(run):
            return
        segment: list[Token] = []
        for token in run:
            if self._is_stop(token, segment):
                yield from self._judge_segment(text, segment)
                segment = []
            else:
                segment.append(token)
        yield from self._judge_segment(text, segment)

    def _is_stop(self, token: Token, segment: list[Token]) -> bool:
        if token.text in _PRONOUNS or token.text.lower() in ROLES:
            return not (segment and token.is_name)
        if token.classes & Word.ORGANISATION and not token.is_name:
            return True
        if token.text in PLAN_WORDS and not (token.is_name and segment and segment[-1].classes & Word.GIVEN):
            return True
        return bool(_STREET.search(token.text)) and not token.is_name and not token.classes & Word.PLACE

    @staticmethod
    def _is_street(run: list[Token]) -> bool:
        """Tell whether the run ends as a street of several words ("Niels Bohrs Vej")."""
        last = run[-1].text
        found = _STREET.search(last)
        return len(run) > 1 and found is not None and (found.start() == 0 or last[:1].islower())

    @staticmethod
    def _is_firm(run: list[Token]) -> bool:
        """Tell whether the run is a genitive and a thing ("Jensens Bøfhus")."""
        if len(run) < 2:  # noqa: PLR2004 - owner and thing
            return False
        owner, thing = run[-2], run[-1]
        return (
            owner.text.endswith("s")
            and without_genitive(owner.text) != owner.text
            and bool(thing.classes & (Word.COMPOUND | Word.ORDINARY))
            and not thing.is_name
            and not thing.classes & Word.PROPER
            and not _SURNAME_ENDING.search(thing.text)
        )

    def _judge_segment(self, text: str, segment: list[Token]) -> Iterator[Spot]:
        while segment and self._is_opening_word(text, segment):
            segment = segment[1:]
        while segment and segment[-1].initial and len(segment) == 1:
            return
        if not segment:
            return
        if len(segment) == 1:
            yield from self._single(text, segment[0])
            return
        start, end = segment[0].start, segment[-1].end
        given = any(token.classes & Word.GIVEN for token in segment)
        initials = segment[0].initial
        if given or (initials and not all(token.initial for token in segment)):
            yield Spot(start, end + (1 if segment[-1].initial and text[end : end + 1] == "." else 0), PERSON, _SIGN)
        elif all(token.initial for token in segment):
            if len(segment) > 1 and self._zone_of_initials(text, segment):
                yield Spot(start, end, PERSON, _DOUBT)
        elif self._looks_like_full_name(text, segment):
            yield Spot(start, end, PERSON, _DOUBT)
        else:
            for token in segment:
                yield from self._single(text, token)

    @staticmethod
    def _zone_of_initials(text: str, segment: list[Token]) -> bool:
        return text[segment[0].end : segment[0].end + 1] == "."

    def _is_opening_word(self, text: str, segment: list[Token]) -> bool:
        first = segment[0]
        if first.initial or not first.is_word or not starts_sentence(text, first.start):
            return False
        if first.is_name and not first.classes & Word.COMMON:
            return False
        if first.is_name and len(segment) > 1:
            return segment[1].is_word and not segment[1].is_name
        return not first.is_name or self._word_at_start(text, first)

    def _word_at_start(self, text: str, token: Token) -> bool:
        return _PERSON_VERB.match(text, token.end) is None or bool(token.text in {"Hans", "Per", "Line"})

    @staticmethod
    def _looks_like_full_name(text: str, segment: list[Token]) -> bool:
        before = word_before(text, segment[0].start)[0]
        if before in _PLACE_WORDS and any(
            token.classes & Word.PLACE or _PLACE_ENDING.search(token.text) for token in segment
        ):
            return False
        if any(token.text.isupper() and len(token.text) > 1 for token in segment):
            return any(token.is_name for token in segment)
        if segment[-1].classes & Word.SURNAME:
            return True
        return not any(token.is_word or token.classes & Word.PLACE for token in segment)

    def _single(self, text: str, token: Token) -> Iterator[Spot]:
        verdict = self._single_entity(text, token)
        if verdict is not None:
            entity, score = verdict
            yield Spot(token.start, token.end, entity, score)

    def _single_entity(self, text: str, token: Token) -> tuple[str, float] | None:  # noqa: PLR0911, C901, PLR0912 - one question a line, in order
        if token.initial or token.text in _PRONOUNS:
            return None
        before, between = word_before(text, token.start)
        at_start = starts_sentence(text, token.start)
        after_role = before.rstrip(".") in ROLES and not between.strip(" .,")
        in_place = before in _PLACE_WORDS and not at_start
        place_like = bool(token.classes & Word.PLACE or _PLACE_ENDING.search(token.text))
        if after_role and not at_start and token.text not in PLAN_WORDS and not token.classes & Word.ORGANISATION:
            return (PERSON, _SIGN) if not token.is_word or token.is_name else (PERSON, _DOUBT)
        if token.classes & Word.GIVEN:
            if token.classes & Word.COMMON and at_start and self._word_at_start(text, token):
                return None
            if in_place and token.classes & Word.PLACE:
                return None
            return PERSON, _SIGN
        if _STREET.search(token.text) and not token.is_name:
            return None
        if token.classes & (Word.SURNAME | Word.PROPER):
            if token.is_word and at_start:
                return None
            if in_place and place_like and not token.classes & Word.SURNAME:
                return None
            if token.classes & Word.PLACE and (in_place or at_start):
                return None
            return PERSON, (SURE if token.classes & Word.SURNAME else _DOUBT)
        if token.classes & Word.PLACE:
            return None
        if token.is_word:
            if at_start or token.text.isupper():
                return None
            if token.classes & Word.COMMON:
                return PERSON, _DOUBT
            if token.classes & Word.COMPOUND and _SURNAME_ENDING.search(token.text) and not in_place:
                return PERSON, _DOUBT
            return None
        if token.text.isupper() and len(token.text) <= 5:  # noqa: PLR2004 - abbreviations
            return None
        if in_place and place_like:
            return None
        return UNKNOWN, _DOUBT

    def _joined_by_and(self, text: str, tokens: list[Token], names: list[Spot]) -> Iterator[Spot]:
        """Take the other half of *Skov og Anders Bæk*, though it be an ordinary word."""
        starts = {spot.start for spot in names}
        ends = {spot.end for spot in names}
        for left, right in zip(tokens, tokens[1:], strict=False):
            if text[left.end : right.start] not in {" og ", " & ", ", ", " samt "}:
                continue
            if right.start in starts and not starts_sentence(text, left.start):
                candidate = left
            elif left.end in ends:
                candidate = right
            else:
                continue
            if (
                candidate.text not in PLAN_WORDS
                and not candidate.classes & (Word.ORGANISATION | Word.PLACE)
                and candidate.text not in _PRONOUNS
                and candidate.text.lower() not in ROLES
                and not _STREET.search(candidate.text)
            ):
                yield Spot(candidate.start, candidate.end, PERSON, _DOUBT)

    def _again(self, text: str, tokens: list[Token], found: list[Spot]) -> Iterator[Spot]:
        """Find parts of a name again wherever they stand alone later or earlier."""
        known: set[str] = set()
        for spot in found:
            if spot.entity != PERSON or spot.score < SURE:
                continue
            for part in re.findall(r"[^\W\d_]{3,}", text[spot.start : spot.end]):
                if part[:1].isupper():
                    known.add(part)
                    known.add(without_genitive(part))
        spans = sorted((spot.start, spot.end) for spot in found)
        for token in tokens:
            if token.text not in known and without_genitive(token.text) not in known:
                continue
            if _inside(spans, token) or (token.is_word and token.classes & Word.COMMON and starts_sentence(text, token.start)):
                continue
            if token.text in PLAN_WORDS or token.classes & Word.ORGANISATION or _STREET.search(token.text):
                continue
            if token.is_word and not token.is_name and starts_sentence(text, token.start):
                continue
            yield Spot(token.start, token.end, PERSON, _DOUBT)


def _inside(spans: list[tuple[int, int]], token: Token) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)
