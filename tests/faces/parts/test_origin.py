"""Forms carry no token: the origin that browsers name decides."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "http://testserver"}, {"Referer": "http://testserver/check/"}, {"Origin": "https://testserver"}],
)
def test_our_own_pages_may_send(client: Client, headers: dict[str, str]) -> None:
    assert client.post("/check/", {"how": "data", "data": "{"}, headers=headers).status_code == 422


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.com"},
        {"Origin": "null"},
        {"Origin": "http://testserver.example.com"},
        {"Origin": "http://testserver@example.com"},
        {"Referer": "https://example.com/testserver"},
        {"Origin": "https://example.com", "Referer": "http://testserver/check/"},
    ],
)
@pytest.mark.parametrize("address", ["/check/", "/check/report/"])
def test_other_sites_may_not(client: Client, headers: dict[str, str], address: str) -> None:
    response = client.post(address, {"how": "data", "data": "{"}, headers=headers)
    assert response.status_code == 403
    assert "ส่งมาจากเว็บไซต์อื่น" in response.content.decode()
