import { spawnSync } from 'node:child_process';

/** The Python that recipes and documented code are tried with. */
export const PYTHON = '/usr/bin/python3';

/** Whether it is there, and NumPy with it: elsewhere such tests are left out. */
export const hasNumpy = spawnSync(PYTHON, ['-c', 'import numpy']).status === 0;
