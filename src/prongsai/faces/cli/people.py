"""Commands about accounts for whoever runs the machine: a first administrator, a lost password, who is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from prongsai.core.text import Text
from prongsai.faces.cli import prepare as preparing
from prongsai.faces.cli.readiness import database_explained
from prongsai.faces.cli.refusal import refuse, tell

if TYPE_CHECKING:
    from prongsai.records.accounts.models import User

EMAIL = typer.Argument(help="อีเมลที่ใช้เข้าสู่ระบบ · the address with which the person signs in")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    people = typer.Typer(no_args_is_help=True, help="บัญชีผู้ใช้ · Accounts.")
    people.command("administrator")(administrator)
    people.command("link")(link)
    people.command("erase")(erase)
    app.add_typer(people, name="people")


def administrator(email: Annotated[str, EMAIL]) -> None:
    """ให้ผู้นี้ดูแลทะเบียนของทั้งระบบ · Let this person look after the register. Prints a link to a password."""
    preparing.use_django(preparing.profile_of_this_machine())
    from prongsai.core.thai.errors import InputError
    from prongsai.records.accounts.models import User
    from prongsai.records.accounts.services import checked_email, make_account

    with database_explained():
        try:
            person = User.objects.filter(email=checked_email(email)).first() or make_account(email, email)
        except InputError as error:
            refuse(error.text)
        User.objects.filter(pk=person.pk).update(is_superuser=True)
    tell(_link(person))


def link(email: Annotated[str, EMAIL]) -> None:
    """ลิงก์ตั้งรหัสผ่านใหม่ · A link to a new password; the former second step is dropped, every device signed out."""
    person = _known(email)
    from prongsai.records.agencies.memberships import let_in_by_the_machine

    with database_explained():
        let_in_by_the_machine(person)
    tell(_link(person))


def erase(email: Annotated[str, EMAIL]) -> None:
    """ลบบัญชีและชื่อของผู้ที่ขอให้ลืม · Forget a person who asks for it; what was done stays without the name."""
    person = _known(email)
    from prongsai.records.agencies.memberships import erase_person

    with database_explained():
        changed = erase_person(person)
    tell(
        Text(
            f"ลบบัญชีของ {email} แล้ว และลบชื่อออกจากบันทึก {changed} รายการ",
            f"The account of {email} is erased, and the name taken out of {changed} entries of the journal.",
        )
    )


def _known(email: str) -> User:
    preparing.use_django(preparing.profile_of_this_machine())
    from prongsai.records.accounts.models import User

    with database_explained():
        person = User.objects.filter(email=email.strip().lower()).first()
    if person is None:
        refuse(Text(f"ไม่มีบัญชีของ {email} โปรดตรวจการสะกด", f"There is no account of {email}. Check the spelling."))
    return person


def _link(person: User) -> Text:
    from django.conf import settings

    from prongsai.faces.parts.new_password import new_password_address

    address = f"{settings.SITE_ADDRESS}{new_password_address(person)}"
    return Text(f"ลิงก์ตั้งรหัสผ่าน ใช้ได้ครั้งเดียวภายใน 3 วัน:\n{address}", "A link to a password, good once within 3 days.")
