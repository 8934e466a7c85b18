"""`prongsai mix`: put the answer sheets of all surveys in a new random order, before others copy the database."""

from __future__ import annotations

import typer

from prongsai.core.text import Text
from prongsai.faces.cli import prepare as preparing
from prongsai.faces.cli.readiness import database_explained
from prongsai.faces.cli.refusal import tell
from prongsai.faces.cli.speech import complain


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("mix")(mix)


def mix() -> None:
    """สลับลำดับชุดคำตอบทั้งหมด ก่อนสำรองข้อมูลด้วยวิธีอื่น · Shuffle all answer sheets, before a backup by other means."""
    preparing.use_django(preparing.profile_of_this_machine())
    from prongsai.records.surveys.mixing import mix_all, tidy

    with database_explained():
        preparing.bring_up_to_date()
        mixed = mix_all()
        is_clean = tidy()
    if not is_clean:
        complain(_READ_MEANWHILE)
    tell(
        Text(
            f"สลับลำดับชุดคำตอบแล้ว {mixed:,} แบบวัด ที่เหลือไม่มีชุดคำตอบใหม่",
            f"The answer sheets of {mixed:,} surveys are in a new random order; the others had no new ones.",
        )
    )


_READ_MEANWHILE = Text(
    "มีโปรแกรมอื่นอ่านฐานข้อมูลอยู่นาน ลำดับเดิมจึงยังค้างในไฟล์ของฐานข้อมูล โปรดสั่ง prongsai mix อีกครั้งเมื่อโปรแกรมนั้นจบ",
    "Another program has been reading the database for long, so its files still hold the former order. "
    "Run prongsai mix again when that program has ended.",
)
