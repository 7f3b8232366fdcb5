export const CHROMIUM_FLAGS: string[];
export function findChromium(chosen?: string, places?: readonly (() => readonly string[])[]): string;
export function faultOf(path: string, limit?: number): string | null;
export function onSystem(searchPath: string): string[];
