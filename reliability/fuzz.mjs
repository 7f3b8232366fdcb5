/** `npm run fuzz [-- CASES]`: every parser with this number of damaged files, 100,000 by default. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const cases = process.argv[2] ?? '100000';
const { status } = spawnSync('npx', ['vitest', 'run', 'src/dataset/testing/fuzz/fuzz.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, TRICOSM_FUZZ_CASES: cases },
});
process.exitCode = status ?? 1;
