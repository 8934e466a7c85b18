"""The command that reads the journal through and says whether anything in it was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from prongsai.core.text import Text
from prongsai.faces.cli import prepare as preparing
from prongsai.faces.cli.readiness import database_explained
from prongsai.faces.cli.refusal import refuse
from prongsai.faces.cli.speech import LANGUAGE, Language, complain, say

if TYPE_CHECKING:
    from prongsai.records.journal.services import Broken

CHAIN = typer.Argument(help="รหัสหน่วยงาน หรือ site; ไม่ระบุคือทั้งหมด · an agency's code, or site; all of them without it")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    journal = typer.Typer(no_args_is_help=True, help="บันทึกการทำงาน · The journal.")
    journal.command("verify")(verify)
    app.add_typer(journal, name="journal")


def verify(chain: Annotated[str, CHAIN] = "", lang: Annotated[Language, LANGUAGE] = Language.TH) -> None:
    """ตรวจว่าบันทึกการทำงานไม่ถูกแก้ไขหรือลบ · Check that no entry was changed or removed. Exit code 1 where one was."""
    preparing.use_django(preparing.profile_of_this_machine())
    from prongsai.records.journal import selectors, services

    with database_explained():
        chains = [chain] if chain else selectors.chains()
        found = [services.verify(one) for one in chains]
    broken = [one for one in found if not isinstance(one, int)]
    if chain and found == [0]:
        refuse(_unknown(chain))
    for one in broken:
        complain(_broken(one))
    if broken:
        raise typer.Exit(1)
    say(_whole(len(found), sum(one for one in found if isinstance(one, int))), lang)


def _whole(chains: int, entries: int) -> Text:
    return Text(
        f"บันทึกการทำงานครบถ้วน ไม่ถูกแก้ไข: {chains:,} ชุด {entries:,} รายการ",
        f"The journal is whole: {entries:,} entries in {chains:,} chains.",
    )


def _broken(one: Broken) -> Text:
    return Text(
        f"บันทึกของ {one.chain} ไม่ตรงตั้งแต่รายการที่ {one.number} มีการแก้ไขหรือลบในฐานข้อมูล โปรดเทียบกับไฟล์สำรองล่าสุดที่ตรวจผ่าน",
        f"The journal of {one.chain} does not fit from entry {one.number} on: something was changed or removed in the "
        "database. Compare it with the last backup that passes.",
    )


def _unknown(chain: str) -> Text:
    return Text(
        f"ไม่มีบันทึกของ “{chain}” โปรดตรวจรหัสหน่วยงาน", f"There is no journal of “{chain}”. Check the agency's code."
    )
