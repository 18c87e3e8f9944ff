const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'M-SEARCH'];
const SEGMENTS = [
  ...['%00', '%zz', '%', '..', '.', '%2e%2e', '%2f', '', '*', ':id', '{id}', '%F0%9F%98%80', '%ff', 'a'.repeat(4_000)],
  ...['constructor', '__proto__', 'toString', '0', '-1', '1e9', '99999999999999999999', 'null', 'en', 'EN-gb', ';a=b'],
];
const QUERIES = [
  ...['limit=-1', 'limit=1e9', 'limit=', 'page=NaN', 'a[b]=c', '__proto__=x', 'constructor[prototype][x]=1', 'a&b&&='],
  ...[
    'limit=10&limit=20',
    '%zz=%zz',
    'q=%00',
    `q=${'a'.repeat(6_000)}`,
    'to=es,xx',
    'type=%F0%9F%98%80',
    'before=yesterday',
  ],
];
const TARGETS = ['*', '//', '/%', '/.', '/?', '/a?b?c', 'http://[/', 'http://127.0.0.1/health', '/\\', '/%00'];
const HEADERS = [
  ['Authorization', ['', 'Bearer', 'Bearer ', 'Basic eDp5', 'APIKey', `Bearer ${'a'.repeat(3_000)}`, 'Bearer \xe9']],
  ['X-API-KEY', ['', ' ', 'constructor', '__proto__', 'a b', '\xff']],
  [
    'Content-Type',
    ['', 'text/plain', 'application/json; charset=utf-16', 'multipart/form-data', 'a/b/c', 'application/xml'],
  ],
  ['Content-Encoding', ['gzip', 'br', 'identity', 'nonsense', 'gzip, gzip']],
  ['Accept', ['', '*/*;q=nonsense', 'text/html', 'a'.repeat(2_000)]],
  ['Range', ['bytes=0-', 'bytes=-1', 'bytes=5-2', 'bytes=0-0,2-2', 'bytes=99999999999999999999-', 'lines=1', 'bytes=']],
  ['If-Match', ['*', '"x"', 'W/"x"', 'x', '"', ',,,']],
  ['If-None-Match', ['*', '"x", W/"y"', '']],
  ['If-Modified-Since', ['2099', 'Sun Nov  6 08:49:37 1994', 'Sunday, 06-Nov-94 08:49:37 GMT', 'x']],
  ['If-Range', ['"x"', 'W/"x"', 'Sun, 06 Nov 1994 08:49:37 GMT', '']],
  ['Origin', ['null', 'https://other.example', 'nonsense', 'http://127.0.0.1']],
  ['Sec-Fetch-Site', ['cross-site', 'same-origin', 'nonsense']],
  ['Host', ['other.example', '127.0.0.1', '[::1]:1', 'localhost:99999', 'a b']],
  ['X-Forwarded-Host', ['evil.example', 'a b']],
  ['X-HTTP-Method-Override', ['DELETE']],
  ['Idempotency-Key', ['a', 'a'.repeat(500)]],
  ['Upload-Creator', ['a', '\xe9', 'a'.repeat(500)]],
  ['Cookie', ['a=b; a=b; =; ;', 'a'.repeat(4_000)]],
  ['Expect', ['100-continue', 'nonsense']],
];
const DEEP = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);
const VALUES = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    -1e308,
    2 ** 53,
    8_640_000_000_000_001,
    '',
    ' ',
    '0',
    'null',
    '\u0000',
    '\ud800',
  ],
  ...[
    'constructor',
    '__proto__',
    'x'.repeat(20_000),
    '\u202e\ufeff',
    '-->',
    '{}',
    [],
    {},
    [null],
    { a: { b: { c: [] } } },
    DEEP,
  ],
  ...[
    '9999-12-31T23:59:59Z',
    'http://127.0.0.1:9/',
    'http://[',
    'file:///etc/passwd',
    'manual:2030-01-01T00:00:00Z',
    'scaled:1e308',
  ],
];

/** A request as it goes out: `{ method, target, headers, body }`. Up to four of its parts are changed by chance. */
export function mutate(random, seed, headers) {
  const changes = random.percent(25) ? 0 : 1 + random.below(3);
  const made = { method: seed.method, target: seed.target, headers: { ...headers }, body: undefined };
  made.body = makeBody(random, seed, made.headers, changes > 0);
  for (let change = 0; change < changes; change += 1) random.pick(CHANGES)(random, made);
  if (made.body?.length === 0) delete made.body;
  return made;
}

