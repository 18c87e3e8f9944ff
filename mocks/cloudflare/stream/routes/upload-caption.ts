import type { Request } from 'express';
import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import type { Exchange } from '../../../kernel/http/exchange.ts';
import type { Handler } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import type { World } from '../../../kernel/world/world.ts';
import { succeed } from '../../gateway/answer.ts';
import { isFixtureVideo, setUpFixtures } from '../life/sdk-fixtures.ts';
import { moveTrack, trackState } from '../life/track-moves.ts';
import type { StoredVideo, Track } from '../model/state.ts';
import { captionView } from '../views/caption-view.ts';
import { trackPath } from './captions.ts';
import { refuse } from './errors.ts';
import { readFilePart } from './file-part.ts';
import { ownerOf } from './find-video.ts';
import { readText, readWebVtt } from './webvtt-file.ts';

/** PUT a caption: reads the whole file, then stores it in one step, so that readers see the old or the new one. */
export const uploadCaption =
  (world: World): Handler =>
  async (request, response) => {
    const exchange = exchangeOf(response);
    const owner = ownerOf(world, exchange);
    const { video, language, key } = trackPath(world, response, request.params);
    if (video.state === 'pendingupload') throw refuse('video-not-uploaded');
    const content = await readCaption(request, exchange, video).catch((problem: unknown) => {
      moveTrack({ world, tenant: owner }, video, key, {
        cause: 'refused-upload',
        to: trackState(video.captions[key]),
        track: null,
      });
      throw problem;
    });
    // The video may have been deleted while the file arrived.
    setUpFixtures(request, exchange.tenant);
    const { video: current } = trackPath(world, response, request.params);
    const asSent = exchange.tenant.switch('cloudflare-stream.storedTag') === 'as-sent';
    const shown = asSent ? String(request.params.language) : language;
    const track: Track = { language: shown, generated: false, status: 'ready', content, job: 0 };
    moveTrack({ world, tenant: owner }, current, key, { cause: 'upload', to: 'uploaded', track });
    succeed(world, response, captionView(track));
  };

async function readCaption(request: Request, exchange: Exchange, video: StoredVideo): Promise<string> {
  const pieces: Uint8Array[] = [];
  const sink = {
    limit: facts.captionFileBytes.value,
    write: (piece: Uint8Array) => {
      pieces.push(Buffer.from(piece));
      return null;
    },
    tooLarge: () => refuse('caption-too-large'),
  };
  await readFilePart(request, sink, (head) => {
    exchange.body = head;
  });
  const bytes = Buffer.concat(pieces);
  exchange.body = bytes;
  const content = isFixtureVideo(exchange.tenant, video) ? readText(bytes) : readWebVtt(bytes);
  if (content === null) throw refuse('caption-invalid');
  return content;
}
