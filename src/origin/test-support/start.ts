import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { helloVideo, type PipelineMocks, usePipelineMocks } from '../../../test/support/pipeline-mocks.ts';
import { loopbackHost, translatePlusTranslator, workersAiTranscriber } from '../../pipeline/index.ts';
import { type OriginOptions, type RunningOrigin, startOrigin } from '../index.ts';

/** An origin on mocks, with a clock for ages. */
export interface TestOrigin {
  readonly at: PipelineMocks;
  readonly clock: { time: number };
  readonly defects: unknown[];
  origin: RunningOrigin;
  /** Stops it like a crash, applies `changes`, and starts it again. */
  restart(changes?: Partial<OriginOptions>): Promise<void>;
  close(): Promise<void>;
}

/** Starts one in its own folder, with Workers AI and TranslatePlus. */
export async function useOrigin(changes: Partial<OriginOptions> = {}): Promise<TestOrigin> {
  const at = await usePipelineMocks();
  const clock = { time: Date.UTC(2026, 5, 1) };
  const defects: unknown[] = [];
  const start = (more: Partial<OriginOptions>) =>
    startOrigin({
      data: join(at.folder, 'data'),
      services: {
        transcriber: workersAiTranscriber(at.workersAi),
        translator: translatePlusTranslator(at.translatePlus, 'origin'),
        clock: at.clock,
        host: loopbackHost,
      },
      clock: { now: () => clock.time },
      onDefect: (error) => defects.push(error),
      ...changes,
      ...more,
    });
  const running: TestOrigin = {
    at,
    clock,
    defects,
    origin: await start({}),
    async restart(more = {}) {
      await running.origin.close();
      running.origin = await start(more);
    },
    async close() {
      await running.origin.close();
      await at.close();
    },
  };
  return running;
}

/** The bundled video as a form. */
export async function helloForm(fields: Record<string, string> = {}, name = 'hello.mp4'): Promise<FormData> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('video', new Blob([await readFile(helloVideo)]), name);
  return form;
}

/** A video of the API. */
export interface VideoView {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly language: string | null;
  readonly job: {
    readonly state: string;
    readonly error: { readonly kind: string; readonly message: string } | null;
    readonly stages: Readonly<Record<string, { readonly state: string }>>;
  };
  readonly tracks: readonly { readonly language: string; readonly vtt: string; readonly srt: string }[];
}

/** Uploads the bundled video. */
export async function upload(url: string, fields: Record<string, string> = {}, headers = {}): Promise<VideoView> {
  const answer = await fetch(`${url}/videos`, { method: 'POST', body: await helloForm(fields), headers });
  if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as VideoView;
}

/** Reads a video's events until its job has ended. */
export async function ended(url: string, id: string, headers = {}): Promise<VideoView> {
  let last: VideoView | undefined;
  for await (const view of eventsOf(url, id, headers)) {
    last = view;
    if (['done', 'failed'].includes(view.job.state)) return view;
  }
  throw new Error(`the events ended at ${JSON.stringify(last)}`);
}

/** Yields a video's events. */
export async function* eventsOf(url: string, id: string, headers = {}): AsyncGenerator<VideoView> {
  const stop = new AbortController();
  const answer = await fetch(`${url}/videos/${id}/events`, { signal: stop.signal, headers });
  try {
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^id: \S+\nevent: video\ndata: (.*)$/.exec(block)?.[1];
        if (data !== undefined) yield JSON.parse(data) as VideoView;
      }
    }
  } finally {
    stop.abort();
  }
}
