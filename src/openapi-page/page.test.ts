// Covers: html.ts, operation.ts

import { expect, it } from 'vitest';
import { html } from './html.ts';
import { documentPage } from './page.ts';

it('escapes whatever a document holds', () => {
  const evil = '<script>"&\'';
  const document = {
    openapi: '3.1.0',
    info: { title: evil, version: evil, description: evil },
    paths: {
      [evil]: {
        get: {
          operationId: evil,
          summary: evil,
          parameters: [{ name: evil, in: 'query', description: evil }],
          responses: {
            200: { description: evil },
            400: { description: evil, content: { [evil]: { examples: { [evil]: { summary: evil, value: evil } } } } },
          },
        },
      },
    },
  };
  const text = documentPage({ id: 'x', document }, [{ id: 'x', document }]);
  expect(text).not.toContain('<script>');
  expect(text).not.toContain(evil);
  expect(html`${evil}${[html`<b>${1}</b>`, 'a']}`.text).toBe('&#60;script&#62;&#34;&#38;&#39;<b>1</b>a');
});
