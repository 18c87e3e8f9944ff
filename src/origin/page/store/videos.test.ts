import { expect, it } from 'vitest';
import type { VideoView } from '../../videos/view.ts';
import { Videos } from './videos.ts';

const video = (state: string) => ({ id: 'a', job: { state } }) as VideoView;

it('takes what an answer says, unless an event came since its request', () => {
  const videos = new Videos();
  const before = videos.moment();
  videos.answered(video('queued'), before);
  expect(videos.of('a').value).toEqual(video('queued'));
  videos.heard('a', video('done'));
  videos.answered(video('working'), before);
  expect(videos.of('a').value).toEqual(video('done'));
  videos.answered(video('failed'), videos.moment());
  expect(videos.of('a').value).toEqual(video('failed'));
});

it('does not bring back what was deleted meanwhile', () => {
  const videos = new Videos();
  const before = videos.moment();
  videos.heard('a', 'deleted');
  videos.answered(video('working'), before);
  expect(videos.of('a').value).toBe('deleted');
});
