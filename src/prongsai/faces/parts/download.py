"""Files that people take away."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

CSV = "text/csv; charset=utf-8"
JSON = "application/json"
PDF = "application/pdf"
YAML = "application/yaml; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html; charset=utf-8"
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def attachment(data: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to save, never a page of ours: should a browser open it all the same, nothing in it runs."""
    response = HttpResponse(data, content_type=media_type)
    kept = "".join(one for one in name if one.isprintable() and one not in '\\/:*?"<>|')
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=kept) or "attachment"
    response["Content-Security-Policy"] = SANDBOX
    return response
