import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { listHub } from './hub.ts';
import { listingFault, refusalOf } from './hubFault.ts';

const repository = { hub: 'https://huggingface.co', repository: 'a/b', revision: 'main' };
const refusal = (error: unknown) => refusalOf(listingFault(repository, error).message);

test('a redirection without an end and a host that does not answer have messages of their own', () => {
  const refused = new TypeError('Failed to fetch');
  expect(listingFault(repository, refused, true).message).toContain('found a redirection that leads to none');
  expect(listingFault(repository, refused).message).toContain('(CORS)');
  expect(listingFault(repository, refused).message).not.toContain('redirection');
});

test('a repository that is not listed is gone or closed; other failures are neither', () => {
  expect(refusal(Object.assign(new Error('x'), { statusCode: 404 }))).toBe('gone');
  for (const statusCode of [401, 403]) {
    expect(refusal(Object.assign(new Error('x'), { statusCode }))).toBe('closed');
  }
  expect(refusal(Object.assign(new Error('x'), { statusCode: 500 }))).toBeNull();
  expect(refusal(new TypeError('Failed to fetch'))).toBeNull();
  expect(refusal(new SyntaxError('Unexpected token <'))).toBeNull();
});

describe('a hub that redirects in a loop', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is named as such', async () => {
    vi.stubGlobal('fetch', async (_: unknown, init?: RequestInit) => {
      if (init?.redirect === 'manual') return new Response(null, { status: 302 });
      throw new TypeError('Failed to fetch');
    });
    await expect(listHub(repository, '', () => {})).rejects.toThrow(/a redirection that leads to none/);
  });
});
