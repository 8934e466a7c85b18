"""The commands that run Prongsai: demo, prepare, web, worker, manage."""

from __future__ import annotations

import os
import signal
import sys

import typer

from prongsai.core.text import Text
from prongsai.faces.cli import prepare as preparing
from prongsai.faces.cli import web as web_server
from prongsai.faces.cli.ending import Ending
from prongsai.faces.cli.readiness import (
    HOST,
    USUAL_PORT,
    answers,
    port_from_environment,
    take_port,
    warn_of_a_talkative_database,
)
from prongsai.faces.cli.refusal import tell
from prongsai.faces.cli.supervisor import Part, supervise
from prongsai.faces.cli.tied import end_with_the_starter

WORKERS_IN_DEMO = 2
_ENDED = Text("หยุดระบบเรียบร้อยแล้ว ข้อมูลยังอยู่ครบ", "Prongsai has stopped. Your data is kept.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("demo")(demo)
    app.command("prepare")(prepare)
    app.command("web")(web)
    app.command("worker")(worker)
    raw = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
    app.command("manage", context_settings=raw)(manage)


def demo() -> None:
    """เปิดโปร่งใสพร้อมข้อมูลสาธิตบนเครื่องนี้ · Prongsai with demonstration data on this machine."""
    port = port_from_environment()
    with take_port(port) as listener:
        preparing.use_django("demo")
        preparing.prepare()
        preparing.load_demonstration()
        preparing.let_go_of_the_database()
        parts = [
            Part("web", web_server.command(f"fd://{listener.fileno()}", WORKERS_IN_DEMO), (listener.fileno(),)),
            Part("worker", [sys.executable, "-m", "prongsai", "worker"]),
        ]
        supervise(parts, lambda: answers(port), lambda: tell(_address(port)))
    tell(_ENDED)


def prepare() -> None:
    """เตรียมฐานข้อมูลและไฟล์ประกอบ หลังติดตั้งหรือปรับรุ่น · Prepare the database after an installation or upgrade."""
    preparing.use_django(preparing.profile_of_this_machine())
    preparing.prepare()
    warn_of_a_talkative_database()


def web(host: str = HOST, port: int = USUAL_PORT, workers: int = 2) -> None:
    """เปิดหน้าเว็บ · Serve the pages."""
    preparing.use_django(preparing.profile_of_this_machine())
    warn_of_a_talkative_database()
    preparing.let_go_of_the_database()
    command = web_server.command(f"{host}:{port}", workers)
    os.execv(command[0], command)  # noqa: S606 gunicorn takes this process over, and with it the signals


def worker() -> None:
    """ทำงานเบื้องหลัง (นำเข้า ออกเอกสาร) · Do the slow work in the background."""
    preparing.use_django(preparing.profile_of_this_machine())
    from prongsai.records.jobs.worker import work_until

    ending = Ending((signal.SIGINT, signal.SIGTERM))
    end_with_the_starter()
    work_until(ending)


def manage(arguments: typer.Context) -> None:
    """คำสั่งของ Django · Django's own commands."""
    preparing.use_django(preparing.profile_of_this_machine())
    from django.core.management import execute_from_command_line

    execute_from_command_line(["prongsai manage", *arguments.args])


def _address(port: int) -> Text:
    return Text(
        f"\nโปร่งใสพร้อมใช้ที่ http://{HOST}:{port}/ (กด Ctrl-C เพื่อหยุด)",
        f"Prongsai is ready at http://{HOST}:{port}/ (Ctrl-C stops it)\n",
    )
