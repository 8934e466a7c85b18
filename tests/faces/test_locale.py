"""Every word of the templates exists in English, and the compiled catalogue is the written one."""

import gettext
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation.template import templatize

import prongsai
from tests.faces.catalogue import Entry, entries
from tests.faces.public.build import mae_sai, publish, publish_simulated
from tests.faces.reading import words_in

PACKAGE = Path(prongsai.__file__).parent
CATALOGUES = sorted(PACKAGE.rglob("django.po"))
THAI = re.compile("[\u0e00-\u0e7f]")


def texts(entry: Entry) -> list[str]:
    return [value for name, value in entry.items() if name.startswith("msgstr")]


@pytest.mark.parametrize("written", CATALOGUES)
def test_every_entry_is_translated_and_none_is_fuzzy(written: Path) -> None:
    _, *messages = entries(written)
    assert not [one["msgid"] for one in messages if not all(texts(one))]
    assert "fuzzy" not in written.read_text(encoding="utf-8")


@pytest.mark.parametrize("written", CATALOGUES)
def test_no_translation_holds_thai(written: Path) -> None:
    _, *messages = entries(written)
    assert not [text for one in messages for text in texts(one) if THAI.search(text)]


@pytest.mark.parametrize("written", CATALOGUES)
def test_the_compiled_catalogue_is_the_written_one(written: Path) -> None:
    with written.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    count = 0
    for entry in list(entries(written))[1:]:
        if "msgid_plural" in entry:
            both = [compiled.ngettext(entry["msgid"], entry["msgid_plural"], number) for number in (1, 2)]
            assert both == texts(entry)
        elif "msgctxt" in entry:
            assert compiled.pgettext(entry["msgctxt"], entry["msgid"]) == entry["msgstr"]
        else:
            assert compiled.gettext(entry["msgid"]) == entry["msgstr"]
        count += len(texts(entry))
    assert count == len([one for one in compiled._catalog if one])


def test_every_word_of_the_templates_is_in_the_catalogue_and_no_other() -> None:
    catalogue = [entry for file in CATALOGUES for entry in list(entries(file))[1:]]
    known = {entry["msgid"].replace("%%", "%") for entry in catalogue}
    contexts = {entry["msgctxt"] for entry in catalogue if "msgctxt" in entry}
    used = {word for file in PACKAGE.rglob("faces/**/templates/**/*.html") for word in words_to_translate(file)}
    assert used - contexts == known


def words_to_translate(file: Path) -> set[str]:
    """The msgids (and contexts) of a template: Django turns all else into X."""
    source = templatize(file.read_text(encoding="utf-8"))
    found = re.findall(r"u?'([^']+)'|u?\"([^\"]+)\"", source)
    return {(one or other).replace("%%", "%") for one, other in found}


@pytest.mark.django_db
def test_english_pages_hold_no_unmarked_thai(client: Client) -> None:
    (code,) = publish(mae_sai(level="ผ่านดี"))
    addresses = (
        "/en/", "/en/?q=zz&level=QQ", "/en/check/", "/en/check/?year=2564", "/en/frameworks/", "/en/frameworks/2566/",
        "/en/about/", "/en/nowhere/", f"/en/agencies/{code}/2566/", f"/en/agencies/{publish_simulated()}/2566/",
    )  # fmt: skip
    for address in addresses:
        page = client.get(address).content.decode()
        assert not [words for words in words_in(page, other_than="th") if THAI.search(words)], address
