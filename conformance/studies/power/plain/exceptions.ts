/** Mutants that a check which runs without a control API does not notice there: by id, why. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'translateplus/listed-but-refused': 'a sample of two languages is translated, where requests cost credits',
  'cloudflare-stream/percent-as-fraction': 'a video passes the states with a percentage between two looks',
  'gcore-ai/label-lost': 'the content of the public clip is not known in advance',
  'gcore-ai/video-goes-back': 'a video passes the state between two looks',
  'gcore-ai/mp4-missing': 'the address may be missing on an account',
  'gcore-ai/tasks-cut-at-50': 'more than 50 tasks would have to be paid',
};
