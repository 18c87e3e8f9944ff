import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../conformance/model/exchange.ts';
import { statuses } from '../../conformance/model/result.ts';
import { excerptOf } from '../../conformance/run/excerpt.ts';
import { resultOf } from '../../conformance/testing/reports.ts';
import { type BoardRow, boardPage } from './page.ts';
import { readBoard } from './read-board.ts';
import { redLineOf } from './red-line.ts';
import { readAnswer } from './replay.ts';
import { boardTargets } from './targets.ts';

const HOME = 'http://127.0.0.1:4999';
const exchange = (more: Partial<Exchange['request']> = {}, body = '{"a_b": "<*x*>"}') =>
  ({
    request: {
      method: 'POST',
      url: `${HOME}/v2/x?y=1`,
      headers: [
        ['X-API-KEY', 'board-key'],
        ['Content-Type', 'application/json'],
      ],
      body: Buffer.from(`{"content":"1\n it's"}`),
      ...more,
    },
    response: { status: 200, headers: [], bytes: Buffer.from(body) },
  }) as unknown as Exchange;
const failed = (one: Exchange) =>
  resultOf('keys/missing', {
    status: 'failed',
    expected: 'status 403',
    got: '200',
    exchange: excerptOf(one, (text) => text),
  });

describe('a red line', () => {
  it('is one command without a line break, at the port that the page names, with its made-up key', () => {
    const one = exchange();
    const line = redLineOf(failed(one), [exchange({ method: 'PUT' }), one], HOME);
    expect(line.curl).toBe(
      `curl -sS -i --path-as-is 'http://127.0.0.1:4010/v2/x?y=1' -H 'X-API-KEY: board-key' -H 'Content-Type: application/json' ` +
        `--data-binary $'{"content":"1\\n it\\'s"}'`,
    );
    expect(line.answer).toEqual({ status: 200, body: '{"a_b": "<*x*>"}' });
  });

  it.each([
    ['bytes that are no text', Buffer.from([0xff, 0xfe])],
    ['a long file', Buffer.alloc(5000, 'a')],
  ])('has no command for a body of %s', (_what, body) => {
    const one = exchange({ body });
    expect(redLineOf(failed(one), [one], HOME).curl).toBeNull();
  });
});

describe('the page', () => {
  const counts = Object.fromEntries(statuses.map((status) => [status, 1])) as BoardRow['counts'];
  const one = exchange();
  const line = redLineOf(failed(one), [one], HOME);
  const [target] = boardTargets;
  const row = (red: BoardRow['red']): BoardRow => ({
    ...(target as NonNullable<typeof target>),
    counts,
    red,
    untestable: [],
  });
  const facts = { requirements: '2026-11-29', day: '2026-11-30', version: '1.2.3' };

  it('is read back as it was meant', () => {
    const page = boardPage([row([{ ...line, isReproduced: true }])], facts);
    expect(readBoard(page, target?.id ?? '')).toEqual([
      { check: 'translateplus/keys/missing', curl: line.curl, status: 200, body: '{"a_b": "<*x*>"}' },
    ]);
  });

  it('shows some lines, and names all', () => {
    const red = Array.from({ length: 30 }, (_, at) => ({
      ...line,
      check: `a/b${at % 20}/c${at}`,
      isReproduced: at > 3,
    }));
    const page = boardPage([row(red)], facts);
    for (const { check } of red) expect(page).toContain(`\`${check}\``);
    expect(page.match(/```sh\n {2}curl/g)).toHaveLength(12);
    expect(page).toContain('30 in all, 30 of them');
  });

  it('has at least six servers beside ours', () => {
    expect(new Set(boardTargets.map(({ name }) => name)).size).toBeGreaterThanOrEqual(5);
    expect(boardTargets.length).toBeGreaterThanOrEqual(6);
    expect(new Set(boardTargets.map(({ id }) => id)).size).toBe(boardTargets.length);
  });
});

it('reads the last answer of curl, after interim ones', () => {
  const answer = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nA: b\r\n\r\nbody\r\n\r\nmore';
  expect(readAnswer(answer)).toEqual({ status: 404, body: 'body\r\n\r\nmore' });
});
