"""The address at which a person sets a new password; it works once, for a few days."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from prongsai.records.accounts.models import User


def new_password_address(person: User) -> str:
    """The address with its token; a changed password makes it useless."""
    known = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return reverse("account_reset_password_from_key", kwargs=known)
