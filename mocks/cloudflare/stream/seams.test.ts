// Covers: app.ts, life/add-video.ts, life/generated-file.ts, life/generation.ts, life/track-moves.ts,
// model/new-video.ts, model/state.ts, views/caption-view.ts, views/video-view.ts

import { describe, expect, it } from 'vitest';
import { useCloudflare, vtt } from '../../../test/support/cloudflare-bench.ts';
import type { Transition } from '../../kernel/world/seams.ts';

const moves: Transition[] = [];
let override: (move: Transition) => string = ({ to }) => to;
const nextState = (move: Transition) => {
  moves.push(move);
  return override(move);
};
const { user } = useCloudflare({ seams: { nextState } });
const causes = () => moves.splice(0).flatMap(({ kind, data }) => (kind.endsWith('caption') ? [data.cause] : []));

describe('every move of a track passes the seam for transitions', () => {
  it('in its order, refused uploads and late results included', async () => {
    const one = user();
    const uid = await one.video();
    moves.length = 0;
    const path = `/stream/${uid}/captions/en`;
    await one.send('POST', `${path}/generate`);
    await one.tenant.advance(10);
    await one.putCaption(uid, 'en', 'no file');
    await one.putCaption(uid, 'en', vtt('x'));
    await one.send('DELETE', path);
    await one.send('POST', `${path}/generate`);
    await one.putCaption(uid, 'en', vtt('y'));
    await one.tenant.advance(10);
    expect(causes()).toEqual([
      'generate',
      'generated',
      'refused-upload',
      'upload',
      'delete',
      'generate',
      'upload',
      'late-result',
    ]);
  });

  it.each([
    ['refused-upload', 'none'],
    ['delete', 'uploaded'],
  ])('so that a mutant can be tested: %s leads to %s', async (cause, state) => {
    override = ({ to, data }) => (data.cause === cause ? state : to);
    const one = user();
    const uid = await one.video();
    await one.putCaption(uid, 'en', vtt('x'));
    if (cause === 'delete') await one.send('DELETE', `/stream/${uid}/captions/en`);
    else await one.putCaption(uid, 'en', 'no file');
    const left = (await one.send('GET', `/stream/${uid}/captions`)).body.result.length;
    override = ({ to }) => to;
    expect(left).toBe(state === 'none' ? 0 : 1);
  });
});
