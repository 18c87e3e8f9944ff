// Covers: credential-names.ts, json-members.ts

import { describe, expect, it } from 'vitest';
import { cpuTime } from '../../../test/support/cpu-time.ts';
import { isCredentialName } from './credential-names.ts';
import { blankBody, blankForm, blankHeader, blankTarget, blankText } from './places.ts';

const KEY = 'Zx81-key+/=9f"<&>';
const bare = 'Zx81key9fQ7';

describe('isCredentialName', () => {
  it('knows names of credentials in any case and with any word separators', () => {
    const names =
      'Authorization Proxy-Authorization X-API-KEY x_api_key apiKey X-Auth-Key X-Auth-Email X-Auth-Token X-Key Cookie ' +
      'Set-Cookie token access_token refreshToken api_key apikey key signature sig X-Amz-Signature X-Amz-Credential ' +
      'x-amz-security-token secret client_secret password passwd jwt session sessionid auth auth[token] id_token ' +
      'CF-Access-Client-Secret X-Gcore-Key Ocp-Apim-Subscription-Key private-key pwd CF-Authorization';
    expect(names.split(' ').filter((name) => !isCredentialName(name))).toEqual([]);
  });

  it('keeps names that clients and services need to show', () => {
    const names =
      'accept content-type location retry-after allow host user-agent task_name client_user_id name origin_url author ' +
      'language prompt_tokens max_tokens token_type page per_page search status uid id code keyword keys requireSignedURLs';
    expect(names.split(' ').filter((name) => isCredentialName(name))).toEqual([]);
  });
});

describe('blankHeader', () => {
  it.each([
    ['Authorization', `APIKey ${KEY}`, 'APIKey [redacted]'],
    ['authorization', `Token ${KEY}`, 'Token [redacted]'],
    ['Authorization', KEY, '[redacted]'],
    ['Authorization', `${bare} ${bare}`, '[redacted]'],
    ['X-Api_Key', KEY, '[redacted]'],
    ['Cookie', `a=1; s=${KEY}`, '[redacted]'],
    ['Authorization', '', ''],
    [
      'Location',
      `https://u:${bare}@h.example/x?token=${bare}&page=2`,
      'https://[redacted]@h.example/x?token=[redacted]&page=2',
    ],
    ['Accept', 'text/vtt, */*;q=0.5', 'text/vtt, */*;q=0.5'],
  ])('%s: %s', (name, value, expected) => {
    expect(blankHeader(name, value)).toBe(expected);
  });

  it('reports every value, and the parts of it that may occur again', () => {
    const found: string[] = [];
    blankHeader('Authorization', `Basic ${Buffer.from(`user:${KEY}`).toString('base64')}`, (value) =>
      found.push(value),
    );
    blankHeader('Cookie', 'a=1; s=abc', (value) => found.push(value));
    expect(found).toEqual(expect.arrayContaining([KEY, 'abc']));
  });
});

describe('blankTarget', () => {
  it.each([
    [`/v2/x?api_key=${encodeURIComponent(KEY)}&page=2`, '/v2/x?api_key=[redacted]&page=2'],
    [`/v2/x?page=2&API%2DKEY=${bare}`, '/v2/x?page=2&API%2DKEY=[redacted]'],
    [`/v2/x?auth[token]=${bare}#x`, '/v2/x?auth[token]=[redacted]'],
    [`/v2/x?authorization=Bearer%20${bare}`, '/v2/x?authorization=[redacted]'],
    [`/v2/x?${'a1'.repeat(9)}`, '/v2/x?[redacted]'],
    [`/v2/key/${bare}/x`, '/v2/key/[redacted]/x'],
    [`/v2;token=${bare}/x`, '/v2;token=[redacted]'],
    [`/v2/x?url=https://a:${bare}@h.example/`, '/v2/x?url=https://[redacted]@h.example/'],
    ['/client/v4/user/tokens/verify?search=a&limit=5', '/client/v4/user/tokens/verify?search=a&limit=5'],
    ['/x?', '/x?'],
  ])('%s', (target, expected) => {
    expect(blankTarget(target)).toBe(expected);
  });
});

