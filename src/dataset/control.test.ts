import { expect, it } from 'vitest';
import { controlText, parseControl, printControl } from './control.ts';
import { referenceKey, referenceTo } from './reference.ts';

it('is printed and parsed', () => {
  for (const text of ['', 'random', 'spectrum@7', 'permuted@4294967295', 'random@0']) {
    const control = parseControl(text);
    expect(control).not.toBeUndefined();
    expect(printControl(control!)).toBe(text);
  }
  expect(parseControl('random@42')).toEqual({ kind: 'random', seed: 42 });
  for (const text of ['shuffled', 'random@', 'random@-1', 'random@1.5', 'random@4294967296', 'random@1@2']) {
    expect(parseControl(text)).toBeUndefined();
  }
});

it('names what it is not', () => {
  expect(controlText({ kind: 'permuted', seed: 3 }, 'feature')).toBe(
    'control: permuted components, seed 3 — not the SAE',
  );
  expect(controlText({ kind: 'random', seed: 3 }, 'word')).toMatch(/not the word vectors$/);
});

it('makes another dataset; without it keys are as they were before there were controls', () => {
  const web = referenceTo({ kind: 'web', address: 'https://host.example/sae.npz' });
  const keys = [null, parseControl('random')!, parseControl('random@7')!].map((control) =>
    referenceKey({ ...web, control }),
  );
  expect(new Set(keys).size).toBe(3);
  expect(keys[0]).toBe(
    '["https://host.example/sae.npz",{"label":"","tensor":"","transpose":false},{"centre":false,"unit":false}]',
  );
});
