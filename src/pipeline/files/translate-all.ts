import pLimit from 'p-limit';
import { deriveHex } from '../../base/derive.ts';
import { convertSubtitles } from '../../subtitles/index.ts';
import { explain } from '../explain.ts';
import type { OutputRecord } from '../outputs/types.ts';
import { isThere, writeOutput } from '../publishers/output-file.ts';
import type { CaptionFile, FileTranslator, StageTools } from '../stages/types.ts';
import { checkTranslation } from '../translators/check-translation.ts';
import { putText } from './put-text.ts';

/** A caption file, and what becomes of it. */
export interface FileWork {
  readonly file: CaptionFile;
  readonly files: readonly { readonly language: string; readonly path: string }[];
}

/** Most languages at work at once. */
const PARALLEL = 4;

/**
 * Translates a file into each language and writes the results. A failed language does not stop the others.
 * @returns the units that were paid
 */
export async function translateAll(
  { file, files }: FileWork,
  translator: FileTranslator | undefined,
  { overwrite, tools }: { readonly overwrite: boolean; readonly tools: StageTools },
): Promise<number> {
  if (!translator) throw new TypeError('the options were checked to have a translator of files');
  const { effects } = tools;
  const costs = files.map(({ language }) => translator.cost(file, language, effects));
  const held = await translator.hold(costs, tools);
  const limited = pLimit(PARALLEL);
  let amount = 0;
  const one = async ({ language, path }: FileWork['files'][number], at: number): Promise<void> => {
    const release = () => {
      amount += costs[at] ?? 0;
      held[at]?.();
    };
    const translated = await translator.translate(file, language, release, tools);
    checkTranslation('The service', asVtt(file.content, file), asVtt(translated, file), language);
    const { content: text, kept } = putText(file.content, translated, file.format);
    if (kept.length > 0) {
      tools.notice(`In ${path}, these cues kept the text of the source: ${kept.slice(0, 20).join(', ')}.`);
    }
    const { outputs, source, notice } = tools;
    const isOwn = ({ video }: OutputRecord) => video === source;
    const writer = { outputs, key: effects.key, source, overwrite, notice, isOwn };
    const there = () => isThere([{ path, text }], writer);
    await effects.once<string>({
      name: `publish/file/${deriveHex(12, path, text)}`,
      noLateness: true,
      async do() {
        await writeOutput(path, text, writer);
        return path;
      },
      find: async () => ((await there()) ? { state: 'done', outcome: path } : { state: 'not-done' }),
      holds: there,
    });
  };
  try {
    const ends = await Promise.allSettled(files.map((each, at) => limited(() => one(each, at))));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw explain(failed.reason);
    return amount;
  } finally {
    for (const release of held) release();
  }
}

const asVtt = (content: string, { format }: CaptionFile): string => convertSubtitles(content, format, 'vtt').content;
