import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../kernel/http/refusal.ts';
import { readMetadata } from './metadata.ts';
import { metadata } from './test-support/uploads.ts';

describe('readMetadata', () => {
  it("reads the official OpenAPI's example, with spaces after commas", () => {
    const header = 'name aGVsbG8gd29ybGQ=, requiresignedurls, allowedorigins ZXhhbXBsZS5jb20sdGVzdC5jb20=';
    expect(readMetadata(header)).toEqual({
      meta: { name: 'hello world' },
      requireSignedURLs: true,
      allowedOrigins: ['example.com', 'test.com'],
    });
  });

  it("reads the docs' example, with keys in mixed case", () => {
    expect(readMetadata('maxDurationSeconds NjAw,requiresignedurls,expiry MjAyNC0wMi0yN1QwNzoyMDo1MFo=')).toEqual({
      meta: {},
      maxDurationSeconds: 600,
      requireSignedURLs: true,
      uploadExpiry: '2024-02-27T07:20:50Z',
    });
  });

  it('puts other keys into meta, and takes origins as JSON', () => {
    const header = metadata({ filetype: 'video/mp4', filename: 'é.mp4', allowedOrigins: '["a.example"]' });
    expect(readMetadata(header)).toEqual({
      meta: { filetype: 'video/mp4', filename: 'é.mp4' },
      allowedOrigins: ['a.example'],
    });
  });

  it.each([undefined, '', '  '])('reads %j as nothing', (header) => expect(readMetadata(header)).toEqual({ meta: {} }));

  it.each([
    'name a',
    'name aGVs bG8=',
    'name gICA',
    ',name aGVsbG8=',
    `${metadata({ name: 'a' })},${metadata({ NAME: 'b' })}`,
    metadata({ maxdurationseconds: '0' }),
    metadata({ maxdurationseconds: 'x' }),
    metadata({ expiry: 'tomorrow' }),
    metadata({ thumbnailtimestamppct: '1.5' }),
  ])('refuses %j', (header) => expect(() => readMetadata(header)).toThrow(Refusal));
});
