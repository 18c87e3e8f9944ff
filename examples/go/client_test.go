package captions

import (
	"os"
	"strings"
	"testing"
	"time"
)

const hello = "1\n00:00:01,000 --> 00:00:02,000\nHello world\n"

func clientOf(one tenant) Client {
	return Client{
		BaseURL: os.Getenv("TRANSLATEPLUS_BASE_URL"),
		APIKey:  one.credentials["translateplus"]["full"]["apiKey"],
		Sleep:   func(wait time.Duration) { one.advance(wait.Seconds()) },
	}
}

func TestTranslates(t *testing.T) {
	got, err := clientOf(newTenant(t)).Translate(hello, "en", "es")
	if err != nil || !strings.Contains(got, "Hola mundo") {
		t.Fatalf("expected Spanish, got %q, %v", got, err)
	}
}

func TestWaitsForTheLimit(t *testing.T) {
	one := newTenant(t)
	one.fault(map[string]any{"times": 1, "effect": map[string]any{"type": "failure", "failure": "rate-limited"}})
	if _, err := clientOf(one).Translate(hello, "en", "es"); err != nil {
		t.Fatal(err)
	}
}

// EXAMPLE_FAILS=1 shows what a failed test logs.
func TestSeesAnError(t *testing.T) {
	if os.Getenv("EXAMPLE_FAILS") == "" {
		t.Skip("EXAMPLE_FAILS is not set")
	}
	if _, err := clientOf(newTenant(t)).Translate(hello, "en", "xx-none"); err != nil {
		t.Fatal(err)
	}
}
