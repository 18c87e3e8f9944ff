import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import { GENERATION_FAILED } from '../../../../src/contracts/cloudflare-stream/reasons.ts';
import { FAILURE_MARKER } from '../../../../src/contracts/url-markers.ts';
import type { Handler } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { succeed } from '../../gateway/answer.ts';
import { GENERATE_EFFECT } from '../life/generation.ts';
import { isFixtureVideo } from '../life/sdk-fixtures.ts';
import { moveTrack } from '../life/track-moves.ts';
import type { StoredVideo, Track } from '../model/state.ts';
import { captionView } from '../views/caption-view.ts';
import { trackPath } from './captions.ts';
import { refuse } from './errors.ts';
import { ownerOf } from './find-video.ts';

/** POST generate: answers at once; the track gets its text when the planned effect is due. Any body is ignored. */
export const generateCaption =
  (world: World): Handler =>
  (request, response) => {
    const owner = ownerOf(world, exchangeOf(response));
    const { video, language, key } = trackPath(world, response, request.params);
    if (!isFixtureVideo(owner, video)) checkGeneration(owner, video, language, key);
    const job = owner.count('generation');
    const asSent = owner.switch('cloudflare-stream.storedTag') === 'as-sent';
    const shown = asSent ? String(request.params.language) : language;
    const track: Track = { language: shown, generated: true, status: 'inprogress', content: null, job };
    moveTrack({ world, tenant: owner }, video, key, { cause: 'generate', to: 'inprogress', track });
    const seconds = facts.generateSeconds.value[owner.switch('cloudflare-stream.generateTime')] ?? 0;
    const fails = request.query[FAILURE_MARKER] === GENERATION_FAILED;
    owner.plan(seconds, GENERATE_EFFECT, { uid: video.uid, key, job, ...(fails ? { fails } : {}) });
    succeed(world, response, captionView(track));
  };

function checkGeneration(owner: Tenant, video: StoredVideo, language: string, key: string): void {
  const spoken = language.toLowerCase().split('-')[0] ?? '';
  if (!facts.generatedLanguages.value.includes(spoken)) throw refuse('language-unsupported');
  if (!mayGenerate(owner, video)) throw refuse('video-not-ready');
  if (Object.hasOwn(video.captions, key)) {
    throw refuse(
      owner.switch('cloudflare-stream.captionExists') === 'status-400' ? 'caption-exists-400' : 'caption-exists',
    );
  }
  if (video.media?.audio === 'none') throw refuse('audio-missing');
  if ((video.media?.durationSeconds ?? 0) > facts.generateLimitSeconds.value) throw refuse('video-too-long');
}

function mayGenerate(owner: Tenant, { state, readyTime }: StoredVideo): boolean {
  if (state !== 'ready' || readyTime === null) return false;
  const gate = owner.switch('cloudflare-stream.captionGate') === 'delayed' ? facts.captionGateSeconds.value : 0;
  return owner.now() >= readyTime + gate * 1000;
}
