import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../src/base/clock.ts';
import { parseJsonText } from '../../../src/base/json-text.ts';
import { redactJson } from '../../../src/base/secrets/redact-json.ts';
import { Secrets } from '../../../src/base/secrets/secrets.ts';
import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Ledger } from '../../live/ledger.ts';
import { ownPartBy } from '../../live/own-part.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { CheckResult } from '../../model/result.ts';
import { DecisionLog } from '../evidence/probes/decisions.ts';
import { Recorder, type Recording, readRecording } from './recording.ts';

/** The file name of a recording in its folder. */
const FILE = 'recording.json';

/** Gathers a run's exchanges and writes them as shapes. */
export interface OpenRecorder {
  /** `check` is the whole id of the check that got the answer. */
  readonly note: (provider: ProviderId, exchange: Exchange, check?: string) => void;
  /** Writes `recording.json` into the folder, without any of the secrets; `results` are those of the run's checks. */
  write(folder: string, target: string, secrets: readonly string[], results?: readonly CheckResult[]): void;
  /** Returns what was gathered, without any of the secrets. */
  recording(target: string, secrets?: readonly string[], results?: readonly CheckResult[]): Recording;
}

/** Starts a recording of servers at these addresses. With a ledger, lists keep only the resources in it. */
export function openRecorder(baseUrls: Readonly<Partial<Record<ProviderId, string>>>, ledger?: Ledger): OpenRecorder {
  const recorder = new Recorder(baseUrls, ledger && ownPartBy(ledger));
  const log = new DecisionLog(baseUrls);
  const recording = (
    target: string,
    secrets: readonly string[] = [],
    results: readonly CheckResult[] = [],
  ): Recording => {
    const whole = recorder.recording(target, new Date(systemClock.now()).toISOString());
    const known = new Secrets(secrets);
    const decisions = log.decisions(results);
    return redactJson({ ...whole, ...(decisions.length === 0 ? {} : { decisions }) }, (text) => known.redact(text));
  };
  return {
    note: (provider, exchange, check = '') => {
      recorder.note(provider, exchange);
      log.note(provider, exchange, check);
    },
    recording,
    write: (folder, target, secrets, results) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, FILE), `${JSON.stringify(recording(target, secrets, results), null, 2)}\n`);
    },
  };
}

/** There is no recording at a path. The message names the path and the reason. */
export class RecordingFileError extends Error {
  override readonly name = 'RecordingFileError';
}

/** Reads a recording from its folder or file. @throws {RecordingFileError} when there is none */
export function readRecordingAt(path: string): Recording {
  try {
    const file = statSync(path).isDirectory() ? join(path, FILE) : path;
    return readRecording(parseJsonText(readFileSync(file, 'utf8')));
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'the file does not exist' : 'the file is not a recording';
    throw new RecordingFileError(`no recording at ${path}: ${why}.`);
  }
}
