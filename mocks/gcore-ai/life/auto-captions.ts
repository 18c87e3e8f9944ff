import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import { languageOf } from '../../../src/contracts/gcore-ai/language-rules.ts';
import { defaultTranslations } from '../../../src/contracts/gcore-ai/languages.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { subtitlesOf, videosOf } from '../model/state.ts';
import { addSubtitle } from '../model/subtitle-store.ts';
import type { Attachment, TaskRow } from '../model/task-row.ts';
import { sourceUrlOf } from '../model/video-addresses.ts';
import type { CaptionRequest, VideoRow } from '../model/video-row.ts';
import { vttOf } from '../views/transcript-file.ts';
import { createTask } from './create-task.ts';

/** Reads `default` or comma-separated codes; null if one of them is not a language. */
export function readTargets(text: string): readonly string[] | null {
  if (text === 'default') return defaultTranslations;
  const codes = text.split(',').map((code) => languageOf(code.trim())?.code);
  const known = codes.filter((code) => code !== undefined);
  return known.length === codes.length ? [...new Set(known)] : null;
}

/** The name of a generated subtitle (documented): `German (AI-generated)`. */
export const generatedName = (code: string): string =>
  `${languageOf(code)?.name ?? code} ${facts.generatedSuffix.value}`;

/** Starts captioning a video. The result is stored in a waiting subtitle, or in a new one. */
export function startCaptions(
  tenant: Tenant,
  video: VideoRow,
  captions: CaptionRequest,
  subtitle: number | null,
): TaskRow {
  const attach = { video: video.id, subtitle, targets: captions.targets };
  return createTask(tenant, requestFor(tenant, video, captions.audio, null), attach);
}

const requestFor = (tenant: Tenant, video: VideoRow, audio: string | null, target: string | null) => ({
  url: sourceUrlOf(tenant, video),
  task_name: 'transcription' as const,
  ...(audio === null ? {} : { audio_language: audio }),
  ...(target === null ? {} : { subtitles_language: target }),
  client_entity_data: String(video.id),
});

/**
 * Adds a finished transcription to its video as a subtitle, then starts the translations. Without speech it adds
 * nothing. What a user gave to the waiting subtitle meanwhile stays; of its text a switch decides.
 */
export function attachSubtitle(tenant: Tenant, row: TaskRow, attach: Attachment): void {
  const video = videosOf(tenant).find('id', attach.video);
  if (!video || row.outcome?.kind !== 'speech' || row.outcome.times.length === 0) return;
  const spoken = row.outcome.languages[0] ?? '';
  const language = languageOf(row.request.subtitles_language ?? spoken)?.code ?? spoken;
  const vtt = vttOf(tenant, row.outcome);
  const waiting = attach.subtitle === null ? null : subtitlesOf(tenant).find('id', attach.subtitle);
  if (waiting) {
    if (waiting.vtt === null || tenant.switch('gcore-ai.lateText') === 'replace') waiting.vtt = vtt;
    waiting.language ??= language;
    waiting.name ??= generatedName(language);
  } else if (attach.subtitle === null) {
    addSubtitle(tenant, { video: video.id, name: generatedName(language), language, vtt });
  }
  const targets = attach.targets.filter((target) => target !== spoken);
  for (const target of targets) {
    const request = requestFor(tenant, video, row.request.audio_language ?? spoken, target);
    createTask(tenant, request, { video: video.id, subtitle: null, targets: [] });
  }
}
