import type { StreamBinding } from '@cloudflare/workers-types';

/** What a fact has besides the binding. */
export interface Given {
  /** Address of a video with speech, of 17 seconds. */
  readonly video: string;
  /** Address of a text, which is not a video. */
  readonly text: string;
  /** Waits until a job that is running now has ended. */
  readonly later: () => Promise<unknown>;
  /** Reads the text of a track, which the binding cannot; null where nothing can. */
  readonly textOf: ((id: string, language: string) => Promise<string>) | null;
  /** Number of notifications that came to the account's webhook; null where there is none to set. */
  readonly notifications: (() => number) | null;
}

/** One fact of the contract, looked at through the binding. */
export interface StreamFact {
  /** The check of the suite that asserts the same of the REST API. */
  readonly check: string;
  readonly asks: string;
  /** Says in a few words what happened. A refusal is described by the caller. */
  readonly look: (stream: StreamBinding, given: Given) => Promise<string>;
}

type Bytes = Parameters<ReturnType<StreamBinding['video']>['captions']['upload']>[1];

/** A stream of this text, as a Worker makes it. */
const file = (text: string): Bytes => new Blob([text]).stream() as unknown as Bytes;
const VTT = 'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHello\n';

async function ready(stream: StreamBinding, { video, later }: Given): Promise<string> {
  const { id } = await stream.upload(video);
  await later();
  return id;
}

