"""How much may be handed in with one form: more is read and dropped, so that the page can say so."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

LARGEST_REQUEST = 120_000_000


class SkipTooMuch(FileUploadHandler):
    """The first upload handler: drops every file of a request that is too large as a whole, and keeps its fields."""

    def handle_raw_input(self, _source: object, _meta: object, content_length: int, *_others: object) -> None:
        """Django tells the size before anything is read."""
        self.is_too_much = content_length > LARGEST_REQUEST
        if self.request is not None:
            self.request.META["prongsai.too_much"] = self.is_too_much

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        if self.is_too_much:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Left to the handlers that come after this one."""
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Left to the handlers that come after this one."""
        return None


def is_too_much(request: HttpRequest) -> bool:
    """Whether the files of this request were dropped because they were too large together."""
    return bool(request.META.get("prongsai.too_much"))
