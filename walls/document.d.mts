export const DOCUMENT: string;
export function withTable(document: string): Promise<string>;
