/** Why no check can prove some failures of every provider. */
export const UNPROVEN = {
  belowHttp:
    "HTTP clients cannot send it: it is answered below the service; the mock's own tests send it on a raw socket",
  headers: 'answered below the service, by the server before it, at a size that no source documents',
  notByRequest: 'no request causes it; it exists as a fault for tests of clients',
  cut: 'a client that cuts a request off does not receive the answer',
  noDocumentedLimit: 'no limit is documented, so a check cannot demand a refusal of any size',
} as const;
