"""Make `.venv` with everything Prongsai needs, from nothing but Python and a package registry.

Run by `make setup` (run), `make test` (run test) and `make bench` (run bench). A stamp in the environment
remembers what was installed, so that the next run has nothing to do.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
# pip's line about a package that it fetches, takes from a folder, or finds installed.
PACKAGE = re.compile(r"(?:Collecting|Processing|Requirement already satisfied:) (?:\S*/)?(\S+)")
BIG = re.compile(r"Downloading \S+ \((\d+\.\d MB)\)")


def say(th: str, en: str) -> None:
    print(th + "\n" + en, flush=True)


def stop(th: str, en: str) -> None:
    say(th, en)
    sys.exit(1)


def require_python() -> None:
    if sys.version_info[:2] < OLDEST:
        found = "{}.{}".format(*sys.version_info[:2])
        stop(
            f"ต้องใช้ Python 3.11 ขึ้นไป แต่พบ {found} หากมีรุ่นใหม่กว่าในเครื่อง ให้สั่ง make PYTHON=python3.12 demo",
            f"Python 3.11 or later is needed, found {found}. If a later one is installed: make PYTHON=python3.12 demo",
        )


def require_venv_module() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        stop(
            "Python เครื่องนี้ไม่มีส่วน venv บน Debian หรือ Ubuntu ให้สั่ง: sudo apt install python3-venv แล้วสั่งใหม่อีกครั้ง",
            "This Python has no venv module. On Debian or Ubuntu: sudo apt install python3-venv, then try again.",
        )


def fingerprint(name: str) -> str:
    """What the stamp must say: the lock, the build recipe, this Python and this place."""
    locks = [ROOT / "requirements" / f"{name}.txt"]
    if name == "run":
        locks += [ROOT / "requirements" / "build.txt", ROOT / "pyproject.toml"]
    digest = hashlib.sha256(f"{sys.version} {VENV}".encode())
    for lock in locks:
        digest.update(lock.read_bytes())
    return digest.hexdigest()


def stamp(name: str) -> Path:
    return VENV / f".installed-{name}"


def is_installed(name: str) -> bool:
    return stamp(name).is_file() and stamp(name).read_text() == fingerprint(name)


def venv_works() -> bool:
    marker = VENV / ".made-for"
    return os.access(PYTHON, os.X_OK) and marker.is_file() and marker.read_text() == f"{sys.version} {VENV}"


def make_venv() -> None:
    require_venv_module()
    say("กำลังสร้างสภาพแวดล้อม .venv …", "Making the environment .venv …")
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if done.returncode != 0:
        stop(
            "สร้าง .venv ไม่สำเร็จ โปรดตรวจว่ามีสิทธิ์เขียนในโฟลเดอร์นี้และมีที่ว่างในดิสก์ "
            "บน Debian ให้ลอง: sudo apt install python3-venv",
            "The environment .venv could not be made: check that this folder is writable and the disk has room. "
            "On Debian try: sudo apt install python3-venv",
        )
    (VENV / ".made-for").write_text(f"{sys.version} {VENV}")


def locked_names(lock: Path) -> int:
    return sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line and "win32" not in line)


def tell_progress(line: str, count: int, total: int) -> None:
    """Put pip's line into a short one, when it says something new."""
    package, big = PACKAGE.match(line), BIG.search(line)
    if package and total:
        print(f"  {count}/{total} {package.group(1)}", flush=True)
    elif big:
        print(f"        {big.group(1)} …", flush=True)
    elif "Retrying" in line:
        print("  เครือข่ายไม่ตอบ กำลังลองใหม่ … the network does not answer, trying again …", flush=True)
    elif line.startswith("Installing collected"):
        print("  กำลังติดตั้ง … installing …", flush=True)


def pip(arguments: list[str], total: int) -> None:
    """Run pip, telling how far it is; its own words are shown only when it fails."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=str(ROOT))
    assert process.stdout is not None
    words: list[str] = []
    for line in process.stdout:
        words.append(line)
        tell_progress(line, sum(1 for one in words if PACKAGE.match(one)), total)
    if process.wait() != 0:
        print("".join(words[-15:]))
        stop(
            "ติดตั้งไม่สำเร็จ (ข้อความของ pip อยู่ด้านบน) โปรดตรวจเครือข่ายหรือ proxy (ตัวแปร HTTPS_PROXY) "
            "แล้วสั่งใหม่อีกครั้ง ระบบจะทำต่อจากเดิม",
            "Installing failed (pip's words are above). Check the network, or the proxy (variable HTTPS_PROXY), "
            "and run the command again: it goes on from here.",
        )


def install(name: str) -> None:
    lock = ROOT / "requirements" / f"{name}.txt"
    total = locked_names(lock)
    say(f"กำลังติดตั้งส่วนประกอบ ({name}) {total} รายการ …", f"Installing {total} locked packages ({name}) …")
    if name == "run":
        pip(["--require-hashes", "-r", str(ROOT / "requirements" / "build.txt")], 0)
    pip(["--require-hashes", "-r", str(lock)], total)
    if name == "run":
        pip(["--no-index", "--no-build-isolation", "--editable", str(ROOT)], 0)
    stamp(name).write_text(fingerprint(name))


def main(names: list[str]) -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    require_python()
    if not venv_works():
        shutil.rmtree(VENV, ignore_errors=True)
        make_venv()
    missing = [name for name in names if not is_installed(name)]
    for name in missing:
        install(name)
    if missing:
        say("ติดตั้งครบแล้ว", "Everything is installed.")


if __name__ == "__main__":
    main(sys.argv[1:] or ["run"])
