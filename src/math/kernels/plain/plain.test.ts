import { expect, test } from 'vitest';
import { kernels, useKernels } from '../kernels.ts';
import { describeKernels } from '../testing/laws.ts';
import { plainKernels } from './plain.ts';

describeKernels('plain', () => plainKernels);

test('the plain kernels are active until others are chosen', () => {
  expect(kernels()).toBe(plainKernels);
  const others = { ...plainKernels };
  useKernels(others);
  expect(kernels()).toBe(others);
  useKernels(plainKernels);
});
