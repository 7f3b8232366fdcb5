/**
 * Every analysis, for a thread that serves as a member of a team: the lead lends it parts of any job, and does not say which
 * files to load. The table of affinities loads each one on demand; here all of them are known.
 */
import.meta.glob(['./analyses/**/*.ts', '!./analyses/**/*.test.ts'], { eager: true });
import.meta.glob(['../src/math/affinity/*.ts', '!../src/math/affinity/*.test.ts'], { eager: true });
