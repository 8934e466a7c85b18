"""What allauth and Django say about accounts, in our words."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from prongsai.core.text import Text
from prongsai.faces.parts.lazy import lazily

ACCOUNT = {
    "account_inactive": lazily(
        "บัญชีนี้ถูกปิดใช้งาน โปรดติดต่อผู้ดูแลของหน่วยงาน", "This account is closed. Ask your agency's administrator."
    ),
    "email_password_mismatch": lazily(
        "อีเมลหรือรหัสผ่านไม่ถูกต้อง โปรดตรวจการสะกดและแป้นภาษา แล้วลองอีกครั้ง",
        "The e-mail address or the password is not right. Check spelling and keyboard language, then try again.",
    ),
    "enter_current_password": lazily("รหัสผ่านปัจจุบันไม่ถูกต้อง", "That is not your present password."),
    "incorrect_code": lazily(
        "รหัสไม่ถูกต้อง โปรดดูรหัสใหม่ในแอป แล้วพิมพ์ทันที",
        "The code is not right. Read the newest one in the app and type it at once.",
    ),
    "incorrect_password": lazily("รหัสผ่านไม่ถูกต้อง", "The password is not right."),
    "invalid_password_reset": lazily(
        "ลิงก์ตั้งรหัสผ่านนี้ใช้ไม่ได้แล้ว โปรดขอลิงก์ใหม่",
        "This link to set a password can no longer be used. Ask for a new one.",
    ),
    "too_many_login_attempts": lazily(
        "มีการลองเข้าสู่ระบบจากเครือข่ายนี้มากเกินไป โปรดรอหนึ่งนาทีแล้วลองใหม่",
        "There were too many tries from this network. Wait a minute, then try again.",
    ),
    "unknown_email": lazily("ไม่มีบัญชีของอีเมลนี้", "There is no account with this e-mail address."),
    "rate_limited": lazily("ส่งถี่เกินไป โปรดรอสักครู่แล้วลองใหม่", "Too many requests. Wait a moment, then try again."),
}
SECOND_FACTOR = {
    "incorrect_code": ACCOUNT["incorrect_code"],
    "cannot_delete_authenticator": lazily("ปิดการยืนยันขั้นที่สองไม่ได้", "The second step cannot be turned off."),
}
PASSWORD = {
    "password_too_short": lazily(
        "รหัสผ่านสั้นเกินไป ต้องมีอย่างน้อย 12 ตัวอักษร", "The password is too short: at least 12 letters."
    ),
    "password_too_similar": lazily(
        "รหัสผ่านคล้ายชื่อหรืออีเมลเกินไป โปรดใช้ประโยคอื่น", "The password is too much like your name or address."
    ),
    "password_too_common": lazily(
        "รหัสผ่านนี้มีคนใช้มากและเดาง่าย โปรดใช้ประโยคอื่น", "Many people use this password. Choose another one."
    ),
}
DONE = {
    "account/messages/password_changed.txt": Text("เปลี่ยนรหัสผ่านแล้ว", "Your password is changed."),
    "mfa/messages/totp_activated.txt": Text("เปิดการยืนยันด้วยแอปแล้ว", "Codes of an app are turned on."),
    "mfa/messages/totp_deactivated.txt": Text("ปิดการยืนยันด้วยแอปแล้ว", "Codes of an app are turned off."),
    "mfa/messages/webauthn_added.txt": Text("เพิ่มพาสคีย์แล้ว", "The passkey is added."),
    "mfa/messages/webauthn_removed.txt": Text("ลบพาสคีย์แล้ว", "The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": Text("สร้างรหัสสำรองชุดใหม่แล้ว", "There are new recovery codes."),
}


def about_password(error: ValidationError) -> list[str]:
    """Why a password is not taken, a sentence for each reason."""
    return [PASSWORD.get(one.code or "", str(one.message)) for one in error.error_list]
