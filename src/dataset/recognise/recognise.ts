import { AS_FOUND, type Corrections } from '../corrections.ts';
import { DataError } from '../error.ts';
import { UnknownEncoding } from '../files/text/encoding.ts';
import { encodingName } from '../textEncodings.ts';
import { found, withChoices } from '../formats/finding.ts';
import type { Format, Head, Reading } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import { knownEndings } from '../formats/names.ts';
import { UNKNOWN_SIZES } from '../formats/sae/configuration.ts';
import type { OpenedFile } from '../sources/source.ts';
import { headOf } from './head.ts';
import { type OnceReadFile, readOnce } from './readOnce.ts';
import type { PairedFile, RecognisedFile } from './recognised.ts';

/** A file as it is read when nobody says otherwise. */
export const AS_IT_IS: Reading = { corrections: AS_FOUND, sizes: UNKNOWN_SIZES };

/** A file of which the head was read. */
export interface SeenFile {
  readonly path: string;
  readonly file: OnceReadFile;
  /** the head, or why there is none */
  readonly head: Head | DataError;
}

/**
 * Reads the head of a file. A damaged one is no error here: what is wrong with it is part of the result.
 *
 * @param path  the file's name, with its folder if it has one
 */
export async function seeFile(
  path: string,
  opened: OpenedFile,
  formats: readonly Format[] = FORMATS,
): Promise<SeenFile> {
  const file = readOnce(opened);
  return { path, file, head: await orFault(headOf(path, file, formats)) };
}

/** What a promise gives, or the `DataError` that it rejects with. */
export async function orFault<T>(promise: Promise<T>): Promise<T | DataError> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
}

/** The first format of the list that a head looks like, or why there is none. */
function formatOf(head: Head, corrections: Corrections, formats: readonly Format[]): Format | DataError {
  const format = formats.find(({ looks }) => looks(head, corrections));
  if (format) return format;
  if (head.size === 0) {
    return new DataError(
      `${head.name}: expected the contents of a file, found an empty file; write it again or leave it out.`,
    );
  }
  return new DataError(
    head.json
      ? `${head.name}: expected words, pairs of {"input", "output"} or a configuration, found another list; leave it out.`
      : `${head.name}: expected ${knownEndings(formats).join(', ')} or a text table, found another kind of file; leave it out.`,
  );
}

/** What a file is to a dataset, as far as its head says it: enough to find which files belong together. */
export function roleOf(
  { path, head }: SeenFile,
  corrections: Corrections,
  formats: readonly Format[] = FORMATS,
): PairedFile {
  const format = head instanceof DataError ? head : formatOf(head, corrections, formats);
  if (format instanceof DataError) return { path, role: 'unknown', fault: format.message };
  return { path, role: format.role, fault: '' };
}

/** Says what a file is, how it is read and why it cannot be used, if so; then forgets its bytes. */
export async function describeFile(
  { path, file, head }: SeenFile,
  reading: Reading,
  formats: readonly Format[] = FORMATS,
): Promise<RecognisedFile> {
  const format = head instanceof DataError ? head : formatOf(head, reading.corrections, formats);
  if (head instanceof DataError || format instanceof DataError) {
    return damaged(path, '', head instanceof DataError ? head : (format as DataError));
  }
  const { encoding } = head;
  const describe = async () => (await format.load()).describe(head, file, reading);
  const finding = await orFault(describe());
  file.forget();
  if (finding instanceof DataError) return damaged(path, format.id, finding, encoding);
  const recognised = { path, format: format.id, fault: '', ...finding };
  if (encoding === undefined) return recognised;
  return withChoices(
    { ...recognised, what: `${finding.what}, in ${encodingName(encoding)}` },
    { ...finding.choices, encoding },
  );
}

/** What is wrong with a file. The user may choose the encoding of a text that has another than UTF-8. */
function damaged(path: string, format: string, fault: DataError, encoding?: string): RecognisedFile {
  const undecided = fault instanceof UnknownEncoding;
  const what = undecided ? 'text in an unknown encoding' : 'damaged';
  const file = { path, format, ...found('unknown', what), fault: fault.message };
  const chosen = encoding ?? (undecided ? '' : undefined);
  return chosen === undefined ? file : withChoices(file, { encoding: chosen });
}

/**
 * Recognises one file by its name and its contents. It never throws for bad input: `fault` says what is wrong.
 *
 * @param path  the file's name, with its folder if it has one
 */
export async function recognise(
  path: string,
  opened: OpenedFile,
  reading: Reading = AS_IT_IS,
  formats: readonly Format[] = FORMATS,
): Promise<RecognisedFile> {
  return describeFile(await seeFile(path, opened, formats), reading, formats);
}
