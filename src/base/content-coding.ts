/** Whether a `Content-Encoding` header declares a body as compressed: any coding except `identity` (RFC 9110, 8.4). */
export const isEncoded = (header: string | undefined): boolean =>
  (header ?? '').split(',').some((coding) => !['', 'identity'].includes(coding.trim().toLowerCase()));
