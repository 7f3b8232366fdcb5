import { expect, test } from 'vitest';
import { listingFault, refusalOf } from './hubFault.ts';

const repository = { hub: 'https://huggingface.co', repository: 'a/b', revision: 'main' };
const refusal = (error: unknown) => refusalOf(listingFault(repository, error).message);

test('a repository that is not listed is gone or closed; other failures are neither', () => {
  expect(refusal(Object.assign(new Error('x'), { statusCode: 404 }))).toBe('gone');
  for (const statusCode of [401, 403]) {
    expect(refusal(Object.assign(new Error('x'), { statusCode }))).toBe('closed');
  }
  expect(refusal(Object.assign(new Error('x'), { statusCode: 500 }))).toBeNull();
  expect(refusal(new TypeError('Failed to fetch'))).toBeNull();
  expect(refusal(new SyntaxError('Unexpected token <'))).toBeNull();
});
