"""Every page there is: who looks at it, and where. A new page without an entry fails a test.

Addresses name what ``build_scene`` makes: ``{hearing}``, ``{drafted}``, ``{held}`` and so on.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from house import CLEAN_LETTER
from made_letters import pdf
from summarizer.domain.user import Role
from summarizer.workflow.gate.mend_response import exclude_response

if TYPE_CHECKING:
    from web_app import WebHouse


class Entry(NamedTuple):
    """A page as somebody opens it. ``role`` is ``None`` for a stranger."""

    endpoint: str
    role: Role | None
    path: str


PLANNER, REVIEWER = Role.PLANNER, Role.REVIEWER
OFFICER, ADMINISTRATOR = Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR
ENTRIES = (
    Entry("auth.log_in", None, "/log-ind"),
    Entry("hearings.overview", PLANNER, "/"),
    Entry("hearings.new", PLANNER, "/hoeringer/ny"),
    Entry("hearings.show", PLANNER, "/hoeringer/{hearing}"),
    Entry("hearings.print_list", PLANNER, "/hoeringer/{hearing}/liste"),
    Entry("hearings.campaign", REVIEWER, "/hoeringer/{hearing}/enslydende/A"),
    Entry("hearings.correct", PLANNER, "/hoeringer/{hearing}/ret"),
    Entry("hearings.terms", PLANNER, "/hoeringer/{hearing}/stil"),
    Entry("hearings.saved_views", PLANNER, "/hoeringer/{hearing}/visninger"),
    Entry("gate.show", PLANNER, "/hoeringer/{hearing}/screening"),
    Entry("exports.overview", PLANNER, "/hoeringer/{hearing}/eksport"),
    Entry("upload.new", PLANNER, "/hoeringer/{hearing}/upload"),
    Entry("upload.preview", PLANNER, "{upload}"),
    Entry("upload.columns", PLANNER, "{columns}/kolonner"),
    Entry("categories.overview", PLANNER, "/hoeringer/{hearing}/emner"),
    Entry("categories.show", PLANNER, "/hoeringer/{hearing}/emner/{category}"),
    Entry("categories.nowhere", PLANNER, "/hoeringer/{hearing}/emner/uden"),
    Entry("categories.samples", PLANNER, "/hoeringer/{hearing}/emner/dobbeltkontrol"),
    Entry("categories.sample", PLANNER, "/hoeringer/{hearing}/emner/dobbeltkontrol/{sample}"),
    Entry("quality.hearing", PLANNER, "/hoeringer/{hearing}/kvalitet"),
    Entry("quality.overview", PLANNER, "/kvalitet"),
    Entry("search.in_hearing", PLANNER, "/hoeringer/{hearing}/soeg"),
    Entry("search.everywhere", PLANNER, "/soeg"),
    Entry("queue.mine", REVIEWER, "/min-koe"),
    Entry("responses.show", REVIEWER, "/horingssvar/{drafted}"),
    Entry("responses.show", REVIEWER, "/horingssvar/{drafted}?kilde=billeder&side=1"),
    Entry("responses.show", REVIEWER, "/horingssvar/{approved}?kilde=tekst"),
    Entry("responses.show", REVIEWER, "/horingssvar/{by_hand}"),
    Entry("responses.show", OFFICER, "/horingssvar/{held}"),
    Entry("responses.show", PLANNER, "/horingssvar/{unreadable}"),
    Entry("responses.show", PLANNER, "/horingssvar/{excluded}"),
    Entry("responses.show", PLANNER, "/horingssvar/{waiting}"),
    Entry("responses.history", REVIEWER, "/horingssvar/{approved}/historik"),
    Entry("responses.print_view", REVIEWER, "/horingssvar/{approved}/udskriv"),
    Entry("holds.overview", OFFICER, "/tilbageholdte"),
    Entry("unreadable.overview", PLANNER, "/kan-ikke-laeses"),
    Entry("register.overview", OFFICER, "/register"),
    Entry("audit.overview", OFFICER, "/revisionsspor"),
    Entry("oversight.overview", OFFICER, "/tilsyn"),
    Entry("users.overview", ADMINISTRATOR, "/brugere"),
    Entry("users.new", ADMINISTRATOR, "/brugere/ny"),
    Entry("users.correct", ADMINISTRATOR, "/brugere/{user}"),
    Entry("account.overview", PLANNER, "/konto"),
    Entry("help.overview", PLANNER, "/hjaelp"),
)
# What a browser asks for and nobody looks at by itself: parts of pages, files, figures.
NO_PAGES = frozenset(
    {
        "static",
        "health.show",
        "account.clock",
        "audit.download",
        "categories.chart",
        "exports.download",
        "hearings.progress",
        "quality.download",
        "quality.hearing_download",
        "responses.attachment",
        "responses.clock",
        "responses.come_back",
        "responses.look_ahead",
        "responses.original",
        "responses.page_part",
        "responses.page_picture",
        "responses.page_places",
        "responses.progress",
        "responses.source",
    }
)

LONG_NAME = "et høringssvar med et meget langt navn uden orddelinger.txt"
SECOND_PAGE = """\
Vi ønsker flere træer langs vejen.

