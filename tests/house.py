"""A whole house for tests: real store, files, screener and engine, and a queue to look into."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from argon2 import PasswordHasher

from databases import migrated_file
from summarizer.domain.draft import Point, Severity
from summarizer.domain.finding import sha256_of
from summarizer.domain.hearing import SenderKind
from summarizer.domain.summary import Resolution
from summarizer.domain.user import Role, User
from summarizer.drafting.citat import CitatEngine
from summarizer.store import FileStore, open_database
from summarizer.workflow.context import Context, QueueDown
from summarizer.workflow.gate.decide_findings import confirm_release, preview_proposed
from summarizer.workflow.gate.keep_register import import_register
from summarizer.workflow.hearings.create_hearing import NewHearing, create_hearing
from summarizer.workflow.hearings.strictness import change_strictness
from summarizer.workflow.review.approve_summary import Examination, approve_summary, numbered_flags
from summarizer.workflow.review.correct_summary import save_correction
from summarizer.workflow.screeners import Screeners
from summarizer.workflow.stages.runs import perform_run
from summarizer.workflow.uploads.submit_batch import receive_batch, start_batch
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from summarizer.drafting import Engine
    from summarizer.store.records import ScreeningRecord

PASSWORD = "kun-til-proever-42"
# A hash carries its own cost, so that checking it is as cheap as making it was.
_CHEAP_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
REGISTER = (
    "navn,adresse,postnr,by\n"
    "Agnete Valdorf Brinkholt,Tudsemosen 17,4999,Egebæk\n"
    "Sigvald Rønne Overgaard,Kildehusvej 3 B,4998,Møllebo\n"
).encode()

CLEAN_LETTER = """\
Til Egebæk Kommune

Vi er imod, at der bygges i fem etager ved Møllevangen. Højden passer ikke til de huse, der
ligger der i dag, og vi foreslår højst to etager.

