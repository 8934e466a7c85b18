"""`prongsai backup FOLDER`: all that an installation keeps, copied and checked, its answer sheets mixed first."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from prongsai import __version__
from prongsai.adapters.data_folder import data_folder
from prongsai.core.text import Text
from prongsai.faces.cli import prepare as preparing
from prongsai.faces.cli.readiness import database_explained
from prongsai.faces.cli.refusal import refuse, tell

MADE_ANEW = ("static", "secrets")  # the first is made at each start, the second must lie elsewhere than a copy
FOLDER = typer.Argument(help="โฟลเดอร์ใหม่ที่จะเก็บสำเนา · a new folder for the copy")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("backup")(backup)


def backup(folder: Annotated[Path, FOLDER]) -> None:
    """สำรองฐานข้อมูลและไฟล์ แล้วตรวจสำเนา · Copy database and files into a new folder, and check the copy."""
    preparing.use_django(preparing.profile_of_this_machine())
    from prongsai.faces.cli.backup_database import CopyFailed, copy_database

    _make(folder)
    try:
        with database_explained():
            preparing.bring_up_to_date()
            copied = copy_database(folder)
        files = _copy_files(folder / "data")
    except CopyFailed as error:
        shutil.rmtree(folder)
        refuse(error.text)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        refuse(_unwritable(folder, error))
    (folder / "README.txt").write_text(_note(copied.file.name, copied.newest), encoding="utf-8")
    tell(_done(folder, copied.rows, files))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, mode=0o700)
    except FileExistsError:
        refuse(
            Text(
                f"มี {folder} อยู่แล้ว โปรดตั้งชื่อโฟลเดอร์ใหม่ สำเนาเดิมไม่ถูกเขียนทับ",
                f"{folder} is there already. Name a new folder: no copy is ever written over.",
            )
        )
    except OSError as error:
        refuse(_unwritable(folder, error))


def _copy_files(target: Path) -> int:
    """The files of the data folder but for the database; how many they are."""
    target.mkdir()
    for one in data_folder().iterdir():
        if one.is_dir() and one.name not in MADE_ANEW and not target.is_relative_to(one):
            shutil.copytree(one, target / one.name)
        elif one.is_file() and ".sqlite3" not in one.name and not one.name.startswith(".writable-"):
            shutil.copy2(one, target / one.name)
    return sum(1 for one in target.rglob("*") if one.is_file())


def _unwritable(folder: Path, error: OSError) -> Text:
    return Text(
        f"เขียนใน {folder} ไม่ได้ ({error.strerror}) โปรดตรวจสิทธิ์และที่ว่างในดิสก์",
        f"{folder} cannot be written ({error.strerror}). Check its permissions and the free room.",
    )


def _done(folder: Path, rows: int, files: int) -> Text:
    return Text(
        f"สำรองไว้ที่ {folder} แล้ว ฐานข้อมูล {rows:,} แถว ไฟล์ {files:,} ไฟล์ เปิดสำเนาตรวจแล้วครบ "
        f"โปรดเก็บโฟลเดอร์ {data_folder() / 'secrets'} แยกไว้ต่างหาก",
        f"The copy is in {folder}: {rows:,} rows and {files:,} files; it was opened and is complete. "
        f"Keep the folder {data_folder() / 'secrets'} somewhere else.",
    )


def _note(database: str, newest: int) -> str:
    newer = (
        f"ชุดคำตอบที่เข้ามาระหว่างสำรอง {newest} ชุด ยังเรียงตามเวลา\n"
        f"{newest} answer sheets that came in during the copy still lie in the order of coming.\n"
        if newest
        else ""
    )
    how = RESTORE_POSTGRESQL if database.endswith(".pgdump") else RESTORE_SQLITE
    return NOTE.format(version=__version__, database=database, newer=newer, how=how)


NOTE = """โปร่งใส {version}: สำเนาทั้งหมดของการติดตั้งนี้ · Prongsai {version}: all that an installation keeps

{database}   ฐานข้อมูล · the database
data/   ไฟล์ในโฟลเดอร์ข้อมูล · the files of the data folder
{newer}
ไม่มีความลับของการติดตั้ง (โฟลเดอร์ secrets) อยู่ในสำเนานี้ โปรดเก็บแยกไว้ ถ้าหาย ผู้ใช้ต้องเข้าสู่ระบบใหม่
และชุดคำตอบที่ส่งซ้ำหลังนำกลับมาจะนับเป็นชุดใหม่
The secrets of the installation (folder secrets) are not in this copy: keep them elsewhere. Without them people
sign in anew, and a sheet that is sent again after the restoration counts as a new one.

ระหว่างที่ยังเปิดรับคำตอบ ให้เก็บสำเนาล่าสุดไว้ชุดเดียว: สำเนาสองชุดบอกได้ว่าคำตอบใดเข้ามาระหว่างนั้น
While answers are taken, keep the newest copy only: two copies tell which answers came in between.

นำกลับมา · To restore: {how}
"""
RESTORE_SQLITE = "PRONGSAI_DATA/prongsai.sqlite3 ← prongsai.sqlite3, PRONGSAI_DATA ← data/* ← secrets"
RESTORE_POSTGRESQL = "createdb; pg_restore --no-owner -d DATABASE_URL prongsai.pgdump, PRONGSAI_DATA ← data/* ← secrets"