Bussen bør køre oftere om aftenen. Den er fuld hver morgen.

Legepladsen ligger i skygge hele dagen. Flyt den over til søen, så børnene får sol.
"""
PROTECTED = f"{CLEAN_LETTER}\nHilsen Agnete Valdorf Brinkholt\n"


def build_scene(web: WebHouse) -> dict[str, str]:
    """Make one of everything; give the names that addresses use."""
    house = web.house
    hearing_id = house.open_hearing(notes=["Trafik ved skolen"])
    names = ("drafted", "approved", "held", "unreadable", "excluded", "by_hand")
    found = dict(
        zip(
            names,
            house.submit(
                hearing_id,
                ("brev.pdf", pdf(CLEAN_LETTER, SECOND_PAGE)),
                (LONG_NAME, CLEAN_LETTER),
                ("beskyttet.txt", PROTECTED),
                ("film.mov", bytes(range(256))),
                ("ude.txt", CLEAN_LETTER),
                ("selv.txt", CLEAN_LETTER),
            ),
            strict=True,
        ),
    )
    house.work_off()
    house.approve(found["approved"], "Afsenderen er imod byggeri i fem etager.")
    exclude_response(house.context, house.planner, found["excluded"], reason="Sendt to gange.")
    web.reviewer.send(f"/horingssvar/{found['by_hand']}/skriv-selv", code=303)
    form = web.reviewer.look(f"/horingssvar/{found['drafted']}").get_element_by_id("summary")
    doubtful = {"points-0-text": "Afsenderen nævner 9.731 lastbiler."}
    web.reviewer.send(form.get("action"), dict(form.form_values()) | doubtful, code=200)
    (found["waiting"],) = house.submit(hearing_id, ("venter.txt", CLEAN_LETTER))
    house.queue.run_ids.clear()
    made = {"hearing": hearing_id, "user": house.reviewer.id}
    return found | made | _uploads(web, hearing_id) | _themes(web, hearing_id)


def _uploads(web: WebHouse, hearing_id: str) -> dict[str, str]:
    def send(name: str, content: bytes) -> str:
        page = web.planner.look(f"/hoeringer/{hearing_id}/upload")
        (field,) = page.xpath("//input[@type='file']/@name")
        form = page.xpath("//form[.//input[@type='file']]")[0]
        values = dict(form.form_values()) | {field: (io.BytesIO(content), name)}
        answer = web.planner.send(f"/hoeringer/{hearing_id}/upload", values)
        return str(answer.headers["Location"])

    table = "Løb;Hvem;Mening\n1;Bodil Prøve;Vi er imod det hele.\n"
    return {
        "upload": send("nyt.txt", CLEAN_LETTER.encode()),
        "columns": send("liste.csv", table.encode("cp1252")).removesuffix("/kolonner"),
    }


def _themes(web: WebHouse, hearing_id: str) -> dict[str, str]:
    address = f"/hoeringer/{hearing_id}/emner"
    web.planner.send(address, {"name": "Trafik", "keywords": "vej, fortov"}, code=303)
    web.planner.send(f"{address}/foreslaa", code=303)
    (theme,) = web.planner.look(address).xpath("//table//th/a[text()='Trafik']/@href")
    page = web.planner.look(f"{address}/dobbeltkontrol")
    (draw,) = page.xpath("//main//form[@method='post'][not(contains(@action, '/kontrast'))][1]")
    answer = web.planner.send(
        draw.get("action") or f"{address}/dobbeltkontrol",
        dict(draw.form_values()) | {"size": "5"},
        code=303,
    )
    return {
        "category": theme.rpartition("/")[2],
        "sample": answer.headers["Location"].rpartition("/")[2],
    }
