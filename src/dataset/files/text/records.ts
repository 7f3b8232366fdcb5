/** What separates the fields of a row; a blank stands for any number of spaces and tabs. */
export type Separator = '\t' | ',' | ';' | '|' | ' ';

/**
 * The fields of a delimited record (RFC 4180): a field in double quotes may contain delimiters and line breaks, and two
 * double quotes in it stand for one.
 *
 * @returns the fields; null if a quoted field has not ended
 */
export function splitRecord(record: string, delimiter: string): string[] | null {
  if (!record.includes('"')) return splitPlain(record, delimiter);
  const fields: string[] = [];
  for (let at = 0; ;) {
    if (record[at] !== '"') {
      const end = record.indexOf(delimiter, at);
      fields.push(record.slice(at, end < 0 ? undefined : end));
      if (end < 0) return fields;
      at = end + 1;
      continue;
    }
    let end = record.indexOf('"', at + 1);
    while (end >= 0 && record[end + 1] === '"') end = record.indexOf('"', end + 2);
    if (end < 0) return null;
    const quoted = record.slice(at + 1, end).replaceAll('""', '"');
    const next = record.indexOf(delimiter, end + 1);
    fields.push(quoted + record.slice(end + 1, next < 0 ? undefined : next));
    if (next < 0) return fields;
    at = next + 1;
  }
}

/** A list of numbers that nobody put in quotes, at the end of a record. */
const BARE_LIST = /(?<=^|[,;|])\s*\[[\s\d.,;eE+-]*\]$/;

/** The fields of a record without quotes. A list in brackets is one field, whatever separates its numbers. */
function splitPlain(record: string, delimiter: string): string[] {
  const list = record.endsWith(']') ? BARE_LIST.exec(record) : null;
  if (!list || list.index === 0) return record.split(delimiter);
  return [...record.slice(0, list.index - 1).split(delimiter), list[0]];
}

/** The fields of a line that blanks separate: one or several spaces or tabs. */
export function splitBlanks(line: string): string[] {
  const fields = (line.includes('\t') ? line.replaceAll('\t', ' ') : line).split(' ');
  return fields.includes('') ? fields.filter((field) => field !== '') : fields;
}

/**
 * The fields of a line that tabs separate. Such a table knows no quotes, so that `"` may be a word; some programs write
 * them all the same: quotes that double each quote inside, and those without which the row has another width.
 *
 * @param width  the number of fields in a row
 */
export function splitTabs(line: string, width: number): string[] {
  const fields = line.split('\t');
  if (!line.includes('"')) return fields;
  if (fields.length !== width) {
    const quoted = splitRecord(line, '\t');
    if (quoted?.length === width) return quoted;
  }
  return fields.map((field) => (QUOTED.test(field) ? field.slice(1, -1).replaceAll('""', '"') : field));
}

/** A field in quotes with doubled quotes inside. */
const QUOTED = /^"(?=.*"")(?:[^"]|"")+"$/;

/** The records of some lines; a quoted field may continue over several of them. */
export function recordsOf(lines: readonly string[], separator: Separator): string[][] {
  if (separator === ' ') return lines.map(splitBlanks);
  if (separator === '\t') {
    const width = commonest(lines.map((line) => line.split('\t').length));
    return lines.map((line) => splitTabs(line, width));
  }
  const records: string[][] = [];
  let open = '';
  for (const line of lines) {
    const record = splitRecord(open + line, separator);
    if (record) records.push(record);
    open = record ? '' : `${open}${line}\n`;
  }
  // Without one complete row nothing is known about the columns, so the row is taken as it is.
  if (open !== '' && records.length < 2) records.push(lines[records.length]!.split(separator));
  return records;
}

/** The commonest of some numbers, the first of those that are equally common; 0 for none. */
export function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let [best, most] = [0, 0];
  for (const [number, count] of counts) if (count > most) [best, most] = [number, count];
  return best;
}
