/**
 * Every job that a worker can do. A scale adds its own: a file in `analyses/` that calls `implement` for
 * each of the scale's jobs, imported here.
 */
import './analyses/dataset.ts';
import './analyses/neighbours.ts';
import './analyses/atom.ts';
import './analyses/galaxy.ts';
import './analyses/brain.ts';
