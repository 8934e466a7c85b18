from collections.abc import Iterator

import pytest

from prongsai.adapters.mail import Mail, NotSent, Server, Unsure, send, server_from
from tests.adapters.mail.smtp_server import Taken, mail_server

MAIL = Mail(
    "kong.khlang@example.go.th", "ถึงกำหนดรายงาน 2 ขั้นตอน", "เรียน ท่าน\n\n.จุดนำหน้า\nรายงานได้ที่ http://127.0.0.1/\n", "n7"
)


@pytest.fixture
def taken() -> Iterator[Taken]:
    with mail_server() as server:
        yield server


def server(taken: Taken) -> Server:
    found = server_from(taken.url)
    assert found is not None
    return found


def test_a_mail_arrives_with_its_thai_words(taken: Taken) -> None:
    send(server(taken), MAIL)
    (message,) = taken.messages
    assert message["Subject"] == MAIL.subject
    assert message.get_content().replace("\r\n", "\n") == MAIL.body
    assert message["To"] == MAIL.to
    assert "ita@example.go.th" in message["From"]


def test_a_mail_says_that_a_machine_sent_it_and_keeps_its_name(taken: Taken) -> None:
    send(server(taken), MAIL)
    send(server(taken), MAIL)
    assert [one["Message-ID"] for one in taken.messages] == ["<n7@example.go.th>"] * 2
    assert taken.messages[0]["Auto-Submitted"] == "auto-generated"


def test_a_subject_cannot_add_lines_to_the_head(taken: Taken) -> None:
    send(server(taken), Mail(MAIL.to, "เรื่อง\r\nBcc: x@example.go.th", "", "n8"))
    assert taken.messages[0]["Bcc"] is None
    recipients = [one for one in taken.commands if one.lower().startswith("rcpt")]
    assert [one.lower() for one in recipients] == ["rcpt to:<kong.khlang@example.go.th>"]


@pytest.mark.parametrize(
    "address", ["ไทย@example.go.th", "a b@example.go.th", "x@example.go.th\nBcc: y@example.go.th", "x"]
)
def test_what_is_no_address_is_refused_for_good(taken: Taken, address: str) -> None:
    with pytest.raises(NotSent) as refusal:
        send(server(taken), Mail(address, "x", "x", "n9"))
    assert refusal.value.for_good
    assert taken.messages == []


def test_an_unknown_recipient_is_refused_for_good(taken: Taken) -> None:
    taken.answers["RCPT"] = "550 no such user"
    with pytest.raises(NotSent) as refusal:
        send(server(taken), MAIL)
    assert refusal.value.for_good
    assert "550 no such user" in refusal.value.reason.th


@pytest.mark.parametrize(
    ("at", "answer"),
    [
        ("MAIL", "451 busy"),
        ("RCPT", "450 later"),
        ("DATA", "451 later"),
        ("END", "452 full"),
        ("RCPT", "HANG UP"),
        ("MAIL", "550 x"),
    ],
)
def test_what_was_not_taken_can_be_tried_again(taken: Taken, at: str, answer: str) -> None:
    taken.answers[at] = answer
    with pytest.raises(NotSent) as failure:
        send(server(taken), MAIL)
    assert not failure.value.for_good


@pytest.mark.parametrize("answer", ["HANG UP", "TAKE AND HANG UP"])
def test_a_line_that_breaks_after_the_text_leaves_it_open(taken: Taken, answer: str) -> None:
    taken.answers["END"] = answer
    with pytest.raises(Unsure):
        send(server(taken), MAIL)


def test_a_server_that_is_not_there_can_be_tried_again(free_port: int) -> None:
    with pytest.raises(NotSent) as failure:
        send(Server("127.0.0.1", free_port, "none", "ita@example.go.th"), MAIL)
    assert not failure.value.for_good
    assert f"127.0.0.1:{free_port}" in failure.value.reason.en


def test_nothing_is_sent_in_the_clear_when_it_was_not_asked_for(taken: Taken) -> None:
    with pytest.raises(NotSent):
        send(Server("127.0.0.1", taken.port, "starttls", "ita@example.go.th"), MAIL)
    assert taken.messages == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "smtp://mail.example.go.th?from=ita@example.go.th",
            ("mail.example.go.th", 587, "starttls", "ita@example.go.th", ""),
        ),
        ("smtps://a%40b.go.th:p%2Fw@mail.go.th", ("mail.go.th", 465, "tls", "a@b.go.th", "p/w")),
        ("smtp://localhost:2525?tls=no&from=x@y.th", ("localhost", 2525, "none", "x@y.th", "")),
    ],
)
def test_an_address_names_the_server(url: str, expected: tuple[object, ...]) -> None:
    found = server_from(url)
    assert found is not None
    assert (found.host, found.port, found.security, found.sender, found.password) == expected
    assert "p/w" not in repr(found)


def test_no_address_is_no_server() -> None:
    assert server_from("") is None


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.go.th",
        "http://x?from=a@b.th",
        "smtp://x",
        "smtp://?from=a@b",
        "smtp://x?from=a@b&tsl=no",
        "smtp://x:port?from=a@b",
    ],
)
def test_an_address_that_is_wrong_is_explained(url: str) -> None:
    with pytest.raises(ValueError, match=r"PRONGSAI_SMTP_URL .+ · PRONGSAI_SMTP_URL"):
        server_from(url)
