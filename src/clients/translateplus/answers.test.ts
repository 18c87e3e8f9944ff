import { describe, expect, it } from 'vitest';
import { failureOf } from '../test-support/failure-of.ts';

describe('answers against the contract', () => {
  it.each([
    ['HTML', '<!DOCTYPE html><title>Login</title>', 'html', /an HTML page titled "Login"/],
    ['nothing', '', 'empty', /an empty body/],
    ['the start of JSON', '{"format":"srt","con', 'not-json', /not JSON, or only its start/],
    ['text', 'OK', 'not-json', /not JSON/],
    ['an array', '[]', 'wrong-shape', /expected a JSON object, got an array/],
    ['null', 'null', 'wrong-shape', /got null/],
    ['no content', '{"format":"srt"}', 'wrong-shape', /"content" to be a string, got no such field/],
    ['content null', '{"format":"srt","content":null}', 'wrong-shape', /"content" to be a string, got null/],
    ['no format', '{"content":"x"}', 'wrong-shape', /"format" to be "srt" or "vtt", got no such field/],
    ['an odd format', '{"format":"ass","content":"x"}', 'wrong-shape', /got "ass"/],
    ['the other format', '{"format":"vtt","content":"x"}', 'wrong-echo', /"format" to repeat "srt", got "vtt"/],
  ])('200 with %s is a protocol error that says a charge is possible', async (_what, body, problem, message) => {
    const { error, requests } = await failureOf((response) => response.end(body));
    expect(error).toMatchObject({ kind: 'protocol', problem, status: 200, chargePossible: true });
    expect(String(error)).toMatch(message);
    expect(String(error)).toContain('may have been carried out and charged');
    expect(requests).toBe(1);
  });

  it('reports 204 as an empty answer', async () => {
    const { error } = await failureOf((response) => response.writeHead(204).end());
    expect(error).toMatchObject({ kind: 'protocol', problem: 'empty', status: 204 });
  });
});
