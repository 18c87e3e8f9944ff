/** True for a `Content-Encoding` header that calls a body compressed: any coding but `identity` (RFC 9110, 8.4). */
export const isEncoded = (header: string | undefined): boolean =>
  (header ?? '').split(',').some((coding) => !['', 'identity'].includes(coding.trim().toLowerCase()));
