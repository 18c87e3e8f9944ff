import { assumed, documented, observed, own } from '../../base/evidence.ts';
import type { BehaviourTable } from '../types.ts';

/** What Workers AI promises, or is assumed to do, beyond its schemas and refusals. */
export const behaviours = {
  'model-paths': {
    statement: 'The model in the path may be raw (@cf/openai/whisper) or encoded (@cf%2Fopenai%2Fwhisper).',
    evidence: observed('curl in the docs sends one form, cloudflare npm 7.3.0 the other (captured)'),
  },
  'binary-input': {
    statement: 'whisper and whisper-tiny-en take raw bytes under any content type but JSON.',
    evidence: assumed('the docs show curl --data-binary, which says form-urlencoded'),
  },
  'turbo-json-only': {
    statement: 'whisper-large-v3-turbo takes JSON only.',
    evidence: documented('cloudflare-docs workers-ai-models/whisper-large-v3-turbo.json'),
  },
  'turbo-words': {
    statement: 'Words of turbo carry a leading space and stand in the segments only.',
    evidence: observed('ci:67571528900'),
  },
  'turbo-vtt': {
    statement: 'The vtt of turbo has one word a cue, MM:SS.mmm and no cue numbers.',
    evidence: observed('ci:67571528900'),
  },
  'classic-vtt': {
    statement: 'The vtt of whisper has one sentence a cue, MM:SS.mmm and no cue numbers.',
    evidence: assumed('the field is documented, its cues are not'),
  },
  'language-default': {
    statement: 'language is en and task transcribe unless said otherwise; translate answers in English.',
    evidence: documented('cloudflare-docs workers-ai-models/whisper-large-v3-turbo.json'),
  },
  'task-window': {
    statement: '720 requests a minute for speech recognition, besides the window of the user.',
    evidence: documented('cloudflare-docs workers-ai/platform/limits'),
  },
  deterministic: {
    statement: 'The same audio gives the same text, known recordings their real one.',
    evidence: own('this mock’s own rule'),
  },
} as const satisfies BehaviourTable;
