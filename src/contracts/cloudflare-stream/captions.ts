import { assumed, documented } from '../../base/evidence.ts';

const CAPTIONS_PAGE = 'cloudflare-docs stream/edit-videos/adding-captions.mdx';

/** Languages that captions are generated in. A region may follow: support is checked on the language alone. */
export const generatedLanguages: readonly string[] = 'cs nl en fr de it ja ko pl pt ru es'.split(' ');

/** Where the list stands. */
export const generatedLanguagesEvidence = documented(`${CAPTIONS_PAGE}; twelve since 2025-01-30 (pull request 19562)`);

/** Bytes of a caption file. */
export const CAPTION_FILE_LIMIT = 10_485_760;

/** Why this many. */
export const captionFileLimitEvidence = assumed(
  `${CAPTIONS_PAGE} says 10 MB; of the two readings the larger one is taken`,
);

/** What the label of a generated track ends with. */
export const GENERATED_SUFFIX = ' (auto-generated)';

/** The longest video that captions are generated for, in seconds. */
export const GENERATE_LIMIT_SECONDS = 4 * 60 * 60;

/** Why this long. */
export const generateLimitEvidence = assumed('a limit is documented without a figure; longer than any film');
