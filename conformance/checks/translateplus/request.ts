import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import { affordable, eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { BAD_REQUEST, expectDetail, expectRefusal } from './support/refusals.ts';
import { PAGE } from './support/sources.ts';
import { contentOf, SAMPLE_BODY, translation, vttOf } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  format: 'format string (required): Subtitle format: "srt" or "vtt"',
} as const;

const required = <const Field extends keyof typeof SAMPLE_BODY>(field: Field, quote: string) =>
  check({
    id: `request/${field}-required`,
    title: `A request without ${field} is refused`,
    quote: `${field} string (required): ${quote}`,
    requirement: `${field} string (required): ${quote}`,
    evidence: documented(`${PAGE}, Body Parameters; the refusal is undocumented: any 400 or 422 with a detail`),
    cost: { requests: 1 },
    run: async (t) => {
      const { [field]: _left, ...rest } = SAMPLE_BODY;
      expectRefusal(await t.send(translation({}, { json: rest })), BAD_REQUEST);
    },
  });

/** Section "Headers" and "Body Parameters". */
export const requestChecks = [
  check({
    id: 'request/srt-accepted',
    title: 'An SRT file is translated',
    quote: says.format,
    requirement: 'format: Subtitle format: "srt" or "vtt"',
    evidence: documented(`${PAGE}, Body Parameters`),
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      contentOf(await t.send(translation({}, { shared: 'always' })));
    },
  }),
  check({
    id: 'request/vtt-accepted',
    title: 'A WebVTT file is translated',
    quote: 'Format Support: Supports both SRT (SubRip) and VTT (WebVTT) subtitle formats',
    requirement: 'Format Support: Supports both SRT (SubRip) and VTT (WebVTT) subtitle formats',
    evidence: documented(`${PAGE}, Features`),
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      contentOf(await t.send(translation({ format: 'vtt', content: vttOf(['Hello world']) }, { shared: 'always' })));
    },
  }),
  required('format', 'Subtitle format: "srt" or "vtt"'),
  required('content', 'The subtitle file content (SRT or VTT format)'),
  required('source', 'Source language code (e.g., "en", "fr") or "auto" for auto-detection'),
  required('target', 'Target language code (e.g., "en", "fr")'),
  check({
    id: 'request/fields-are-strings',
    title: 'A field of another type than string is refused',
    quote: says.format,
    requirement: 'format, content, source, target: string (required)',
    evidence: documented(`${PAGE}, Body Parameters; the refusal is undocumented: any 400 or 422 with a detail`),
    cost: { requests: 2 },
    run: async (t) => {
      const rows = {
        'content is a number': { content: 12 },
        'format is null': { format: null },
        'source is a list': { source: ['en'] },
        'target is an object': { target: { code: 'es' } },
        'content is true': { content: true },
        'content is a list': { content: [SAMPLE_BODY.content] },
        'target is null': { target: null },
        'format is a number': { format: 1 },
      };
      await eachRow(t, affordable(t, rows, 2), async (changes) => {
        expectRefusal(await t.send(translation(changes)), BAD_REQUEST);
      });
    },
  }),
  check({
    id: 'request/content-type-json',
    title: 'A body that is not declared as JSON is refused',
    requirement: 'Content-Type: Must be application/json',
    evidence: assumed('the docs demand the type, but name no refusal: any 400, 415 or 422 with a detail'),
    cost: { requests: 1 },
    run: async (t) => {
      const rows = {
        'text/plain': 'text/plain',
        'a form': 'application/x-www-form-urlencoded',
        XML: 'application/xml',
      };
      await eachRow(t, affordable(t, rows, 1), async (type) => {
        const answer = await t.send(translation({}, { headers: { 'Content-Type': type } }));
        expectRefusal(answer, [...BAD_REQUEST, 415]);
      });
    },
  }),
  check({
    id: 'request/content-type-parameters',
    title: 'A charset parameter does not matter',
    requirement: 'Content-Type application/json is accepted with ; charset=utf-8 as well',
    evidence: observed('translateplus-java e835a46, -wp c2fd799 and -polylang 27c33e1 send it'),
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      const rows = {
        'charset=utf-8': 'application/json; charset=utf-8',
        'charset=UTF-8, no space': 'application/json;charset=UTF-8',
        'type in capitals': 'Application/JSON',
      };
      await eachRow(t, affordable(t, rows, 1), async (type) => {
        contentOf(await t.send(translation({}, { headers: { 'Content-Type': type } })));
      });
    },
  }),
  check({
    id: 'request/not-json',
    title: 'A body that is not a JSON object is refused in the error shape',
    requirement: 'A body that cannot be read as a JSON object is refused with a detail',
    evidence: assumed('all documented errors have a detail; 400, or 422 in the FastAPI manner'),
    cost: { requests: 2 },
    run: async (t) => {
      const rows = {
        'cut off': '{"format": "srt", "content": "1',
        empty: '',
        'a list': '[]',
        'a string': '"hello"',
        null: 'null',
        'not JSON': 'format=srt&target=es',
        'a stray comma': '{"format":"srt",}',
      };
      await eachRow(t, affordable(t, rows, 2), async (body) => {
        const { json: _json, ...request } = translation({}, { body, headers: { 'Content-Type': 'application/json' } });
        expectRefusal(await t.send(request), BAD_REQUEST);
      });
    },
  }),
  check({
    id: 'request/source-auto',
    title: 'The source language may be detected',
    quote: 'source string (required): Source language code (e.g., "en", "fr") or "auto" for auto-detection',
    requirement: 'source: ... or "auto" for auto-detection',
    evidence: documented(`${PAGE}, Body Parameters`),
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      contentOf(await t.send(translation({ source: 'auto' }, { shared: 'always' })));
    },
  }),
  check({
    id: 'request/unknown-fields',
    title: 'Unknown body fields are ignored',
    requirement: 'An undocumented body field does not stop a request',
    evidence: assumed('the default of FastAPI and of Django REST Framework'),
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      contentOf(await t.send(translation({ glossary: null, 'x-note': { a: [1, 2] } })));
    },
  }),
  check({
    id: 'request/format-unknown',
    title: 'Another format is refused in the documented words',
    quote: '400 Bad Request. Invalid request parameters: { "detail": "Format must be \'srt\' or \'vtt\'" }',
    requirement: `400 Bad Request: {"detail": "Format must be 'srt' or 'vtt'"}`,
    evidence: documented(`${PAGE}, Error Responses`),
    cost: { requests: 1 },
    run: async (t) => {
      await eachRow(
        t,
        affordable(t, { ass: 'ass', txt: 'txt', subrip: 'subrip', 'srt,vtt': 'srt,vtt' }, 1),
        async (format) => {
          expectDetail(
            await t.send(translation({ format }, { shared: 'always' })),
            [400],
            ["Format must be 'srt' or 'vtt'"],
          );
        },
      );
    },
  }),
];
