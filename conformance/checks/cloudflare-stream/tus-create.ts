import { isDeepStrictEqual } from 'node:util';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, documented, observed, SPEC, spec } from './support/sources.ts';
import type { SeenVideo } from './support/stream.ts';
import { askForUpload, createUpload, metadata, offsetOf, ofTus, TUS, TUS_PAGE, tus } from './support/tus.ts';

/** The members of a header that is a list: RFC 9110, 5.6.1 allows spaces around its commas. */
const listed = (header: string): string[] => header.split(',').map((member) => member.trim());

/** POST /stream with Tus-Resumable: creates a resumable upload. */
export const tusCreateChecks = [
  check({
    id: 'tus/create',
    title: 'A creation gives a URL for the file, and a video that waits',
    quote:
      'Initiates a video upload using the TUS protocol. On success, the server responds with a status code 201 (created) and includes a location header to indicate where the content should be uploaded.',
    requirement: '201 with Location, Stream-Media-ID and Tus-Resumable: 1.0.0; the video is in the state pendingupload',
    evidence: spec,
    cost: { requests: 4 },
    run: async (stream) => {
      const { uid, answer } = await createUpload(stream, 1_000);
      answer.verify(answer.header('tus-resumable') === '1.0.0', 'Tus-Resumable 1.0.0', show(answer.exchange.response));
      const { answer: look, result } = await stream.do('getVideo', { video: uid });
      const { status } = result as SeenVideo;
      look.verify(status.state === 'pendingupload', 'the state pendingupload', show(status));
    },
  }),
  check({
    id: 'tus/metadata',
    title: 'Upload-Metadata sets the fields of the video',
    quote: 'Comma-separated key-value pairs following the TUS protocol specification. Values are Base-64 encoded.',
    requirement:
      "name, requiresignedurls (bare) and allowedorigins, as in the OpenAPI's example with ', ' between them",
    evidence: documented(`${SPEC}; ${TUS_PAGE}`),
    cost: { requests: 4 },
    run: async (stream) => {
      const header = 'name aGVsbG8gd29ybGQ=, requiresignedurls, allowedorigins ZXhhbXBsZS5jb20sdGVzdC5jb20=';
      const { uid } = await createUpload(stream, 1_000, { headers: { 'Upload-Metadata': header } });
      const { answer, result } = await stream.do('getVideo', { video: uid });
      const { meta, requireSignedURLs, allowedOrigins } = result as Record<string, Record<string, unknown>>;
      answer.verify(meta?.name === 'hello world', 'meta.name "hello world"', show(meta));
      answer.verify((requireSignedURLs as unknown) === true, 'requireSignedURLs true', show(requireSignedURLs));
      const origins = ['example.com', 'test.com'];
      answer.verify(
        isDeepStrictEqual(allowedOrigins, origins),
        `allowedOrigins ${show(origins)}`,
        show(allowedOrigins),
      );
    },
  }),
  check({
    id: 'tus/metadata-other',
    title: 'Other metadata goes into meta',
    quote: 'Setting arbitrary metadata values in the Upload-Metadata header sets values in the meta key in Stream API.',
    requirement: 'Arbitrary metadata values set the meta key',
    evidence: documented(TUS_PAGE),
    cost: { requests: 4 },
    run: async (stream) => {
      const headers = { 'Upload-Metadata': metadata({ filetype: 'video/mp4', filename: 'é.mp4' }) };
      const { uid } = await createUpload(stream, 1_000, { headers });
      const { answer, result } = await stream.do('getVideo', { video: uid });
      const { meta } = result as Record<string, Record<string, unknown>>;
      const isThere = meta?.filetype === 'video/mp4' && meta?.filename === 'é.mp4';
      answer.verify(isThere, 'filetype and filename in meta', show(meta));
    },
  }),
  check({
    id: 'tus/creator',
    title: 'The header Upload-Creator names the creator',
    quote:
      'Setting a creator value in the Upload-Creator header can be used to identify the creator of the video content',
    requirement: 'Upload-Creator: a user-defined identifier for the media creator',
    evidence: documented(`${SPEC}; ${TUS_PAGE}`),
    cost: { requests: 4 },
    run: async (stream) => {
      const { uid } = await createUpload(stream, 1_000, { headers: { 'Upload-Creator': 'creator-id_abcde12345' } });
      const { answer, result } = await stream.do('getVideo', { video: uid });
      const { creator } = result as Record<string, unknown>;
      answer.verify(creator === 'creator-id_abcde12345', 'the creator', show(creator));
    },
  }),
  check({
    id: 'tus/default-duration',
    title: 'An upload of an end user reserves four hours, unless it says less',
    requirement: 'maxDurationSeconds 14400 with direct_user=true and without maxDurationSeconds, else what was sent',
    evidence: observed('github.com/cloudflare/cloudflare-go/issues/1399; maxDurationSeconds is documented'),
    cost: { requests: 9 },
    run: async (stream) => {
      const rows = { none: 14_400, maxDurationSeconds: 600, maxdurationseconds: 600 };
      await eachRow(stream.t, rows, async (expected, key) => {
        const headers = key === 'none' ? {} : { 'Upload-Metadata': metadata({ [key]: '600' }) };
        const { uid } = await createUpload(stream, 1_000, { headers });
        const { answer, result } = await stream.do('getVideo', { video: uid });
        const { maxDurationSeconds } = result as Record<string, unknown>;
        answer.verify(maxDurationSeconds === expected, `maxDurationSeconds ${expected}`, show(maxDurationSeconds));
      });
    },
  }),
  check({
    id: 'tus/credential',
    title: 'Only the URL of an end user needs no credential, its creation does',
    quote: 'Initiates upload request [...] Requests tus upload URL (authenticated)',
    requirement: 'Authorization is required with and without direct_user',
    evidence: documented(
      'cloudflare-docs stream/uploading-videos/direct-creator-uploads.mdx: your backend requests the URL',
    ),
    cost: { requests: 4 },
    run: async (stream) => {
      await offsetOf(stream, await createUpload(stream, 1_000));
      expectRefused(await askForUpload(stream, 1_000, {}, { credential: null }), refusals.noCredential);
    },
  }),
  check({
    id: 'tus/length',
    title: 'Upload-Length is required, a whole number',
    quote: 'Indicates the size of the entire upload in bytes. The value must be a non-negative integer.',
    requirement: 'Upload-Length: required, an integer from 0; a creation without it is refused',
    evidence: spec,
    cost: { requests: 4 },
    run: async (stream) => {
      const rows = { missing: '', negative: '-1', 'a text': 'many', 'a fraction': '10.5' };
      await eachRow(stream.t, rows, async (length) => {
        expectRefused(await askForUpload(stream, length), refusals.refused);
      });
    },
  }),
  check({
    id: 'tus/too-large',
    title: 'A file over 30 GB is refused when it is announced',
    quote: 'By default, a video upload can be at most 30 GB.',
    requirement: 'Uploads of up to 30 GB; a larger Upload-Length gets 413',
    evidence: documented(`cloudflare-docs stream/faq.mdx; 413: ${TUS}`),
    cost: { requests: 1 },
    run: async (stream) => {
      expectRefused(await askForUpload(stream, 33_000_000_000), refusals.refused);
    },
  }),
  check({
    id: 'tus/version',
    title: 'Another version of tus is refused, with the known one',
    quote:
      'If the version specified by the Client is not supported by the Server, it MUST respond with the 412 Precondition Failed status and MUST include the Tus-Version header into the response. In addition, the Server MUST NOT process the request.',
    requirement: '412 Precondition Failed with Tus-Version, and nothing is processed',
    evidence: tus,
    cost: { requests: 1 },
    run: async (stream) => {
      const answer = await askForUpload(stream, 1_000, { headers: { 'Tus-Resumable': '0.2.2' } });
      answer.expectStatus(412);
      const versions = answer.header('tus-version') ?? '';
      answer.verify(listed(versions).includes('1.0.0'), 'Tus-Version with 1.0.0', show(versions));
    },
  }),
  check({
    id: 'tus/metadata-invalid',
    title: 'Metadata that cannot be is refused',
    requirement: 'A value that is not Base64, a key that comes twice, a duration of 0: 400',
    evidence: assumed(`${TUS}: values are Base64, keys are unique`),
    cost: { requests: 3 },
    run: async (stream) => {
      const rows = {
        'not Base64': 'name ???',
        'a key twice': `${metadata({ name: 'a' })},${metadata({ name: 'b' })}`,
        'no duration': metadata({ maxdurationseconds: '0' }),
      };
      await eachRow(stream.t, rows, async (header) => {
        const headers = { 'Upload-Metadata': header };
        expectRefused(await askForUpload(stream, 1_000, { headers }), refusals.badRequest);
      });
    },
  }),
  check({
    id: 'tus/deletion-too-soon',
    title: 'A deletion can be scheduled 30 days ahead, not earlier',
    quote:
      "The specified date and time cannot be earlier than 30 days or later than 1,096 days from the video's created timestamp.",
    requirement: 'scheduleddeletion: at least 30 days after the upload',
    evidence: documented(TUS_PAGE),
    cost: { requests: 1 },
    run: async (stream) => {
      const tomorrow = new Date((await stream.t.now()) + 86_400_000).toISOString();
      const headers = { 'Upload-Metadata': metadata({ scheduleddeletion: tomorrow }) };
      expectRefused(await askForUpload(stream, 1_000, { headers }), refusals.outOfRange);
    },
  }),
  check({
    id: 'tus/deletion-too-late',
    title: 'A deletion can be scheduled 1,096 days ahead, not later',
    quote:
      "The specified date and time cannot be earlier than 30 days or later than 1,096 days from the video's created timestamp.",
    requirement: 'scheduleddeletion: at most 1,096 days after the upload',
    evidence: documented(TUS_PAGE),
    cost: { requests: 1 },
    run: async (stream) => {
      const inFourYears = new Date((await stream.t.now()) + 4 * 365 * 86_400_000).toISOString();
      const headers = { 'Upload-Metadata': metadata({ scheduleddeletion: inFourYears }) };
      expectRefused(await askForUpload(stream, 1_000, { headers }), refusals.outOfRange);
    },
  }),
  check({
    id: 'tus/empty',
    title: 'A file of no byte can be announced',
    quote:
      'The Upload-Offset request and response header indicates a byte offset within a resource. The value MUST be a non-negative integer.',
    requirement: "Upload-Length: 0 gets 201, as the vendor's SDK suites send it",
    evidence: documented(`${TUS}, Creation; cloudflare-typescript and -python suites`),
    cost: { requests: 3 },
    run: async (stream) => {
      await createUpload(stream, 0);
    },
  }),
  check({
    id: 'tus/options',
    title: 'OPTIONS names the version and the extensions',
    requirement: '204 or 200 with Tus-Version 1.0.0, and creation in Tus-Extension',
    evidence: ofTus,
    cost: { requests: 3 },
    run: async (stream) => {
      const { url } = await createUpload(stream, 1_000);
      const answer = await stream.t.send({ method: 'OPTIONS', path: url, credential: null });
      answer.expectStatus(204, 200);
      const [versions = '', extensions = ''] = [answer.header('tus-version'), answer.header('tus-extension')];
      answer.verify(listed(versions).includes('1.0.0'), 'Tus-Version with 1.0.0', show(versions));
      answer.verify(listed(extensions).includes('creation'), 'creation in Tus-Extension', show(extensions));
    },
  }),
];