/** The facts, each a row of docs/studies/miniflare.md. */
export const streamFacts: readonly StreamFact[] = [
  {
    check: 'videos-copy/answer',
    asks: 'What state has a video that was just copied from a URL?',
    look: async (stream, { video }) => {
      const { readyToStream } = await stream.upload(video);
      return readyToStream ? 'ready at once' : 'not ready yet';
    },
  },
  {
    check: 'videos/get',
    asks: 'What is the id of a video?',
    look: async (stream, { video }) => {
      const { id } = await stream.upload(video);
      return /^[0-9a-f]{32}$/.test(id) ? '32 hex digits' : `${id.length} characters in the form of a UUID`;
    },
  },
  {
    check: 'videos-life/ready',
    asks: 'How long is a ready video of 17 seconds, and how wide?',
    look: async (stream, given) => {
      const { duration, input } = await stream.video(await ready(stream, given)).details();
      return `${duration < 0 ? 'unknown (-1)' : `${Math.round(duration)} s`}, ${input.width > 0 ? 'width known' : `width ${input.width}`}`;
    },
  },
  {
    check: 'videos-life/errors',
    asks: 'What becomes of a text that is copied as a video?',
    look: async (stream, { text, later }) => {
      const { id } = await stream.upload(text);
      await later();
      const { status } = await stream.video(id).details();
      return [status.state, status.errorReasonCode].filter(Boolean).join(', ');
    },
  },
  {
    check: 'direct-upload/answer',
    asks: 'Does `createDirectUpload` give a one-time URL?',
    look: async (stream) => {
      const { uploadURL } = await stream.createDirectUpload({ maxDurationSeconds: 60 });
      return /^https?:/.test(uploadURL) ? 'yes' : 'no';
    },
  },
  {
    check: 'captions-generate/answer',
    asks: 'What status have captions that were just generated?',
    look: async (stream, given) => {
      const { status } = await stream.video(await ready(stream, given)).captions.generate('en');
      return String(status);
    },
  },
  {
    check: 'captions-generate/cues',
    asks: 'What text have generated captions?',
    look: async (stream, given) => {
      const id = await ready(stream, given);
      await stream.video(id).captions.generate('en');
      await given.later();
      if (given.textOf === null) return 'none: nothing reads it';
      return `WebVTT with ${(await given.textOf(id, 'en')).includes('-->') ? 'cues' : 'no cue'}`;
    },
  },
  {
    check: 'webhook/ready',
    asks: 'Is the webhook of the account called when a video is ready?',
    look: async (stream, given) => {
      if (given.notifications === null) return 'no: there is no webhook';
      const before = given.notifications();
      await ready(stream, given);
      return given.notifications() > before ? 'yes' : 'no';
    },
  },
  {
    check: 'captions-generate/not-ready',
    asks: 'Are captions generated of a video that is not ready?',
    look: async (stream, { video }) => {
      const { id } = await stream.upload(video);
      return `accepted: ${(await stream.video(id).captions.generate('en')).status}`;
    },
  },
  {
    check: 'captions-generate/unsupported-language',
    asks: 'Are captions generated in Klingon (`tlh`)?',
    look: async (stream, given) =>
      `accepted: ${(await stream.video(await ready(stream, given)).captions.generate('tlh')).status}`,
  },
  {
    check: 'captions-generate/exists-uploaded',
    asks: 'Are captions generated over a track that was uploaded?',
    look: async (stream, given) => {
      const { captions } = stream.video(await ready(stream, given));
      await captions.upload('en', file(VTT));
      const { generated } = await captions.generate('en');
      return `accepted: the uploaded file is ${generated ? 'lost' : 'kept'}`;
    },
  },
  {
    check: 'languages/autonyms',
    asks: 'What is the label of an uploaded German track?',
    look: async (stream, given) => {
      const { captions } = stream.video(await ready(stream, given));
      return (await captions.upload('de', file(VTT))).label;
    },
  },
  {
    check: 'captions-upload/not-webvtt',
    asks: 'Is a file taken that is not WebVTT?',
    look: async (stream, given) => {
      const { captions } = stream.video(await ready(stream, given));
      return `accepted: ${(await captions.upload('en', file('1\n00:00:00,000 --> 00:00:01,000\nHello\n'))).status}`;
    },
  },
  {
    check: 'captions-upload/bad-language',
    asks: 'Is a language tag taken that BCP 47 does not allow (`english-language-of-mine`)?',
    look: async (stream, given) => {
      const { captions } = stream.video(await ready(stream, given));
      return `accepted: ${(await captions.upload('english-language-of-mine', file(VTT))).language}`;
    },
  },
  {
    check: 'captions-upload/replaces',
    asks: 'How many tracks has a language to which two files were uploaded?',
    look: async (stream, given) => {
      const { captions } = stream.video(await ready(stream, given));
      await captions.upload('en', file(VTT));
      await captions.upload('en', file(VTT));
      return String((await captions.list()).length);
    },
  },
  {
    check: 'captions-get/unknown-track',
    asks: 'What does `captions.list(language)` say of a track that does not exist?',
    look: async (stream, given) => {
      const { captions } = stream.video(await ready(stream, given));
      return `a list of ${(await captions.list('fr')).length}`;
    },
  },
  {
    check: 'captions-delete/twice',
    asks: 'What does `captions.delete` say the second time?',
    look: async (stream, given) => {
      const { captions } = stream.video(await ready(stream, given));
      await captions.upload('en', file(VTT));
      await captions.delete('en');
      await captions.delete('en');
      return 'nothing';
    },
  },
  {
    check: 'videos/delete-cascade',
    asks: 'Are the tracks of a deleted video gone?',
    look: async (stream, given) => {
      const video = stream.video(await ready(stream, given));
      await video.captions.upload('en', file(VTT));
      await video.delete();
      return `a list of ${(await video.captions.list()).length}`;
    },
  },
  {
    check: 'videos-list/limit-too-big',
    asks: 'Is a list with `limit: 1001` answered?',
    look: async (stream) => {
      await stream.videos.list({ limit: 1001 });
      return 'accepted';
    },
  },
  {
    check: 'videos-copy/deletion-too-soon',
    asks: 'May a deletion be scheduled for tomorrow?',
    look: async (stream, { video }) => {
      const { created } = await stream.upload(video);
      const scheduledDeletion = new Date(Date.parse(created) + 86_400_000).toISOString();
      await stream.upload(video, { scheduledDeletion });
      return 'accepted';
    },
  },
  {
    check: 'videos-copy/bad-url',
    asks: 'How is a URL refused that is not one?',
    look: async (stream) => {
      await stream.upload('talk.mp4');
      return 'accepted';
    },
  },
  {
    check: 'videos/unknown',
    asks: 'How is a video refused that does not exist?',
    look: async (stream) => {
      await stream.video('0123456789abcdef0123456789abcdef').details();
      return 'accepted';
    },
  },
];

/** Says what a fact is: its answer, or how the binding refused. Texts of errors and ids are left out, for they differ by run. */
export async function lookAt(fact: StreamFact, stream: StreamBinding, given: Given): Promise<string> {
  try {
    return await fact.look(stream, given);
  } catch (error) {
    const { name, code, statusCode } = error as { name?: string; code?: unknown; statusCode?: unknown };
    return `refused: ${name ?? 'no name'}, code ${code ?? 'none'}, status ${statusCode ?? 'none'}`;
  }
}
