"""Names of people, and capitalised words that nobody can vouch for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.language.lexicon import Lexicon, Word, standard_lexicon
from summarizer.screening.language.place_forms import is_landscape, is_like_place
from summarizer.screening.recognizers.base import DanishRecognizer
from summarizer.screening.recognizers.names.alone import (
    PERSON,
    UNKNOWN,
    is_common,
    lone_word,
)
from summarizer.screening.recognizers.names.capitals import outside_capitals
from summarizer.screening.recognizers.names.context import (
    ends_list,
    outside_headers,
    outside_places,
)
from summarizer.screening.recognizers.names.echo import (
    again,
    initials_alone,
    joined_by_and,
    reads_as_word,
    short_for,
    surnames_first,
)
from summarizer.screening.recognizers.names.firms import outside_firms
from summarizer.screening.recognizers.names.forms import (
    COMPANY_MARK,
    OWNED,
    PERSON_VERB,
    PRONOUNS,
    company_follows,
    is_like_body,
    is_street,
    surname_like,
)
from summarizer.screening.recognizers.names.lower import lower_case_names
from summarizer.screening.recognizers.names.lower_grown import lower_surnames
from summarizer.screening.recognizers.names.places import (
    is_town,
    listed_places,
    towns_of,
    villages_of,
)
from summarizer.screening.recognizers.names.runs import (
    are_words,
    is_owned_thing,
    is_part_here,
    is_street_of_words,
    looks_like_full_name,
    with_particle,
)
from summarizer.screening.recognizers.names.tokens import (
    PLAN_WORDS,
    Token,
    capitalised,
    is_forerunner,
    is_role,
    runs,
    starts_sentence,
)
from summarizer.screening.recognizers.names.told import is_titled, is_told, may_be_given
from summarizer.screening.recognizers.names.zones import name_zones
from summarizer.screening.text.spots import Spot
from summarizer.screening.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DOUBT = 0.5
_SIGN = 0.9
_SHORT_NAME = 6
_GRADES = frozenset({"Stor", "Lille", "Gammel", "Bred", "Kort", "Lang", "Høj", "Rød", "Blank"})


class NameRecognizer(DanishRecognizer):
    """``PERSON`` at 0.9 is sure, at 0.5 doubtful; ``UNKNOWN_WORD`` is always doubtful."""

    ENTITIES: ClassVar[tuple[str, ...]] = (PERSON, UNKNOWN)
    LAYER: ClassVar[str] = "name"

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or standard_lexicon()
        self._says_nothing: Remembered[str, bool] = Remembered(self._is_nothing)
        super().__init__()

    def spots(self, text: str) -> Iterator[Spot]:
        """Find names and unknown capitalised words."""
        tokens = outside_headers(text, capitalised(text, self._lexicon))
        tokens = outside_places(text, tokens)
        tokens = outside_firms(text, outside_capitals(text, tokens), self._lexicon)
        found: dict[tuple[int, int], Spot] = {}
        for spot in name_zones(text, tokens, self._lexicon):
            found[spot.start, spot.end] = spot
        for run in runs(text, tokens):
            for spot in (
                self._judge_alone(text, run[0]) if len(run) == 1 else self._judge(text, run)
            ):
                found.setdefault((spot.start, spot.end), spot)
        names = [spot for spot in found.values() if spot.entity == PERSON]
        lower = (
            *lower_case_names(text, self._lexicon),
            *lower_surnames(text, names, self._lexicon),
        )
        initials = initials_alone(text, tokens, names)
        for spot in (*short_for(text, names), *initials, *lower):
            found.setdefault((spot.start, spot.end), spot)
        for spot in (*joined_by_and(text, tokens, names), *surnames_first(text, tokens, names)):
            found.setdefault((spot.start, spot.end), spot)
        for spot in again(text, tokens, list(found.values())):
            found.setdefault((spot.start, spot.end), spot)
        towns, villages = towns_of(text), villages_of(text, tokens)
        listed = listed_places(text, tokens, self._lexicon)
        for spot in found.values():
            if text[spot.start : spot.end] not in listed and not is_town(
                text, spot, towns, villages, self._lexicon
            ):
                yield with_particle(text, spot)

    def _judge_alone(self, text: str, token: Token) -> Iterable[Spot]:
        """Decide as ``_judge`` does, for a capitalised word beside no other."""
        if token.initial:
            return ()
        if self._says_nothing[token.text]:
            told = token.is_name and is_told(text, token)
            told = told or (bool(token.classes & Word.GIVEN) and may_be_given(text, token))
            told = told or (not is_common(token.text) and is_titled(text, token))
            return (Spot(token.start, token.end, PERSON, _DOUBT),) if told else ()
        if self._is_opening_word(text, [token]) or company_follows(text, token.end):
            return ()
        return self._single(text, token)

    def _is_nothing(self, word: str) -> bool:
        """Tell whether ``word`` is no name where it stands alone, whatever is around it."""
        token = Token(word, 0, len(word), self._lexicon.classes(word), initial=False)
        return is_common(word) or not self._without_body([token]) or self._is_stop(token, [])

    def _judge(self, text: str, run: list[Token]) -> Iterator[Spot]:
        """Decide what in a run of capitalised words is a name."""
        if company_follows(text, run[-1].end):
            return
        if is_street_of_words(run, self._lexicon) or is_owned_thing(run, self._lexicon):
            return
        run = self._without_body(run)
        segment: list[Token] = []
        for number, token in enumerate(run):
            if not segment and token.initial and is_forerunner(token.text.lower()):
                # "Hr. Lund", "Vh. Ib": title and greeting are no part of the name.
                continue
            begins = token.classes & Word.GIVEN and self._may_begin(text, run, segment, number)
            stops = self._is_stop(token, segment) and not begins
            if stops and not is_part_here(text, token, segment):
                if token.text in PLAN_WORDS and are_words(segment):
                    # "Fælles Grøn Omstilling" is a heading, whatever Grøn may be elsewhere.
                    segment = []
                yield from self._judge_segment(text, segment)
                segment = []
            else:
                segment.append(token)
        yield from self._judge_segment(text, segment)

    def _may_begin(self, text: str, run: list[Token], segment: list[Token], number: int) -> bool:
        """Tell whether a name may begin here: *Landmand Mark Bo*, *Kan Mark*; not *Gedved Mark*."""
        if segment:
            return len(segment) == 1 and self._is_opening_word(text, segment)
        return number == 0 or (number + 1 < len(run) and run[number + 1].is_name)

    @staticmethod
    def _without_body(run: list[Token]) -> list[Token]:
        """Leave a firm's or a club's own name out: *Hjørnehus Ejendomme ApS*."""
        for number, token in enumerate(run):
            if token.text in COMPANY_MARK:
                return run[number + 1 :]
        is_body = is_like_body(run[0].text) and not run[0].is_name
        if is_body and not any(token.is_name or token.initial for token in run[1:]):
            return []
        return run[1:] if is_body else run

    def _is_stop(self, token: Token, segment: list[Token]) -> bool:
        if token.initial and len(token.text) > 1:
            # "Sv. Aage", though "Sv:" heads an answer.
            return False
        if not (_MAY_STOP[token.text] or token.classes & Word.ORGANISATION):
            return False
        if token.text in PRONOUNS or is_role(token.text.lower()):
            # "Rasmus Købmand": right after one given name a trade is a surname.
            named = len(segment) == 1 and segment[0].classes & Word.GIVEN
            return not (segment and token.is_name) and not (named and token.text not in PRONOUNS)
        after_given = any(one.classes & Word.GIVEN for one in segment) or (
            # "K. Bro": the letter shortens a given name.
            token.is_name
            and len(segment) > 0
            and all(one.initial or _is_foreign(one) for one in segment)
        )
        if token.classes & Word.ORGANISATION and not token.is_name:
            # "Klaus Aarsleff" is a person, though Aarsleff is a firm.
            return not after_given or token.is_word or token.text.isupper()
        # "Tranekjær Bro": after a given name a short word for a thing is a surname.
        short_name = after_given and len(token.text) <= _SHORT_NAME
        if token.text in PLAN_WORDS and not short_name and not (token.is_name and after_given):
            return True
        return (
            is_street(token.text)
            and not short_name
            and not token.is_name
            and not token.classes & Word.PLACE
        )

    def _judge_segment(self, text: str, segment: list[Token]) -> Iterator[Spot]:  # noqa: C901, PLR0912 - one question a line, in order
        while segment and self._is_opening_word(text, segment):
            segment = segment[1:]
        # "felt B og C. Redegørelsen siger": the letter ends its sentence.
        while len(segment) > 1 and segment[0].initial and ends_list(text, segment):
            segment = segment[1:]
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
            yield Spot(
                start,
                end + (1 if segment[-1].initial and text[end : end + 1] == "." else 0),
                PERSON,
                _SIGN,
            )
        elif all(token.initial for token in segment):
            if len(segment) > 1 and text[segment[0].end : segment[0].end + 1] == ".":
                yield Spot(start, end, PERSON, _DOUBT)
        elif looks_like_full_name(text, segment):
            yield Spot(start, end, PERSON, _DOUBT)
        else:
            first = segment[0]
            in_place = bool(first.classes & Word.PLACE) or (
                is_landscape(segment[-1].text) and is_like_place(first.text)
            )
            if in_place and is_landscape(segment[-1].text):
                return
            for token in segment:
                if token is not segment[-1] and token.text in _GRADES:
                    # "Stor Kobbersneppe": a kind of animal, a thing.
                    continue
                # "Sengeløse Mose": the second word belongs to the place.
                if not (in_place and token.is_word and not token.classes & Word.GIVEN):
                    yield from self._single(text, token)
            if not in_place:
                yield from self._beside_unlisted(text, segment)

    def _beside_unlisted(self, text: str, segment: list[Token]) -> Iterator[Spot]:
        """Take the words that have a capital only because a name does: *Laurs Kilde*."""
        unlisted = [token for token in segment if not token.is_word and token.text.isalpha()]
        if not any(any(self._single(text, token)) for token in unlisted if not token.initial):
            return
        acts = PERSON_VERB.match(text, segment[-1].end)
        for token in segment:
            if token.is_word and token.text.istitle() and (acts or not is_landscape(token.text)):
                yield Spot(token.start, token.end, PERSON, _DOUBT)

    def _is_opening_word(self, text: str, segment: list[Token]) -> bool:
        first = segment[0]
        if first.initial or not first.is_word or not starts_sentence(text, first.start):
            return False
        if first.is_name and not first.classes & Word.COMMON:
            return False
        if first.is_name and len(segment) > 1:
            second = segment[1]
            made_up = not second.classes & Word.ORDINARY and surname_like(second.text)
            words = second.is_word and not second.is_name and not made_up
            # "Bjørn Hest er smed": two words for things do nothing.
            alone = len(segment) == 2 and second.text not in PLAN_WORDS  # noqa: PLR2004 - given and surname
            owns = second.text.endswith("s") and OWNED.match(text, second.end)
            return words and not (alone and (owns or PERSON_VERB.match(text, second.end)))
        return not first.is_name or reads_as_word(text, first)

    def _single(self, text: str, token: Token) -> Iterator[Spot]:
        verdict = lone_word(text, token, self._lexicon)
        if verdict is not None:
            entity, score = verdict
            yield Spot(token.start, token.end, entity, score)


def _is_foreign(token: Token) -> bool:
    """Tell whether no list and no dictionary has a word, nor a place's ending: *Xhevrit Bæk*."""
    return token.classes == Word.UNKNOWN and not is_like_place(token.text)


_MAY_STOP: Remembered[str, bool] = Remembered(
    lambda word: word in PRONOUNS or is_role(word.lower()) or word in PLAN_WORDS or is_street(word)
)
