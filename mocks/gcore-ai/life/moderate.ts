import { deriveNumber } from '../../../src/base/derive.ts';
import { type CategoryRow, categories } from '../../../src/contracts/gcore-ai/categories.ts';
import type { Media } from '../model/media.ts';
import type { FoundFrame, Outcome, TaskRequest } from '../model/task-row.ts';

const FRAMES_PER_SECOND = 25;

/** Reads `LABEL[:threshold],...`; null if a label is not in the category or a threshold is not a number from 0 to 1. */
export function readStopObjects(text: string, category: CategoryRow): ReadonlyMap<string, number> | null {
  const stops = new Map<string, number>();
  for (const part of text.split(',').map((one) => one.trim())) {
    const [label = '', threshold] = part.split(':');
    const value = threshold === undefined ? category.threshold : Number(threshold);
    if (!category.labels.includes(label) || threshold?.trim() === '' || !(value >= 0 && value <= 1)) return null;
    stops.set(label, value);
  }
  return stops;
}

/** The frames in which a category's labels show, in order. The search ends at the first stop object. */
export function moderate(request: TaskRequest, media: Media): Outcome {
  const category: CategoryRow | undefined = request.category && categories[request.category];
  if (!category) return { kind: 'found', frames: [] };
  const frames = media.labels
    .filter((label) => category.labels.includes(label))
    .map((label) => frameOf(label, media, category))
    .sort((left, right) => left.frame_number - right.frame_number);
  const stops = request.stop_objects ? readStopObjects(request.stop_objects, category) : null;
  const end = frames.findIndex(
    ({ label, confidence }) => confidence >= (stops?.get(label) ?? Number.POSITIVE_INFINITY),
  );
  return { kind: 'found', frames: end < 0 ? frames : frames.slice(0, end + 1) };
}

/**
 * The frame and confidence of a label, derived from the media and the label; confidence to two decimals, at least the
 * threshold.
 */
function frameOf(label: string, media: Media, category: CategoryRow): FoundFrame {
  const last = Math.max(0, Math.floor(media.durationSeconds * FRAMES_PER_SECOND) - 1);
  const least = Math.round(category.threshold * 100) + 1;
  return {
    label,
    frame_number: deriveNumber(media.seed, label, 'frame') % (last + 1),
    confidence: (least + (deriveNumber(media.seed, label, 'confidence') % (101 - least))) / 100,
  };
}
