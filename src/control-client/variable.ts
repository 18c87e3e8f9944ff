/** The environment variable that holds the control API's token. Apart, so that programs can name it without loading the client. */
export const CONTROL_TOKEN_VARIABLE = 'CAPTION_HARNESS_CONTROL_TOKEN';
