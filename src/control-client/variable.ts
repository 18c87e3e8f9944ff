/** The environment variable with the control API's token. In its own file, so that programs can name it without loading the client. */
export const CONTROL_TOKEN_VARIABLE = 'CAPTION_HARNESS_CONTROL_TOKEN';

/** The environment variable by which `mutate` names its world to the harnesses of tests: JSON of `control` and `providers`. */
export const WORLD_VARIABLE = 'CAPTION_HARNESS_WORLD';
