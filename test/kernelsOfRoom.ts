/**
 * Before each file of tests: the kernels that a test of another file chose are not active in this one. Pure rooms start with the
 * plain kernels, which compute the same on every machine, the others with the fastest, as the app and the terminal do.
 */
import { expect } from 'vitest';
import { useKernels } from '../src/math/kernels/kernels.ts';
import { plainKernels } from '../src/math/kernels/plain/plain.ts';
import { fastKernels } from './fastKernels.ts';

/** Folders of pure functions. */
const PURE =
  /[\\/]src[\\/](?:(?:math|dataset|charts|controls|figures)[\\/]|scales[\\/][^\\/]+[\\/]analysis[\\/])/;

useKernels(PURE.test(expect.getState().testPath ?? '') ? plainKernels : await fastKernels());
