"""Staff own the coding frame: they make, rename, describe, order, merge and retire themes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.domain.category import Category
from summarizer.domain.danish import danish
from summarizer.domain.finding import Certainty
from summarizer.workflow.moves import open_hearing
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid, NotFound
from summarizer.workflow.seen import mark_of, refuse_unseen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context

MOST_CATEGORIES = 100
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class CategoryWords:
    """What a person types of a category."""

    name: str
    description: str = ""
    keywords: Sequence[str] = ()


def add_category(context: Context, actor: User, hearing_id: str, words: CategoryWords) -> str:
    """Put a new category last in the frame; give its id.

    Raises ``Invalid`` for a name that is taken, words with personal data, or too many.
    """
    require(actor, Permission.CORRECT)
    with context.write() as work:
        frame = _frame(work, hearing_id)
        if len(frame) >= MOST_CATEGORIES:
            raise Invalid(
                danish(
                    "En høring kan have højst %(most)s emner. Slå nogle sammen.",
                    most=MOST_CATEGORIES,
                )
            )
        new = _checked(context, work, frame, Category(context.new_id(), hearing_id, ""), words)
        work.categories.add(new, created_by=actor.id, at=context.now())
        _note(context, work, actor, "category_added", new)
        work.commit()
    return new.id


def add_from_notes(context: Context, actor: User, hearing_id: str) -> int:
    """Make a category of each attention note that has none of its name yet; give how many."""
    require(actor, Permission.CORRECT)
    with context.write() as work:
        frame = _frame(work, hearing_id)
        taken = {one.name.casefold() for one in frame}
        added = 0
        for note in work.hearings.notes_for(hearing_id, batch_id=None):
            name = note.text.strip()[:_LONGEST_NAME]
            if name.casefold() in taken or len(frame) + added >= MOST_CATEGORIES:
                continue
            new = Category(context.new_id(), hearing_id, name)
            work.categories.add(new, created_by=actor.id, at=context.now())
            _note(context, work, actor, "category_added", new)
            taken.add(name.casefold())
            added += 1
        work.commit()
    return added


def category_mark(category: Category) -> str:
    """Give the mark of what the form about a category shows."""
    return mark_of(category)


def change_category(
    context: Context,
    actor: User,
    category_id: str,
    words: CategoryWords,
    *,
    seen: str | None,
) -> None:
    """Rename and describe a category.

    Raises ``Invalid`` as ``add_category`` does, and ``Overtaken``.
    """
    require(actor, Permission.CORRECT)
    with context.write() as work:
        old = get_category(work, category_id)
        refuse_unseen(seen, category_mark(old))
        others = [one for one in work.categories.of(old.hearing_id) if one.id != old.id]
        changed = _checked(context, work, others, old, words)
        work.categories.change(changed)
        _note(context, work, actor, "category_changed", changed)
        work.commit()


def move_category(context: Context, actor: User, category_id: str, *, up: bool) -> None:
    """Swap a category with the one before or after it, where there is one."""
    require(actor, Permission.CORRECT)
    with context.write() as work:
        moved = get_category(work, category_id)
        ids = [one.id for one in work.categories.of(moved.hearing_id)]
        at = ids.index(category_id)
        other = at - 1 if up else at + 1
        if 0 <= other < len(ids):
            ids[at], ids[other] = ids[other], ids[at]
            work.categories.order(ids)
            _note(context, work, actor, "category_moved", moved)
        work.commit()


def merge_category(context: Context, actor: User, category_id: str, *, into: str) -> int:
    """Move all that stands under a category to another and retire it; give how much.

    The other one takes over its name and keywords, so that suggestions go on finding them.
    """
    require(actor, Permission.CORRECT)
    with context.write() as work:
        old, kept = get_category(work, category_id), get_category(work, into)
        if old.id == kept.id or old.hearing_id != kept.hearing_id:
            raise Invalid(danish("Vælg et andet emne i samme høring at lægge det sammen med."))
        count = work.codings.move(old.id, to=kept.id)
        keywords = tuple(dict.fromkeys((*kept.keywords, *_as_keywords(old.name), *old.keywords)))
        work.categories.change(replace(kept, keywords=keywords))
        work.categories.retire(old.id, at=context.now(), merged_into=kept.id)
        _note(context, work, actor, "category_merged", old, into=kept.id, points=count)
        work.commit()
    return count


def retire_category(context: Context, actor: User, category_id: str) -> int:
    """Take a category out; what stood under it belongs nowhere. Give how much it was."""
    require(actor, Permission.CORRECT)
    with context.write() as work:
        old = get_category(work, category_id)
        count = work.codings.move(old.id, to=None)
        work.categories.retire(old.id, at=context.now())
        _note(context, work, actor, "category_retired", old, points=count)
        work.commit()
    return count


def get_category(work: UnitOfWork, category_id: str) -> Category:
    """Give a category that is in use. Raises ``NotFound``."""
    found = work.categories.get(category_id)
    if found is None:
        raise NotFound(danish("Emnet"))
    return found


def _frame(work: UnitOfWork, hearing_id: str) -> tuple[Category, ...]:
    open_hearing(work, hearing_id)
    work.hearings.lock(hearing_id)
    return work.categories.of(hearing_id)


def _checked(
    context: Context,
    work: UnitOfWork,
    others: Sequence[Category],
    category: Category,
    words: CategoryWords,
) -> Category:
    name = " ".join(words.name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise Invalid(danish("Skriv et navn på emnet, højst %(most)s tegn.", most=_LONGEST_NAME))
    if name.casefold() in {one.name.casefold() for one in others}:
        raise Invalid(danish("Høringen har allerede et emne, der hedder »%(name)s«.", name=name))
    keywords = tuple(
        dict.fromkeys(word for typed in words.keywords for word in _as_keywords(typed)),
    )
    typed = "\n".join((name, words.description, *keywords))
    # The words are printed in the hvidbog.
    screener = context.screeners.current(work)
    if any(one.certainty is Certainty.SURE for one in screener.find_in_text(typed)):
        raise Invalid(
            danish(
                "Emnet ser ud til at indeholde et navn eller en anden personoplysning. "
                "Skriv det uden.",
            ),
        )
    description = words.description.replace("\r\n", "\n").strip()
    return replace(category, name=name, description=description, keywords=keywords)


def _as_keywords(typed: str) -> list[str]:
    return [word for part in typed.split(",") if (word := " ".join(part.split()))]


def _note(
    context: Context,
    work: UnitOfWork,
    actor: User,
    action: str,
    category: Category,
    **facts: object,
) -> None:
    work.audit.append(
        at=context.now(),
        actor=actor.id,
        action=action,
        hearing_id=category.hearing_id,
        facts={"category": category.id, **facts},
    )
