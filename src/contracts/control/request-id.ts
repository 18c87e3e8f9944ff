/** The header that every answer of a mock carries; `GET /explain/{id}` of the control API takes its value. */
export const REQUEST_ID_HEADER = 'X-Harness-Request-Id';
