import { configDefaults, defineConfig } from 'vitest/config';
import kernels from './vite.kernels.ts';

const ALL = ['src/**/*.test.{ts,tsx}', 'workers/**/*.test.ts', 'embed/**/*.test.ts', 'test/**/*.test.ts'];
/**
 * Rooms of pure functions: their tests share a process, which imports each module once. A test here that replaces a global
 * restores it. Tests of stores, registries and programs have a process for each file.
 */
const PURE = [
  'src/{math,dataset,charts,controls,figures}/**/*.test.{ts,tsx}',
  'src/scales/*/analysis/**/*.test.ts',
];

export default defineConfig({
  plugins: [kernels()],
  test: {
    environment: 'node',
    // A limit for a test that hangs: a busy machine may take several times the usual time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Vitest leaves one processor free, which on a machine of two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: PURE, isolate: false, setupFiles: 'test/plainKernels.ts' },
      },
      { extends: true, test: { name: 'apart', include: ALL, exclude: [...configDefaults.exclude, ...PURE] } },
    ],
  },
});
