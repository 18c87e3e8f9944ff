import os

import pytest
import requests


def summary(tenant, path="/v2/account/summary"):
    headers = {"X-API-KEY": tenant.credentials("translateplus")["apiKey"]}
    return requests.get(tenant.base_url("translateplus") + path, headers=headers)


@pytest.mark.fail_on_unmatched
def test_reads_the_account(tenant):
    assert summary(tenant).status_code == 200


def test_waits_for_the_limit(tenant):
    tenant.fault({"times": 1, "effect": {"type": "failure", "failure": "rate-limited", "values": {"wait": 2}}})
    assert summary(tenant).headers["Retry-After"] == "2"
    tenant.advance(2)
    assert summary(tenant).status_code == 200


# EXAMPLE_FAILS=1 shows what failed tests print.
fails = pytest.mark.skipif(not os.environ.get("EXAMPLE_FAILS"), reason="EXAMPLE_FAILS is not set")


@fails
def test_sees_no_limit(tenant):
    tenant.fault({"times": 1, "effect": {"type": "failure", "failure": "rate-limited"}})
    assert summary(tenant).status_code == 200


@fails
@pytest.mark.fail_on_unmatched
def test_goes_astray(tenant):
    summary(tenant, "/v2/acount/summary")
