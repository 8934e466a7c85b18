"""See to it that what the tests drive is on this machine: a browser, Thai fonts, a reader of PDF files."""

import shutil
import subprocess
import sys
from os import environ, geteuid
from pathlib import Path

# Debian's package for each, and how to see that it is there already.
COMMANDS = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "poppler-utils": ("pdftotext",)}
THAI_FONTS = "fonts-thai-tlwg"


def missing() -> list[str]:
    packages = [package for package, names in COMMANDS.items() if not any(map(shutil.which, names))]
    return packages if has_thai_fonts() else [*packages, THAI_FONTS]


def has_thai_fonts() -> bool:
    """Whether a font that the papers can be set in is where Debian or fontconfig put it."""
    if shutil.which("fc-list") is None:
        return Path("/usr/share/fonts/truetype/tlwg").is_dir()
    found = subprocess.run(["fc-list", ":lang=th", "family"], capture_output=True, text=True).stdout
    return any(name in found for name in ("Laksaman", "TH Sarabun"))


def may_install() -> bool:
    return geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> None:
    print(f"ติดตั้งเครื่องมือสำหรับการทดสอบ: {' '.join(packages)} …\nInstalling what the tests need …", flush=True)
    quiet = environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "--yes", "--no-install-recommends", "-qq", *packages]
    for step in (["apt-get", "update", "-qq"], command):
        subprocess.run(step, env=quiet, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    packages = missing()
    if not packages:
        return
    if not may_install():
        sys.exit(
            f"การทดสอบต้องใช้ {' '.join(packages)} โปรดติดตั้งก่อน บน Debian: sudo apt install {' '.join(packages)}\n"
            f"The tests need {' '.join(packages)}. On Debian: sudo apt install {' '.join(packages)}; "
            "elsewhere: Chromium, poppler (pdftotext) and the font Laksaman or TH Sarabun."
        )
    install(packages)


if __name__ == "__main__":
    main()
