/**
 * Every job that a worker can do: each file of `analyses/` calls `implement` for some of them, a file for each scale and
 * files for the jobs that no scale owns. They are found by their folder: no list has to name them.
 */
import.meta.glob(['./analyses/*.ts', '!./analyses/*.test.ts'], { eager: true });

/**
 * The table of affinities loads each one on demand, but every thread of a team has to know their tasks: a thread that lends
 * parts to the others does not tell them which files to load.
 */
import.meta.glob(['../src/math/affinity/*.ts', '!../src/math/affinity/*.test.ts'], { eager: true });
