"""What must be true before Prongsai can start: a folder to write in, a free port, a database of this version."""

from __future__ import annotations

import http.client
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from prongsai.core.text import Text
from prongsai.faces.cli.refusal import refuse
from prongsai.faces.cli.speech import complain

HOST = "127.0.0.1"
USUAL_PORT = 8000


def port_from_environment() -> int:
    """PRONGSAI_PORT, or 8000. Refuses what is no port."""
    named = os.environ.get("PRONGSAI_PORT", "") or str(USUAL_PORT)
    if not named.isdecimal() or not 0 < int(named) < 65536:
        refuse(
            Text(
                f"PRONGSAI_PORT ต้องเป็นเลข 1 ถึง 65535 แต่ได้ “{named}” เช่น PRONGSAI_PORT=8080 make demo",
                f"PRONGSAI_PORT must be a number from 1 to 65535, not “{named}”, e.g. PRONGSAI_PORT=8080 make demo.",
            )
        )
    return int(named)


def take_port(port: int) -> socket.socket:
    """The port, held from now on. Refuses when another program has it."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except PermissionError:
        refuse(_reserved(port))
    except OSError:
        refuse(_occupied(port))
    return listener


def answers(port: int) -> bool:
    """Whether the first page is served."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except OSError:
        return False
    finally:
        connection.close()


def make_folder(folder: Path) -> None:
    """The data folder, there and writable, new for its owner alone. Refuses when it cannot be."""
    probe = folder / f".writable-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe.touch()
        probe.unlink()
    except OSError as error:
        refuse(_unwritable(folder, error))


@contextmanager
def database_explained() -> Iterator[None]:
    """Say in words when the database cannot be used at all."""
    from django.db import Error

    try:
        yield
    except Error as error:
        refuse(_unusable(error))


def require_own_version() -> None:
    """Refuse data that a newer version has already changed."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    with database_explained():
        loader = MigrationLoader(connection)
        unknown = set(loader.applied_migrations) - set(loader.disk_migrations)
    if unknown:
        refuse(_newer())


def warn_of_a_talkative_database() -> None:
    """Say which settings of the database server would write answers into its log; it starts all the same."""
    from django.db import Error

    from prongsai.records.surveys.overheard import talkative_settings

    with suppress(Error):  # it may come up later than the pages, which say themselves that it is away
        if found := talkative_settings():
            complain(_talkative(found))


def _occupied(port: int) -> Text:
    return Text(
        f"พอร์ต {port} มีโปรแกรมอื่นใช้อยู่ (อาจเป็นโปร่งใสที่เปิดไว้แล้ว) ให้ปิดโปรแกรมนั้น "
        "หรือใช้พอร์ตอื่น เช่น PRONGSAI_PORT=8080 make demo",
        f"Port {port} is in use by another program (perhaps Prongsai itself, already open). Close that program, "
        "or use another port: PRONGSAI_PORT=8080 make demo.",
    )


def _reserved(port: int) -> Text:
    return Text(
        f"ผู้ใช้นี้เปิดพอร์ต {port} ไม่ได้ เพราะระบบสงวนไว้ ให้ใช้เลข 1024 ขึ้นไป เช่น PRONGSAI_PORT=8080 make demo",
        f"This user may not open port {port}: it is reserved. Use 1024 or above: PRONGSAI_PORT=8080 make demo.",
    )


def _unwritable(folder: Path, error: OSError) -> Text:
    return Text(
        f"เขียนในโฟลเดอร์ข้อมูล {folder} ไม่ได้ ({error.strerror}) โปรดตรวจสิทธิ์และที่ว่างในดิสก์ "
        "หรือเลือกโฟลเดอร์อื่น เช่น PRONGSAI_DATA=~/prongsai-data make demo",
        f"The data folder {folder} cannot be written ({error.strerror}). Check its permissions and the free room, "
        "or choose another: PRONGSAI_DATA=~/prongsai-data make demo.",
    )


def _unusable(error: Exception) -> Text:
    return Text(
        f"ใช้ฐานข้อมูลไม่ได้ ({error}) หากใช้ PostgreSQL โปรดตรวจ DATABASE_URL และว่าฐานข้อมูลเปิดอยู่ "
        "หากเป็นไฟล์ ให้นำไฟล์สำรองกลับมา หรือเลือกโฟลเดอร์อื่นด้วย PRONGSAI_DATA",
        f"The database cannot be used ({error}). With PostgreSQL, check DATABASE_URL and that the server runs; "
        "with a file, put a backup in its place or choose another folder with PRONGSAI_DATA.",
    )


def _talkative(settings: list[str]) -> Text:
    named = ", ".join(settings)
    return Text(
        f"คำเตือน: ฐานข้อมูลนี้ตั้งค่าไว้ให้จดสิ่งที่ผู้ตอบส่งมา ({named}) จึงอาจรู้ได้ว่าใครตอบอะไร "
        "ก่อนเปิดรับคำตอบโปรดตั้ง log_parameter_max_length = 0 และปิดค่าที่เหลือ ตาม docs/running.th.md",
        f"Warning: this database is set to write down what respondents send ({named}), so it may become known who "
        "answered what. Before a survey opens set log_parameter_max_length = 0 and the others off: docs/running.md.",
    )


def _newer() -> Text:
    return Text(
        "ข้อมูลในโฟลเดอร์นี้สร้างโดยโปร่งใสรุ่นที่ใหม่กว่า รุ่นนี้เปิดไม่ได้ ให้ใช้โปรแกรมรุ่นใหม่ (git pull) "
        "หรือเลือกโฟลเดอร์ข้อมูลอื่นด้วย PRONGSAI_DATA",
        "The data here was made by a newer version of Prongsai, which this one cannot open. Use the newer version "
        "(git pull), or choose another data folder with PRONGSAI_DATA.",
    )
