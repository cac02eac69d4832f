"""Where an address ends: the village or the postcode that stands behind its number."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re

from summarizer.screening.language.lexicon import Word, standard_lexicon
from summarizer.screening.language.place_forms import is_landscape, is_like_place
from summarizer.screening.recognizers.addresses.forms import PREFIX, SURE_ENDING, street_ending

# "Havrevangen 55, Nr. Ulsted"; without a comma or a bracket at the end of a line or a cell only
_VILLAGE = re.compile(
    rf"(?P<gap>,? (?:pr\.? )?| \()(?P<part>{PREFIX}\.? )?(?P<town>[A-ZÆØÅ](?:[a-zæøåé]+|[A-ZÆØÅ]+))(?P<land> [A-ZÆØÅ][a-zæøå]*| [SN][VØ])?(?:(?P<ends>(?=[ .]?(?:\n|$)|,| ?[|\t;):]))|(?![\w-]|\.\w| [A-ZÆØÅ\d]))"
)
# A postcode without its town; what may be a year is none.
_POST_ALONE = re.compile(
    r",? \(?(?!19|20)(?:DK[- ]?)?[1-9]\d{3}(?=\)? *(?:$|[\n,.;|\t)]))(?![.,]\d)"
)


# "rugvænget 50, lystrup"
_LOWER_VILLAGE = re.compile(r",? (?:gl\. |nr\. |sdr\. |ndr\. )?([a-zæøåé]{3,})(?=\n|$|, \d{4} )")
_BEFORE_VILLAGE = frozenset({",", " "})
# "Randers C"
_QUARTERS = frozenset({"C", "F", "J", "K", "M", "N", "S", "V", "Ø", "NV", "NØ", "SV", "SØ", "Sj"})
_PARTED = frozenset({", ", " ("})


def address_end(match: re.Match[str]) -> int:
    """Give the end with a village behind it; a full stop stays outside, it may end the sentence."""
    text, end = match.string, match.end()
    if text[end : end + 1] in _BEFORE_VILLAGE:
        village = _VILLAGE.match(text, end)
        if village and _is_village(village):
            end = village.end()
        lower = _LOWER_VILLAGE.match(text, end)
        if lower and standard_lexicon().classes(lower.group(1).capitalize()) & Word.PLACE:
            end = lower.end()
        post = None if match["tail"] and end == match.end() else _POST_ALONE.match(text, end)
        if post or end > match.end():
            return post.end() if post else end
    return match.start() + len(match.group().rstrip(" ."))


def _is_region(word: str) -> bool:
    return is_landscape(word) or bool(standard_lexicon().classes(word) & Word.PLACE)


def _is_village(village: re.Match[str]) -> bool:
    if village["ends"] is None and village["gap"] not in _PARTED and "pr" not in village["gap"]:
        return False
    town, land = village["town"], village["land"]
    if village["part"] or land:
        return not land or land.strip() in _QUARTERS or _is_region(land.strip())
    classes = standard_lexicon().classes(town)
    if classes & Word.PLACE:
        return not SURE_ENDING.search(town)
    if village["ends"] is None and street_ending(town):
        return False
    return is_like_place(town) and not classes & Word.NAME
