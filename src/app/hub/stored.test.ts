import { expect, it } from 'vitest';
import { nameOf } from './stored.ts';

it('a kept part with a malformed name is listed by what is written', () => {
  expect(nameOf('https://host/o/n/resolve/main/a%20b.npz?version=1')).toBe('o/n · main/a b.npz');
  expect(nameOf('https://host/o/%E0%A4%A.npz')).toBe('o/%E0%A4%A.npz');
});
