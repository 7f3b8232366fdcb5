import { describe, expect, it } from 'vitest';
import { DataError } from './error.ts';
import { withoutSecrets } from './secrets.ts';
import { readHubAddress, readRepository } from './sources/hub.ts';
import { bundleFolder } from './sources/url.ts';

describe('a text without secrets', () => {
  it.each([
    ['hf:http://u:p@host/a/b@main:x', 'hf:http://…@host/a/b@main:x'],
    ['https://me@host/x?a=1', 'https://…@host/x?a=1'],
    ['https://u:p%20@w@host/', 'https://…@host/'],
    ['x?X-Amz-Signature=abc&size=3', 'x?X-Amz-Signature=…&size=3'],
    ['“https://h/?access_token=abc”: found', '“https://h/?access_token=…”: found'],
    ['the token hf_abcdefghijkl is old', 'the token hf_… is old'],
  ])('%s', (text, shown) => {
    expect(withoutSecrets(text)).toBe(shown);
  });

  it.each(['google/gemma@main:x', 'https://host/a@b/c', 'layer 3: 5 @ 7', 'hf:owner/name@main:a/b.npz'])(
    'leaves alone what is no secret: %s',
    (text) => expect(withoutSecrets(text)).toBe(text),
  );

  it('is what every error for users says', () => {
    expect(new DataError('https://u:secret@host/: gone').message).toBe('https://…@host/: gone');
  });

  it.each([
    () => readHubAddress('hf:http://u:secret@host/a/b@main:x.npz'),
    () => readRepository('http://u:secret@host/a/b'),
    () => bundleFolder('https://u:secret@host/bundle/'),
  ])('is in the refusal of an address with a password', (read) => {
    expect(read).toThrow(/name or a password/);
    expect(read).not.toThrow(/secret/);
  });
});
