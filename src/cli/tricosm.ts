import { main } from './main.ts';

/** The script of the worker threads, which the build puts next to this one (vite.cli.config.ts). */
const MEMBER = './member.js';

await main(new URL(MEMBER, import.meta.url));
