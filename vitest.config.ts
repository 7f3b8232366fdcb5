import { readdirSync, readFileSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';
import kernels from './vite.kernels.ts';

const ALL = ['src/**/*.test.{ts,tsx}', 'workers/**/*.test.ts', 'embed/**/*.test.ts', 'test/**/*.test.ts'];
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
          name: 'together',
          include: ALL,
          exclude: [...configDefaults.exclude, ...REPLACING],
          isolate: false,
          setupFiles: 'test/kernelsOfRoom.ts',
        },
      },
      { extends: true, test: { name: 'apart', include: REPLACING } },
    ],
  },
});
