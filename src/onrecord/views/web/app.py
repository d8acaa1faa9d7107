"""The site: which address shows which page, and the headers that keep everything on this machine."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.model.groups import DocumentRead, EntryKey
from onrecord.views.voices import confidence_words
from onrecord.views.web import addresses, wording
from onrecord.views.web.calls import calls_page
from onrecord.views.web.catalogue import Catalogue
from onrecord.views.web.compare import compare_page
from onrecord.views.web.documents import document_page, documents_page, entry_page
from onrecord.views.web.figures import figures_page, series_page
from onrecord.views.web.files import files_page
from onrecord.views.web.ledger import ledger_page
from onrecord.views.web.opened import Opened
from onrecord.views.web.overview import overview_page, problems_page
from onrecord.views.web.pages import CantShow, PagePictures, Pictured
from onrecord.views.web.paging import BadRequest
from onrecord.views.web.parties import parties_page, party_page, suggested_page
from onrecord.views.web.positions import positions_page
from onrecord.views.web.quotations import all_quotations_page, speaker_page, unnamed_page
from onrecord.views.web.searching import Readable, search_page
from onrecord.views.web.speakers import speakers_page
from onrecord.views.web.timeline import timeline_page

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Nothing is loaded from elsewhere, no script runs, and no other site may show these pages within its own."""

Context = dict[str, object]
Page = Callable[[Catalogue, Mapping[str, str]], Context]

PAGES: dict[str, tuple[str, Page]] = {
    "/": ("overview", lambda catalogue, query: overview_page(catalogue)),
    "/documents": ("documents", documents_page),
    "/figures": ("figures", figures_page),
    "/positions": ("positions", positions_page),
    "/calls": ("calls", calls_page),
    "/quotations": ("speakers", speakers_page),
    "/quotations/all": ("quotations", all_quotations_page),
    "/timeline": ("timeline", timeline_page),
    "/ledger": ("ledger", ledger_page),
    "/parties": ("parties", parties_page),
    "/parties/suggested": ("suggested", suggested_page),
    "/problems": ("problems", problems_page),
}
"""The pages that need only the catalogue and what was asked for: address, template, function."""


def make_app(record: Path | str | Readable, *, hosts: Sequence[str] = ("*",)) -> Starlette:
    """The site for one record: a folder, or a record already opened. Raises NotARecord.

    `hosts`: the names under which it may be asked; any other is refused.
    """
    site = Site(Opened(record))
    routes = [
        *(Route(path, site.plain(template, page)) for path, (template, page) in PAGES.items()),
        Route("/documents/{document}", site.document),
        Route("/documents/{document}/pages/{page:int}.png", site.picture),
        Route("/documents/{document}/compare/{other}", site.compare),
        Route("/documents/{document}/{entry}", site.entry),
        Route("/series/{series}", site.series),
        Route("/party", site.party),
        Route("/quotations/speaker", site.speaker(speaker_page)),
        Route("/quotations/unnamed", site.speaker(unnamed_page)),
        Route("/search", site.search),
        Route("/files", site.files),
        Mount("/static", StaticFiles(packages=[("onrecord.views.web", "static")])),
    ]
    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
        Middleware(BaseHTTPMiddleware, dispatch=with_headers),
    ]
    errors = {HTTPException: site.refused, BadRequest: site.refused}
    return Starlette(routes=routes, middleware=middleware, exception_handlers=errors)


