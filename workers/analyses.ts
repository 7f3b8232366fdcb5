/**
 * Every job that a worker can do: each file of `analyses/` calls `implement` for some of them, a file for each scale and
 * files for what no scale owns. They are found by their place, so that none is forgotten in a list.
 */
import.meta.glob(['./analyses/*.ts', '!./analyses/*.test.ts'], { eager: true });