Vejen er for smal til mere trafik. Der kører allerede 1.200 biler i døgnet, og børn cykler til
skole ad den. Kommunen bør anlægge et fortov, før der bygges.
"""


class ListQueue:
    """A queue that only remembers what it was told, and can be taken down."""

    def __init__(self) -> None:
        self.run_ids: list[str] = []
        self.is_down = False

    def enqueue(self, run_id: str, *, first: bool = False) -> None:
        if self.is_down:
            raise QueueDown
        self.run_ids.insert(0 if first else len(self.run_ids), run_id)

    def known_run_ids(self) -> AbstractSet[str]:
        if self.is_down:
            raise QueueDown
        return frozenset(self.run_ids)

    def ping(self) -> bool:
        return not self.is_down


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        # Every look is a little later, so that an order in time is an order of events.
        self.time += timedelta(milliseconds=1)
        return self.time

    def move(self, **amount: float) -> None:
        self.time += timedelta(**amount)


@dataclass
class House:
    """The context with what a test wants to look at."""

    context: Context
    queue: ListQueue
    clock: Clock
    users: Mapping[Role, User] = field(default_factory=dict)

    @property
    def planner(self) -> User:
        return self.users[Role.PLANNER]

    @property
    def reviewer(self) -> User:
        return self.users[Role.REVIEWER]

    @property
    def officer(self) -> User:
        return self.users[Role.DATA_PROTECTION_OFFICER]

    @property
    def administrator(self) -> User:
        return self.users[Role.ADMINISTRATOR]

    def work_off(self) -> None:
        """Do what a worker does, until the queue is empty."""
        while self.queue.run_ids:
            perform_run(self.context, self.queue.run_ids.pop(0))

    def open_hearing(
        self, *, notes: Sequence[str] = (), four_eyes: bool = False, case_number: str = ""
    ) -> str:
        return create_hearing(
            self.context,
            self.planner,
            NewHearing(
                title="Lokalplan 214 – Boliger ved Møllevangen",
                case_number=case_number or f"01.02.05-P16-{uuid4().hex[:4]}",
                opens_on=date(2026, 8, 24),
                deadline=date(2026, 10, 19),
                engine=next(iter(self.context.engines)),
                four_eyes=four_eyes,
                notes=notes,
            ),
        )

    def open_strict_hearing(self) -> str:
        """Open a hearing that holds on any doubt and releases hard holds by two people."""
        hearing_id = self.open_hearing()
        change_strictness(
            self.context,
            self.planner,
            hearing_id,
            hold_on_doubt=True,
            second_person=True,
            seen=None,
        )
        return hearing_id

    def submit(
        self,
        hearing_id: str,
        *files: tuple[str, bytes | str],
        sender: str = "",
    ) -> list[str]:
        """Upload files and start; give their response ids by number."""
        uploads = [
            Upload(
                filename=name,
                stream=io.BytesIO(content.encode() if isinstance(content, str) else content),
                sender=sender,
                sender_kind=SenderKind.CITIZEN,
                received_on=date(2026, 9, 3),
            )
            for name, content in files
        ]
        batch_id = receive_batch(
            self.context,
            self.planner,
            hearing_id=hearing_id,
            uploads=uploads,
        )
        start_batch(self.context, self.planner, batch_id)
        with self.context.read() as look:
            return [one.id for one in look.responses.page(hearing_id, batch_id=batch_id)]

    def approve(self, response_id: str, *texts: str, on_all: bool = False) -> None:
        """Let the reviewer write points on the draft's own passages and approve them.

        ``on_all`` adds what the draft left out: a campaign letter's own words must be covered.
        """
        with self.context.read() as look:
            response = look.responses.get(response_id)
            assert response is not None
            base = look.revisions.get(response.revision_id or "")
        assert base is not None
        evidence = tuple(span for point in base.points for span in point.evidence)
        evidence += base.left_out if on_all else ()
        saved = save_correction(
            self.context,
            self.reviewer,
            response_id,
            base_revision_id=base.id,
            points=[Point(text=text, evidence=evidence) for text in texts],
            notes=base.notes,
        )
        answers = [
            Resolution(number, flag.code, "Kildeteksten siger det.")
            for number, flag in numbered_flags(saved)
            if flag.severity is Severity.RED
        ]
        approve_summary(
            self.context,
            self.reviewer,
            response_id,
            revision_id=saved.id,
            examination=Examination(resolutions=answers),
        )

    def bring(self, letter: str, hearing_id: str = "") -> str:
        """Bring one letter as far as the workers take it, in a hearing of its own unless told."""
        (response_id,) = self.submit(hearing_id or self.open_hearing(), ("svar.txt", letter))
        self.work_off()
        return response_id

    def screening(self, response_id: str) -> ScreeningRecord:
        """Give the newest screening of a response."""
        with self.context.read() as look:
            return look.screenings.history(response_id)[-1]

    def confirm(self, actor: User, response_id: str) -> None:
        """Confirm a proposed release as somebody who has looked at what it lets go."""
        found = self.screening(response_id)
        with self.context.read() as work:
            proposal = work.proposals.get(found.id)
        seen = proposal and preview_proposed(self.context, self.officer, response_id, proposal)
        confirm_release(
            self.context,
            actor,
            response_id,
            screening_id=found.id,
            seen_sha256=sha256_of(seen or ""),
        )

    def status(self, response_id: str) -> str:
        with self.context.read() as look:
            response = look.responses.get(response_id)
        assert response is not None
        return response.status.value


def open_account(context: Context, role: Role, username: str = "") -> User:
    """Open an account as ``add_user`` would, with a hash that costs a test no time."""
    user = User(
        context.new_id(), username=username or role.value, name=f"Prøve {role.value}", role=role
    )
    with context.write() as work:
        work.users.add(user, password_hash=_CHEAP_HASH, at=context.now())
        work.commit()
    return user


def build_house(
    folder: Path,
    *,
    database_url: str | None = None,
    engines: Mapping[str, Engine] | None = None,
    register: bytes | None = REGISTER,
) -> House:
    """Wire a house over a fresh, migrated database (SQLite in ``folder`` unless told)."""
    queue, clock = ListQueue(), Clock()
    database = open_database(database_url or migrated_file(folder))
    citat = CitatEngine()
    context = Context(
        database=database,
        files=FileStore(f"file://{folder / 'files'}"),
        queue=queue,
        screeners=Screeners(key=b"a key for tests", now=clock, register_max_age_days=30),
        engines=engines or {citat.name: citat},
        now=clock,
        new_id=lambda: uuid4().hex,
    )
    users = {role: open_account(context, role) for role in Role}
    house = House(context, queue, clock, users)
    if register is not None:
        import_register(context, house.officer, register)
    return house
