"""The people who sign in. Respondents never do."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user who signs in with `email`; without a password she must set one first."""
        if not email:
            raise ValueError("ต้องระบุอีเมล · An e-mail address is needed")
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField("อีเมล", unique=True)
    display_name = models.CharField("ชื่อที่แสดง", max_length=200, blank=True)
    is_active = models.BooleanField("ใช้งานได้", default=True)
    joined_at = models.DateTimeField("เพิ่มเมื่อ", default=timezone.now)
    session_epoch = models.PositiveIntegerField("รุ่นของการเข้าสู่ระบบ", default=0)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "ผู้ใช้"
        verbose_name_plural = "ผู้ใช้"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """One spelling of an address is one account: capitals do not make another person."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What every session of this person must know: another password or another epoch ends them all."""
        known = f"{self.password} {self.session_epoch}"
        return salted_hmac("prongsai.session", known, secret=secret, algorithm="sha256").hexdigest()

    def __str__(self) -> str:
        return self.display_name or self.email
