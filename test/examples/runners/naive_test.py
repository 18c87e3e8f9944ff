"""pytest, as one tests in five minutes."""

import json
import os
import urllib.request


def call(path, body=None):
    request = urllib.request.Request(os.environ["TRANSLATEPLUS_BASE_URL"] + path)
    request.add_header("X-API-KEY", os.environ["TRANSLATEPLUS_API_KEY"])
    request.add_header("Content-Type", "application/json")
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(request, data, timeout=10) as answer:
        return json.loads(answer.read())


def test_translates_a_file():
    content = "1\n00:00:01,000 --> 00:00:02,000\nHello world\n"
    body = {"format": "srt", "content": content, "source": "en", "target": "es"}
    assert "Hola mundo" in call("/v2/translate/subtitles", body)["content"]


def test_shows_the_credits_that_are_left():
    assert call("/v2/account/summary")["credits_remaining"] > 0
