import { readdirSync, readFileSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';
import kernels from './vite.kernels.ts';

const ALL = ['src/**/*.test.{ts,tsx}', 'workers/**/*.test.ts', 'embed/**/*.test.ts', 'test/**/*.test.ts'];
/** Rooms of pure functions. Their tests start with the plain kernels, which compute the same on every machine. */
const PURE = [
  'src/{math,dataset,charts,controls,figures}/**/*.test.{ts,tsx}',
  'src/scales/*/analysis/**/*.test.ts',
];
/** Tests that replace a module: another file that shared their process might have imported it before. */
const REPLACING = ['src', 'workers', 'embed', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\bvi\.(mock|doMock)\(/.test(readFileSync(file, 'utf8'))),
);

export default defineConfig({
  plugins: [kernels()],
  test: {
    environment: 'node',
    // A limit for a test that hangs: a busy machine may take several times the usual time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Vitest leaves one processor free, which on a machine of two is half of them.
    maxWorkers: '100%',
    // Files of tests share a process, which imports each module once: a start and its imports take longer than most files. A
    // test that replaces a global restores it.
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: PURE,
          exclude: [...configDefaults.exclude, ...REPLACING],
          isolate: false,
          setupFiles: 'test/plainKernels.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'shared',
          include: ALL,
          exclude: [...configDefaults.exclude, ...PURE, ...REPLACING],
          isolate: false,
          setupFiles: 'test/readyKernels.ts',
        },
      },
      { extends: true, test: { name: 'apart', include: REPLACING } },
    ],
  },
});
