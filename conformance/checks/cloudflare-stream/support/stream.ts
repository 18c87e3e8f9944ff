import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import type { CheckContext, CheckRequest } from '../../../model/context/context.ts';
import { show } from '../../../model/show.ts';
import type { CredentialName } from '../../../model/target.ts';
import { type Form, fileForm, VTT } from './forms.ts';
import { type ClearingSteps, LentVideos } from './lent-videos.ts';
import { type OperationName, type Place, pathOf } from './place.ts';
import { expectFailure, expectSuccess } from './shapes.ts';

export { type OperationName, type Place, UNUSED_VIDEO } from './place.ts';

/** The public clip of 30 seconds that Gcore's guides use: English speech that the mock knows. */
export const CLIP = 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4';

/** A success: the answer and its result. */
export interface Success {
  readonly answer: Answer;
  readonly result: JsonValue;
}

/** A video and its state. */
export type SeenVideo = JsonObject & { readonly uid: string; readonly status: JsonObject };

/** What is waited for. */
interface Wanted {
  readonly what: string;
  /** The state that the check only needs: without an end it is untestable, not failed. */
  readonly needs?: string | undefined;
}

/** Operations after which a video is not lent to other checks. */
const CHANGES_VIDEO: readonly OperationName[] = ['editVideo', 'deleteVideo'];

/** The steps of a check on Cloudflare Stream: requests by operation, every answer compared with the official shapes. */
export class Stream {
  readonly t: CheckContext;
  readonly account: string;
  readonly #made: string[] = [];
  /** Videos of the run that this check uses, and did not change itself. */
  readonly #lent = new Set<string>();

  constructor(t: CheckContext, account: string) {
    this.t = t;
    this.account = account;
  }

  /** Method and path of an operation. */
  at(operation: OperationName, place: Place = {}): { method: string; path: string } {
    return pathOf(operation, { account: this.account, ...place });
  }

  /** Sends an operation's request and compares the answer with the shapes of successes and failures. */
  async send(operation: OperationName, place: Place = {}, request: Partial<CheckRequest> = {}): Promise<Answer> {
    if (CHANGES_VIDEO.includes(operation)) this.#lent.delete(place.video ?? '');
    const answer = await this.t.send({ ...this.at(operation, place), ...request });
    if (answer.status < 200 || answer.status > 299) expectFailure(answer);
    else if (operation === 'deleteVideo' && answer.bytes.length === 0) return answer;
    else if (operation !== 'getCaptionVtt') expectSuccess(answer, operation);
    return answer;
  }

