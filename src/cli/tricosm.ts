import { main } from './main.ts';

/** The build puts the worker threads' script next to this one (`vite.cli.config.ts`). */
const MEMBER = './member.js';

await main(new URL(MEMBER, import.meta.url));
