"""E-mail by SMTP: one message to one person, and an honest word on whether it was taken.

`server_from(url)` gives the server that PRONGSAI_SMTP_URL names; `send(server, mail)` returns once the mail is taken.
"""

from prongsai.adapters.mail.message import Mail
from prongsai.adapters.mail.sending import NotSent, Unsure, send
from prongsai.adapters.mail.server import Server, server_from

__all__ = ["Mail", "NotSent", "Server", "Unsure", "send", "server_from"]