async def with_headers(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """The answer, with the headers that every page has."""
    response = await answer(request)
    response.headers.update(HEADERS)
    return response


class Site:
    """Requests to pages."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.pictures = PagePictures()
        self.templates = Environment(
            loader=PackageLoader("onrecord.views.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )  # fmt: skip
        self.templates.globals.update(vars(wording) | vars(addresses) | {"confidence_words": confidence_words})

    def show(self, request: Request, template: str, context: Context, status: int = 200) -> HTMLResponse:
        """The page as HTML."""
        site = {"path": request.url.path, "catalogue": self.opened.now()[1]}
        html = self.templates.get_template(f"{template}.html").render(site | context)
        return HTMLResponse(html.encode("utf-8", "replace"), status_code=status)

    def plain(self, template: str, page: Page) -> Callable[[Request], HTMLResponse]:
        def answer(request: Request) -> HTMLResponse:
            return self.show(request, template, page(self.opened.now()[1], request.query_params))

        return answer

    def document(self, request: Request) -> HTMLResponse:
        catalogue = self.opened.now()[1]
        read = catalogue.by_address.get(request.path_params["document"])
        if read is None:
            raise HTTPException(404, "No document of this record has this address.")
        return self.opened_on(request, read, document_page(catalogue, read, request.query_params))

    def entry(self, request: Request) -> HTMLResponse:
        catalogue = self.opened.now()[1]
        read = catalogue.by_address.get(request.path_params["document"])
        if read is None:
            raise HTTPException(404, "No document of this record has this address.")
        placed = catalogue.placed.get(EntryKey(read.document.sha256, request.path_params["entry"]))
        if placed is None:
            page = document_page(catalogue, read, {}) | {"missing": request.path_params["entry"]}
            return self.show(request, "document", {**NOTHING_CHOSEN, **page}, 404)
        return self.opened_on(request, read, entry_page(catalogue, placed))

    def opened_on(self, request: Request, read: DocumentRead, page: Context) -> HTMLResponse:
        """A document's page, with the pages of its original on which the words stand."""
        record = self.opened.now()[0]
        spans, document = page.get("spans"), read.document
        pictured: tuple[Pictured, ...] = ()
        if isinstance(spans, tuple) and spans:
            original = record.original(document.original)
            pictured = self.pictures.pages(original, document.sha256, record.layout(document.sha256), spans)
        return self.show(request, "document", {**NOTHING_CHOSEN, **page, "pictured": pictured})

    def compare(self, request: Request) -> HTMLResponse:
        catalogue = self.opened.now()[1]
        [left, right] = [catalogue.by_address.get(request.path_params[name]) for name in ("document", "other")]
        if left is None or right is None:
            raise HTTPException(404, "No document of this record has this address.")
        return self.show(request, "compare", compare_page(catalogue, left, right))

    def picture(self, request: Request) -> Response:
        record, catalogue = self.opened.now()
        read = catalogue.by_address.get(request.path_params["document"])
        if read is None:
            raise HTTPException(404, "No document of this record has this address.")
        try:
            page = self.pictures.picture(record.original(read.document.original), request.path_params["page"])
        except CantShow as wrong:
            raise HTTPException(404, f"This page can't be shown: {wrong}.") from None
        return Response(page, media_type="image/png", headers={"Cache-Control": "max-age=3600"})

    def series(self, request: Request) -> HTMLResponse:
        catalogue = self.opened.now()[1]
        found = next((s for s in catalogue.groups.series if s.id == request.path_params["series"]), None)
        if found is None:
            raise HTTPException(404, "No series of this record has this address.")
        return self.show(request, "series", series_page(catalogue, found))

    def party(self, request: Request) -> HTMLResponse:
        page = party_page(self.opened.now()[1], request.query_params.get("name", ""))
        if page is None:
            raise HTTPException(404, "No document of this record names this party.")
        return self.show(request, "party", page)

    def speaker(
        self, page: Callable[[Catalogue, Mapping[str, str]], Context | None]
    ) -> Callable[[Request], HTMLResponse]:
        def answer(request: Request) -> HTMLResponse:
            found = page(self.opened.now()[1], request.query_params)
            if found is None:
                raise HTTPException(
                    404,
                    "Nobody of this name, or mentioned so, is quoted in this record. All who are quoted stand under Quotations.",
                )
            return self.show(request, "quotations", found)

        return answer

    def search(self, request: Request) -> HTMLResponse:
        record, catalogue = self.opened.now()
        return self.show(request, "search", search_page(catalogue, record, request.query_params))

    def files(self, request: Request) -> HTMLResponse:
        return self.show(request, "files", files_page(self.opened.now()[0], request.query_params))

    async def refused(self, request: Request, wrong: Exception) -> Response:
        """A page that says what was wrong, and where to go on."""
        status = wrong.status_code if isinstance(wrong, HTTPException) else 400
        said = wrong.detail if isinstance(wrong, HTTPException) else str(wrong)
        return self.show(request, "error", {"status": status, "message": said}, status)


NOTHING_CHOSEN: Context = {
    "words": "", "evidence": [], "before": "", "after": "", "quoted": None, "series": None, "thread": None, "whole": None, "missing": "", "pictured": (), "accused": (),
}  # fmt: skip
"""What the page of a document shows of a chosen entry where none is chosen."""
