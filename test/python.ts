import { spawnSync } from 'node:child_process';

/** The Python that runs recipes and documented code in tests. */
export const PYTHON = '/usr/bin/python3';

/** Whether this Python and NumPy are installed; without them such tests are skipped. */
export const hasNumpy = spawnSync(PYTHON, ['-c', 'import numpy']).status === 0;
