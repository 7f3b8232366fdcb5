/** Before each file of tests: the kernels that a test of another file chose are not active in this one. */
import { useKernels } from '../src/math/kernels/kernels.ts';
import { plainKernels } from '../src/math/kernels/plain/plain.ts';

useKernels(plainKernels);
