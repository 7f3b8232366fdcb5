export function roomOf(file: string): string | undefined;
export function houseFiles(root: string): string[];
