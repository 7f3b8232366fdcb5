/** Before each file of tests: the fastest kernels, as in the app and in the terminal, also if a test of another file chose others. */
import { useKernels } from '../src/math/kernels/kernels.ts';
import { fastKernels } from './fastKernels.ts';

useKernels(await fastKernels());
