import { defineConfig } from 'vitest/config';
import kernels from './vite.kernels.ts';

export default defineConfig({
  plugins: [kernels()],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'workers/**/*.test.ts', 'embed/**/*.test.ts', 'test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    // Vitest leaves one processor free, which on a machine of two is half of them.
    maxWorkers: '100%',
  },
});