  /** The same, for a request that must succeed. */
  async do(operation: OperationName, place?: Place, request?: Partial<CheckRequest>): Promise<Success> {
    const answer = await this.send(operation, place, request);
    answer.expectStatus(200);
    return { answer, result: this.#resultOf(answer, operation) };
  }

  /** The result of a request that must succeed, as an object. */
  async object(operation: OperationName, place?: Place, request?: Partial<CheckRequest>): Promise<JsonObject> {
    const answer = await this.send(operation, place, request);
    answer.expectStatus(200);
    return this.#objectOf(answer, operation);
  }

  /** Uploads a caption and demands success. */
  async put(video: string, language: string, file: Form | string | Uint8Array = VTT): Promise<JsonObject> {
    return this.object('uploadCaption', { video, language }, this.form(file));
  }

  /** A form as part of a request. */
  form(file: Form | string | Uint8Array): Partial<CheckRequest> {
    const { type, body } = typeof file === 'string' || file instanceof Uint8Array ? fileForm(file) : file;
    return { headers: { 'Content-Type': type }, body };
  }

  /** The tracks of a video. */
  async tracks(video: string): Promise<readonly JsonObject[]> {
    return (await this.do('listCaptions', { video })).result as readonly JsonObject[];
  }

  /** Their tags, in order. */
  async tags(video: string): Promise<unknown[]> {
    return (await this.tracks(video)).map(({ language }) => language);
  }

  /** The file of a track, as text with its byte order mark. */
  async file(video: string, language: string): Promise<string> {
    const { answer } = await this.do('getCaptionVtt', { video, language });
    return answer.text();
  }

  /** Demands that a video has exactly these tracks. */
  async expectTags(video: string, ...expected: readonly string[]): Promise<void> {
    const { answer, result } = await this.do('listCaptions', { video });
    const tags = (result as readonly JsonObject[]).map(({ language }) => String(language).toLowerCase()).sort();
    const wanted = expected.map((tag) => tag.toLowerCase()).sort();
    answer.verify(isDeepStrictEqual(tags, wanted), `the tracks ${show(wanted)}`, show(tags));
  }

  /** Creates a video; it is deleted at the end of the check unless the check's tenant is. */
  async copy(body: JsonObject = {}, request: Partial<CheckRequest> = {}): Promise<SeenVideo> {
    return this.made(await this.object('copyVideo', {}, { json: { input: CLIP, ...body }, ...request }));
  }

  /** Marks a video for deletion at the end of the check. */
  made<V extends JsonObject>(video: V): V & SeenVideo {
    this.#made.push(String(video.uid));
    return video as V & SeenVideo;
  }

  /**
   * A ready video without tracks, for which captions are allowed. Where checks share an account, they lend it to each
   * other. Where the target refuses the copy, or the video ends in error or not at all, the check is untestable.
   */
  async ready(body: JsonObject = {}): Promise<string> {
    if (this.t.arranged || Object.keys(body).length > 0) return this.#copied(body, (video) => this.made(video));
    const videos = await this.#lentVideos();
    const video = await videos.lend(() => this.#copied({}, (made) => made as SeenVideo));
    this.#lent.add(video);
    return video;
  }

  /** A ready video with an English track that was generated. Checks share it: they only read it. */
  captioned(): Promise<{ readonly video: string; readonly track: JsonObject }> {
    return this.t.kept('generated captions', async () => {
      const video = await this.ready();
      this.#lent.delete(video);
      return { video, track: await this.generated(video, 'en') };
    });
  }

  #lentVideos(): Promise<LentVideos> {
    const end = async ({ all }: LentVideos) => {
      for (const video of all) await this.send('deleteVideo', { video }).catch(() => {});
    };
    return this.t.kept('ready videos', async () => new LentVideos(), end);
  }

  async #copied(body: JsonObject, made: (video: JsonObject) => SeenVideo): Promise<string> {
    const answer = await this.send('copyVideo', {}, { json: { input: CLIP, ...body } });
    await this.t.prerequisite('a video', async () => void answer.expectStatus(200));
    const { uid } = made(this.#objectOf(answer, 'copyVideo'));
    const { status } = await this.settled(uid, undefined, 'a video that becomes ready');
    await this.t.prerequisite('a video that is ready', async () => {
      answer.verify(status.state === 'ready', `video ${uid} to become ready`, show(status, 300));
    });
    return uid;
  }

  /** Waits until a video is ready or in error. `needs`: the check only needs it, so that without an end it is untestable. */
  async settled(uid: string, state?: 'ready' | 'error', needs?: string): Promise<SeenVideo> {
    const what = `video ${uid} to be ready or in error`;
    return this.until(
      async () => {
        const { answer, result } = await this.do('getVideo', { video: uid });
        const video = result as SeenVideo;
        if (video.status.state !== 'ready' && video.status.state !== 'error') return null;
        const wanted = state ?? video.status.state;
        answer.verify(video.status.state === wanted, `the state ${wanted}`, show(video.status, 300));
        return video;
      },
      { what, needs },
    );
  }

  /** Starts a generation and waits until it is final. */
  async generated(video: string, language: string, status: 'ready' | 'error' = 'ready'): Promise<JsonObject> {
    await this.do('generateCaption', { video, language });
    return this.finished(video, language, status);
  }

  /** Waits until a generation is final. */
  async finished(video: string, language: string, status: 'ready' | 'error' = 'ready'): Promise<JsonObject> {
    return this.until(
      async () => {
        const { answer, result } = await this.do('getCaption', { video, language });
        const track = result as JsonObject;
        if (track.status === 'inprogress') return null;
        answer.verify(track.status === status, `the status ${status}`, show(track.status));
        return track;
      },
      { what: `captions of video ${video} in ${language} to be final` },
    );
  }

  /** Reads until a value is there: on the tenant's clock in growing steps, else every few seconds for five minutes. */
  async until<T>(look: () => Promise<T | null>, { what, needs }: Wanted): Promise<T> {
    let step = this.t.arranged ? 10 : 2;
    const most = this.t.arranged ? 3_600 : 300;
    for (let waited = 0; ; waited += step) {
      if (waited > 0) step = Math.min(step * 2, this.t.arranged ? 600 : 10);
      await this.t.wait(step);
      const seen = await look();
      if (seen !== null) return seen;
      if (waited > most) {
        const late = () => this.#late(what, most);
        await (needs === undefined ? late() : this.t.prerequisite(needs, late));
      }
    }
  }

  /** Deletes the created videos and gives lent ones back, unless the check's own tenant is deleted anyway. Never fails the check. */
  async close(): Promise<void> {
    if (this.t.arranged) return;
    for (const video of this.#made) await this.send('deleteVideo', { video }).catch(() => {});
    const steps: ClearingSteps = {
      tracks: (video) => this.tracks(video),
      remove: (video, language) => this.do('deleteCaption', { video, language }),
      look: (video) => this.object('getVideo', { video }),
    };
    for (const video of this.#lent) await (await this.#lentVideos()).giveBack(steps, video);
  }

  /** The account id behind a credential. */
  async accountOf(name: CredentialName): Promise<string> {
    return accountIn(this.t, name);
  }

  #objectOf(answer: Answer, operation: OperationName): JsonObject {
    const result = this.#resultOf(answer, operation);
    return isJsonObject(result) ? result : answer.fail('an object as result', show(result));
  }

  #resultOf(answer: Answer, operation: OperationName): JsonValue {
    if (operation === 'getCaptionVtt' || answer.bytes.length === 0) return null;
    const body = answer.json();
    const errors = body.errors as readonly JsonValue[];
    answer.verify(errors.length === 0, 'no entry in "errors" of a success', show(errors));
    return body.result ?? null;
  }

  async #late(what: string, seconds: number): Promise<never> {
    const answer = await this.send('listVideos', { rest: '?limit=1' });
    return answer.fail(`${what} within ${seconds} seconds`, 'no end');
  }
}

/** The account id of a credential. Skips the check if the target has none. */
export async function accountIn(t: CheckContext, name: CredentialName = 'full'): Promise<string> {
  const { accountId } = await t.credential(name);
  return accountId ?? t.skip('needs the account: --credential cloudflare-stream.accountId=<32 hex digits>');
}
