/**
 * Every job that a worker can do: each file of `analyses/` calls `implement` for some of them, a file for each scale and
 * files for the jobs that no scale owns. They are found by their folder: no list has to name them.
 */
import.meta.glob(['./analyses/*.ts', '!./analyses/*.test.ts'], { eager: true });
