export function roomOf(file: string): string | undefined;
export function houseFiles(root: string): string[];
export function targetOf(file: string, specifier: string): string;
