from django.apps import AppConfig


class EntryConfig(AppConfig):
    name = "prongsai.faces.entry"
    label = "entry"

    def ready(self) -> None:
        """A password that was set by a link is written down where the link was made by somebody else."""
        from allauth.account.signals import password_reset

        password_reset.connect(_password_was_set, dispatch_uid="prongsai.entry.password-set")


def _password_was_set(*, user: object, **_: object) -> None:
    from prongsai.records.accounts.models import User
    from prongsai.records.agencies.memberships import password_was_set_by_link

    if isinstance(user, User):
        password_was_set_by_link(user)
