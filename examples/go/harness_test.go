package captions

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
)

// tenant is a sandbox of one test: its own clock, credits, faults, state and journal.
type tenant struct {
	t           *testing.T
	name        string
	credentials map[string]map[string]map[string]string
}

// newTenant opens a tenant, and logs its requests if the test fails. Run it as: caption-harness exec -- go test ./...
func newTenant(t *testing.T) tenant {
	if os.Getenv("CAPTION_HARNESS_CONTROL_URL") == "" {
		t.Skip("run it as: caption-harness exec -- go test ./...")
	}
	one := tenant{t: t, name: fmt.Sprintf("%s-%d", strings.ToLower(t.Name()), os.Getpid())}
	var view struct {
		Credentials map[string]map[string]map[string]string
	}
	one.control("POST", "/tenants", map[string]string{"name": one.name, "clock": "manual"}, &view)
	one.credentials = view.Credentials
	t.Cleanup(func() {
		if t.Failed() {
			one.logJournal()
		}
	})
	return one
}

func (one tenant) fault(rule any) { one.control("POST", "/tenants/"+one.name+"/faults", rule, nil) }

func (one tenant) advance(seconds float64) {
	one.control("POST", "/tenants/"+one.name+"/clock/advance", map[string]float64{"seconds": seconds}, nil)
}

func (one tenant) logJournal() {
	var journal struct {
		Entries []struct {
			Method, Path, Rule string
			Status             int
		}
	}
	one.control("GET", "/tenants/"+one.name+"/journal", nil, &journal)
	for _, entry := range journal.Entries {
		one.t.Logf("%s %s  %d  %s", entry.Method, entry.Path, entry.Status, entry.Rule)
	}
}

func (one tenant) control(method, path string, body, result any) {
	one.t.Helper()
	sent, err := json.Marshal(body)
	if err != nil {
		one.t.Fatal(err)
	}
	if body == nil {
		sent = nil
	}
	request, err := http.NewRequest(method, os.Getenv("CAPTION_HARNESS_CONTROL_URL")+path, bytes.NewReader(sent))
	if err != nil {
		one.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if token := os.Getenv("CAPTION_HARNESS_CONTROL_TOKEN"); token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		one.t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode >= 400 {
		one.t.Fatalf("%s %s: %s", method, path, answer.Status)
	}
	if result == nil {
		return
	}
	if err := json.NewDecoder(answer.Body).Decode(result); err != nil {
		one.t.Fatal(err)
	}
}