const CHANGES = [
  (random, made) => {
    made.method = random.pick(METHODS);
  },
  changePath,
  (random, made) => {
    made.target += `${made.target.includes('?') ? '&' : '?'}${random.pick(QUERIES)}`;
  },
  (random, made) => {
    if (random.percent(20)) made.target = random.pick(TARGETS);
  },
  changeHeader,
  changeHeader,
  (random, made) => {
    delete made.headers[random.pick(Object.keys(made.headers))];
  },
  changeBytes,
];

function changePath(random, made) {
  const [path, query] = made.target.split('?');
  const segments = path.split('/');
  const at = 1 + random.below(segments.length);
  if (random.percent(70)) segments[Math.min(at, segments.length - 1)] = random.pick(SEGMENTS);
  else segments.splice(at, random.below(2), random.pick(SEGMENTS));
  made.target = `${segments.join('/') || '/'}${query === undefined ? '' : `?${query}`}`;
}

function changeHeader(random, made) {
  const [name, values] = random.pick(HEADERS);
  made.headers[name] = random.pick(values);
}

function changeBytes(random, made) {
  const { body } = made;
  if (body === undefined || body.length === 0) {
    if (random.percent(30)) made.body = random.bytes(random.below(300));
    return;
  }
  const at = random.below(body.length);
  const kinds = [
    () => body.subarray(0, at),
    () => Buffer.concat([body.subarray(0, at), random.bytes(1 + random.below(8)), body.subarray(at)]),
    () => Buffer.concat([body, body]),
    () => Buffer.concat([Buffer.from('\ufeff'), body]),
    () => Buffer.from(body.toString('latin1'), 'utf16le'),
    () => Buffer.concat([body.subarray(0, at), random.bytes(1), body.subarray(at + 1)]),
    () => Buffer.alloc(random.below(200_000), ' '),
  ];
  made.body = random.pick(kinds)();
}

function makeBody(random, seed, headers, isChanged) {
  if (seed.json !== undefined) {
    headers['Content-Type'] = 'application/json';
    const value = isChanged && random.percent(70) ? changeJson(random, structuredClone(seed.json)) : seed.json;
    return Buffer.from(JSON.stringify(value) ?? '');
  }
  if (seed.parts !== undefined) {
    headers['Content-Type'] = 'multipart/form-data; boundary=fuzz';
    return makeForm(random, seed.parts, isChanged);
  }
  return seed.bytes;
}

/** Changes a member or two, somewhere. */
function changeJson(random, value) {
  if (random.percent(4)) return structuredClone(random.pick(VALUES));
  for (let times = 1 + random.below(2); times > 0; times -= 1) {
    let holder = value;
    let keys = Object.keys(holder);
    for (let key = random.pick(keys); holder[key] && typeof holder[key] === 'object' && random.percent(60); ) {
      holder = holder[key];
      keys = Object.keys(holder);
      if (keys.length === 0) break;
      key = random.pick(keys);
    }
    const name = random.pick([...keys, random.pick(['constructor', 'hasOwnProperty', 'extra', ''])]);
    if (random.percent(15)) delete holder[name];
    else holder[name] = structuredClone(random.pick(VALUES));
  }
  return value;
}

const PART_HEADERS = [
  'Content-Type: text/plain; charset=utf-16',
  'Content-Transfer-Encoding: base64',
  'X-A: b',
  'nonsense',
  '',
];

function makeForm(random, parts, isChanged) {
  const odd = (share) => isChanged && random.percent(share);
  const delimiter = () => (odd(5) ? random.pick(['--fuz', '--fuzzy', '-fuzz', '--fuzz--']) : '--fuzz');
  const end = () => (odd(4) ? random.pick(['\n', '\r', ' \r\n', '']) : '\r\n');
  const pieces = parts.flatMap(([name, fileName, content]) => {
    const shown = odd(15)
      ? random.pick(['file', 'video', 'audio', 'to', '', '__proto__', 'a"b', 'x'.repeat(500)])
      : name;
    const file = fileName === null && !odd(10) ? '' : `; filename="${odd(10) ? '../\xe9\0' : fileName}"`;
    const disposition = odd(5) ? 'form-data' : `form-data; name="${shown}"${file}`;
    const more = odd(10) ? `${random.pick(PART_HEADERS)}${end()}` : '';
    const bytes = odd(10) ? Buffer.concat([content, Buffer.from('\r\n--fuzzy text\r\n')]) : content;
    const head = `${delimiter()}${end()}Content-Disposition: ${disposition}${end()}${more}${end()}`;
    const piece = [Buffer.from(head, 'latin1'), bytes, Buffer.from(end())];
    return odd(5) ? [...piece, ...piece] : piece;
  });
  return Buffer.concat([...pieces, Buffer.from(odd(8) ? '' : '--fuzz--\r\n')]);
}
