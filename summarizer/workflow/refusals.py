"""What the corridor refuses, in words that tell a member of staff what to do."""

from __future__ import annotations

from summarizer.domain.danish import danish


class Refusal(Exception):  # noqa: N818 - an expected answer, not an error of the program
    """An action that cannot be done now. ``words`` are Danish and meant for a page."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class NotFound(Refusal):
    """The thing was never there, or is not any more."""

    def __init__(self, what: str) -> None:
        super().__init__(
            danish("%(what)s findes ikke. Gå tilbage til oversigten og prøv igen.", what=what)
        )


class NotAllowed(Refusal):
    """The person's role does not include the action."""

    def __init__(self) -> None:
        super().__init__(danish("Din rolle giver ikke adgang til dette. Spørg en administrator."))


class Changed(Refusal):
    """Somebody, or the program, changed what the page shows meanwhile. Nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            danish("Noget er ændret, siden du åbnede siden. Genindlæs siden, og prøv igen.")
        )


class Overtaken(Refusal):
    """What the form was filled with is not what stands any more. Nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            danish(
                "En anden har gemt, eller du selv i et andet vindue, så dit er ikke gemt endnu. "
                "Det står her stadig; under felterne står det, der gælder nu. Ret felterne til, "
                "og gem igen."
            )
        )


class Gone(Refusal):
    """The hearing was deleted after its retention; nothing of it is changed any more."""

    def __init__(self) -> None:
        super().__init__(danish("Høringen er slettet efter fristen og kan ikke rettes."))


class EditConflict(Refusal):
    """A newer version was saved first. ``current_revision_id`` is that one."""

    def __init__(self, current_revision_id: str | None) -> None:
        super().__init__(
            danish(
                "Der er gemt en nyere version, mens du skrev. Din tekst står stadig her på siden. "
                "Sammenlign de to, og gem igen."
            )
        )
        self.current_revision_id = current_revision_id


class Invalid(Refusal):
    """What was typed or uploaded cannot be used as it is."""


class ApprovalBlocked(Refusal):
    """The summary cannot be approved yet. ``problems`` says why, one sentence each.

    ``general`` are those of them that are not about a flag on the page.
    """

    def __init__(self, problems: tuple[str, ...], *, general: tuple[str, ...] = ()) -> None:
        super().__init__(
            danish("Referatet kan ikke godkendes endnu. %(problems)s", problems=" ".join(problems))
        )
        self.problems = problems
        self.general = general