describe('blankText', () => {
  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: text/plain\r\n\r\n${value}\r\n`;

  it.each([
    ['JSON members', `{"a":{"Api-Key" : ${JSON.stringify(KEY)}},"b":"c"}`, '{"a":{"Api-Key" : "[redacted]"},"b":"c"}'],
    ['escaped names', `{"t\\u006fken":"${bare}"}`, '{"t\\u006fken":"[redacted]"}'],
    [
      'lists',
      `{"keys":["x"],"token":["${bare}", "b"],"c":"d"}`,
      '{"keys":["x"],"token":["[redacted]", "[redacted]"],"c":"d"}',
    ],
    ['what broke off', `{"token":"Zx81\\"ke`, '{"token":"[redacted]'],
    ['schemes', `{"authorization":"Bearer ${bare}"}`, '{"authorization":"Bearer [redacted]"}'],
    ['JSON within JSON', `{"body":"{\\"token\\":\\"${bare}\\"}"}`, '{"body":"{\\"token\\":\\"[redacted]\\"}"}'],
    ['what looks like JSON', `{'token': '${bare}'}`, `{'token': '[redacted]'}`],
    [
      'elements',
      `<a><ApiKey x="1">${KEY.replace(/[<&]/g, '')}</ApiKey></a>`,
      '<a><ApiKey x="1">[redacted]</ApiKey></a>',
    ],
    ['attributes', `<a token="${bare}">`, '<a token="[redacted]">'],
    [
      'URLs in JSON',
      `{"url":"https:\\/\\/u:p@h.example\\/x?sig=${bare}&a=1"}`,
      '{"url":"https:\\/\\/[redacted]@h.example\\/x?sig=[redacted]&a=1"}',
    ],
    [
      'header lines',
      `{"h":"Authorization: Bearer hush\\nX-A: b"}`,
      '{"h":"Authorization: Bearer [redacted]\\nX-A: b"}',
    ],
    [
      'form parts',
      `${part('api_key', KEY)}${part('to', 'es')}--b--`,
      `${part('api_key', '[redacted]')}${part('to', 'es')}--b--`,
    ],
    ['web tokens', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_1 here', 'got [redacted] here'],
  ])('blanks %s', (_what, text, expected) => {
    expect(blankText(text)).toBe(expected);
  });

  it('keeps subtitles and members that are not credentials byte for byte', () => {
    const text =
      '{"content":"1\\n00:00:01,000 --> 00:00:02,000\\nPassword: swordfish. The key, a token of love = 1\\n","max_tokens":"5", "key":7}';
    expect(blankText(text)).toBe(text);
  });

  it('reads a body as a form only where it is one', () => {
    const type = 'application/x-www-form-urlencoded; charset=utf-8';
    expect(blankBody('a=b&key=c d;e', type)).toBe('a=b&key=[redacted]');
    for (const text of ['{"a":"b and more text"}', '1\n00:00:01,000 --> 00:00:02,000\nHello\n']) {
      expect(blankBody(text, type)).toBe(text);
    }
    expect(blankBody('to=es&token=a', undefined)).toBe('to=es&token=[redacted]');
  });

  it('blanks the whole value of a form, with any letters', () => {
    expect(blankForm(`to=es&token=a"b<c;d,e'f&x=1`)).toBe('to=es&token=[redacted]&x=1');
  });

  it('takes time linear in the length of hostile text', () => {
    const begun = cpuTime();
    for (const part of [
      '"',
      '\\',
      '"token":',
      'name=',
      '<a>',
      'a.',
      'content-disposition: name=',
      '://',
      'bearer ',
      'eyJ',
      '\\"a',
    ]) {
      blankText(part.repeat(50_000 / part.length));
    }
    // A third of a second; a square of the length would take minutes.
    expect(cpuTime() - begun).toBeLessThan(5);
  });
});
