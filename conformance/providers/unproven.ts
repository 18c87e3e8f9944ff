/** Why no check can prove some failures of every provider. */
export const UNPROVEN = {
  belowHttp: "no HTTP client sends it: it is answered below the service; the mock's own tests do, on a raw socket",
  headers: 'answered below the service, by the server before it, at a size that no source documents',
  notByRequest: 'no request causes it; as a fault it is for tests of clients',
  cut: 'a client that cuts a request off does not receive the answer',
  noDocumentedLimit: 'no limit is documented, so that no size can be demanded to be refused',
} as const;
