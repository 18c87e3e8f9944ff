import type { JsonObject } from '../../../../src/base/json.ts';
import { captionLabel } from '../../../../src/contracts/cloudflare-stream/labels.ts';
import type { Track } from '../model/state.ts';

/** A track as the API shows it. */
export const captionView = ({ language, generated, status }: Track): JsonObject => ({
  language,
  label: captionLabel(language, generated),
  generated,
  status,
});
