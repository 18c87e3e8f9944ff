import { documented } from '../../../../src/base/evidence.ts';
import { accountIn, Stream } from '../../../checks/cloudflare-stream/support/stream.ts';
import {
  chunk,
  createUpload,
  expectOffset,
  LEAST_CHUNK,
  paddedVideo,
  sendChunk,
  TUS,
  TUS_PAGE,
  type Upload,
} from '../../../checks/cloudflare-stream/support/tus.ts';
import { tinyVideo } from '../../../checks/tiny-video.ts';
import { modelOf, type Step } from '../provider-model.ts';

interface Sent {
  readonly upload: Upload;
  readonly file: Uint8Array;
  offset: number;
}

interface World {
  readonly stream: Stream;
  readonly uploads: Sent[];
}

/** A file of one chunk, and one of two. */
const FILES = { small: tinyVideo, large: paddedVideo(LEAST_CHUNK + 1_000) } as const;

const create = (size: keyof typeof FILES): Step<World> => ({
  text: `create an upload of a ${size} file`,
  applies: ({ uploads }) =>
    uploads.length < 6 && (size === 'small' || !uploads.some(({ file }) => file === FILES.large)),
  run: async ({ stream, uploads }) => {
    const file = FILES[size];
    uploads.push({ upload: await createUpload(stream, file.length), file, offset: 0 });
  },
});

/** A step on one of the uploads. */
const on =
  (
    text: string,
    run: (stream: Stream, sent: Sent) => Promise<unknown>,
    applies: (sent: Sent) => boolean = () => true,
  ) =>
  (at: number): Step<World> => ({
    text: `${text} upload ${at}`,
    applies: ({ uploads }) => uploads[at] !== undefined && applies(uploads[at] as Sent),
    run: ({ stream, uploads }) => run(stream, uploads[at] as Sent),
  });

const isOpen = ({ file, offset }: Sent): boolean => offset < file.length;

const look = on('read the offset of', (stream, { upload, offset }) => expectOffset(stream, upload, offset));

const send = on(
  'send the next chunk of',
  async (stream, sent) => {
    const bytes = sent.file.subarray(sent.offset, sent.offset + LEAST_CHUNK);
    await sendChunk(stream, sent.upload, sent.offset, bytes);
    sent.offset += bytes.length;
  },
  isOpen,
);

const misplace = on(
  'send a chunk at another offset of',
  async (stream, { upload, offset }) => {
    (await stream.t.send(chunk(upload, offset + 1, Buffer.alloc(10)))).expectStatus(409);
    await expectOffset(stream, upload, offset);
  },
  isOpen,
);

const finish = on(
  'wait for the video of',
  (stream, { upload }) => stream.settled(upload.uid, 'ready'),
  (sent) => !isOpen(sent),
);

/** Resumable uploads to Cloudflare Stream, several at a time. */
export const uploadsModel = modelOf<World>({
  id: 'cloudflare-stream/uploads',
  title: 'Each resumable upload has the bytes that were sent to it',
  requirement: 'HEAD and PATCH show the offset of this upload; 409 for another one, and nothing is stored',
  evidence: documented(`${TUS}; ${TUS_PAGE}`),
  weight: 0.25,
  open: async (t) => {
    await t.given({ limit: null });
    return { stream: new Stream(t, await accountIn(t)), uploads: [] };
  },
  steps: (fc) => {
    const at = fc.nat(5);
    const creating = fc.constantFrom('small', 'small', 'small', 'large').map(create);
    return [creating, creating, at.map(look), at.map(look), at.map(send), at.map(misplace), at.map(finish)];
  },
});
