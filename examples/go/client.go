// Package captions translates subtitles with TranslatePlus, by the standard library alone.
package captions

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// Client calls TranslatePlus. Sleep waits for a rate limit: time.Sleep, or what moves a test's clock.
type Client struct {
	BaseURL string
	APIKey  string
	Sleep   func(time.Duration)
}

// Translate returns an SRT file in another language. It waits once when the limit of requests is reached.
func (c Client) Translate(srt, source, target string) (string, error) {
	body, err := json.Marshal(map[string]string{"format": "srt", "content": srt, "source": source, "target": target})
	if err != nil {
		return "", err
	}
	answer, err := c.post(body)
	if err == nil && answer.StatusCode == http.StatusTooManyRequests {
		answer.Body.Close()
		seconds, _ := strconv.Atoi(answer.Header.Get("Retry-After"))
		c.Sleep(time.Duration(seconds) * time.Second)
		answer, err = c.post(body)
	}
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return "", fmt.Errorf("translate: expected 200, got %s", answer.Status)
	}
	var translated struct {
		Content string `json:"content"`
	}
	err = json.NewDecoder(answer.Body).Decode(&translated)
	return translated.Content, err
}

func (c Client) post(body []byte) (*http.Response, error) {
	request, err := http.NewRequest(http.MethodPost, c.BaseURL+"/v2/translate/subtitles", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-API-KEY", c.APIKey)
	return http.DefaultClient.Do(request)
}
