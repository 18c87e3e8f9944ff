import { describe, expect, it } from 'vitest';
import { resultOf } from '../testing/reports.ts';
import { unansweredProviders } from './unanswered.ts';

const silent = (name: string) =>
  resultOf(name, {
    status: 'failed',
    got: 'no answer: the connection was refused',
    exchange: { curl: 'curl http://127.0.0.1:9', response: null },
  });
const answered = resultOf('a/answered', {
  status: 'failed',
  got: '404',
  exchange: { curl: 'curl http://127.0.0.1:9', response: { status: 404, headers: {}, body: '' } },
});

describe('unansweredProviders', () => {
  it('names a provider that answered no request, with what happened', () => {
    const probed = resultOf('a/probed', { status: 'probed', reason: 'differs' });
    const skipped = resultOf('a/skipped', { status: 'skipped', reason: 'x', requests: 0 });
    expect(unansweredProviders([silent('a/b'), silent('a/c'), probed, skipped])).toEqual([
      { provider: 'translateplus', found: 'no answer: the connection was refused' },
    ]);
  });

  it.each([
    ['passed once', [silent('a/b'), resultOf('a/c')]],
    ['answered once', [silent('a/b'), answered]],
    ['was not asked', [resultOf('a/c', { status: 'skipped', reason: 'x', requests: 0 })]],
  ])('does not report one that %s', (_, checks) => {
    expect(unansweredProviders(checks)).toEqual([]);
  });
});
