/** Mutants that a check which runs without a control API does not notice there: by id, why. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'translateplus/listed-but-refused': 'a sample of two languages is translated, where requests cost credits',
  'cloudflare-stream/percent-as-fraction': 'a video passes the states with a percentage between two looks',
  'gcore-ai/label-lost': 'the content of the public clip is not known in advance',
  'gcore-ai/video-goes-back': 'a video passes the state between two looks',
  'gcore-ai/mp4-missing': 'the address may be missing on an account',
  'gcore-ai/tasks-cut-at-50': 'more than 50 tasks would have to be paid',
};

/**
 * Mutants that fail a run there although every check that they break by themselves is a probe: by id, a check on something else that fails,
 * because all checks share an account. `plain.long.test.ts` tries them.
 */
export const FAILS_ANOTHER: Readonly<Record<string, string>> = {
  'cloudflare-stream/late-result-returns': 'cloudflare-stream/captions-list/follows-changes',
  'cloudflare-stream/edit-anything': 'cloudflare-stream/videos/get',
  'cloudflare-stream/regions-deleted-together': 'cloudflare-stream/languages/tag-forms',
  'cloudflare-stream/late-generate-caption': 'cloudflare-stream/captions-generate/answer',
  'cloudflare-stream/late-upload-once': 'cloudflare-stream/direct-upload/once',
};
