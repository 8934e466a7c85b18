"""What allauth's forms say, in our words."""

from __future__ import annotations

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
        "ลิงก์ตั้งรหัสผ่านนี้ใช้ไม่ได้แล้ว โปรดขอลิงก์ใหม่", "This link to set a password can no longer be used. Ask for a new one."
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
