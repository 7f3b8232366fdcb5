import { gunzipStart, isGzip } from '../files/inflate.ts';
import { MOST_FIELDS, readJson, TEXT_LIMIT } from '../files/json.ts';
import { readNpyFile } from '../files/npy.ts';
import { npzOf } from '../files/npz.ts';
import { isParquet, openParquet } from '../files/parquet/parquet.ts';
import { BARE, openTensors } from '../files/tensors.ts';
import { decodeStart, ENCODING_SAMPLE, encodingOf } from '../files/text/encoding.ts';
import { textHead } from '../files/text/head.ts';
import { TORCH_ENDINGS } from '../files/torch/endings.ts';
import { binaryWords } from '../files/wordVectors.ts';
import { zipEntries } from '../files/zip.ts';
import { MANIFEST } from '../formats/bundle/format.ts';
import { endsAs, type Format, type Head } from '../formats/format.ts';
import { TEXT_ENDINGS } from '../formats/tables/format.ts';
import { isTextTable } from '../formats/tables/textTable.ts';
import { checkMost } from '../sources/limits.ts';
import { type OpenedFile, wholeFile } from '../sources/source.ts';

type Contents = Omit<Head, 'name' | 'size'>;
type ReadContents = (file: OpenedFile, name: string) => Promise<Contents>;

/** Enough of a text file to hold some rows, in bytes. */
const START = 1 << 16;

const startOf = (file: OpenedFile) => file.read(0, Math.min(START, file.size));

const inJson: ReadContents = async (file, name) => {
  checkMost(file.size, MANIFEST.test(name) ? MOST_FIELDS : TEXT_LIMIT, name);
  const value = await readJson(await wholeFile(file, name), name);
  return { json: { value }, ...stated(await encodingIn(file, name)) };
};

const inZip: ReadContents = async (file, name) => {
  const entries = await zipEntries(file, name);
  const members = entries.map((entry) => entry.name);
  // An archive without an array holds something else: a bundle, or files that have to be unpacked.
  if (members.some((member) => MANIFEST.test(member)) || !members.some((member) => /\.npy$/i.test(member)))
    return { members };
  return { members, tensors: npzOf(entries, file, name) };
};

const inNpy: ReadContents = async (file, name) => {
  const tensors = await openTensors(file, name);
  return { array: { shape: await tensors.shape(BARE), type: await tensors.type(BARE) } };
};

const inPackedNpy: ReadContents = async (file, name) => {
  const { shape } = await readNpyFile(await wholeFile(file, name), name);
  return { array: { shape, type: null } };
};

const inParquet: ReadContents = async (file, name) =>
  (await isParquet(file)) ? { parquet: await openParquet(file, name) } : {};

const inText: ReadContents = async (file, name) => {
  const encoding = await encodingIn(file, name);
  const start = await startOf(file);
  const plain = isGzip(start) ? await gunzipStart(start, START, name) : start;
  return { text: textHead(decodeStart(plain, encoding)), ...stated(encoding) };
};

/** Text in JSON Lines, of which only the encoding is read here. */
const inLines: ReadContents = async (file, name) => stated(await encodingIn(file, name));

/** The encoding of a text file, gzipped or plain. */
async function encodingIn(file: OpenedFile, name: string): Promise<string> {
  const sample = await file.read(0, Math.min(ENCODING_SAMPLE, file.size));
  if (!isGzip(sample)) return encodingOf(sample, name);
  const plain = await gunzipStart(sample, ENCODING_SAMPLE, name);
  return encodingOf(plain, name, false);
}

/** An encoding as a part of a head; UTF-8 and UTF-16 go without saying. */
const stated = (encoding: string) => (encoding.startsWith('utf-') ? {} : { encoding });

const inTensors: ReadContents = async (file, name) => ({ tensors: await openTensors(file, name) });

/** Word vectors in binary form, or a PyTorch checkpoint. */
const inBinary: ReadContents = async (file, name) => {
  const start = await startOf(file);
  const words = binaryWords(isGzip(start) ? await gunzipStart(start, START, name) : start);
  if (words) return { binaryWords: words };
  return isGzip(start) ? {} : inTensors(file, name);
};

/** What a file holds whose name says nothing: text, or something that is not known here. */
const inUnknown: ReadContents = async (file, name) =>
  isTextTable(await startOf(file), name) ? inText(file, name) : {};

/** How the head of a container is read, by the ending of its name. */
const CONTAINERS: readonly (readonly [readonly string[], ReadContents])[] = [
  [['.json', '.json.gz', '.yaml'], inJson],
  [['.jsonl', '.jsonl.gz'], inLines],
  [['.npz', '.zip'], inZip],
  [['.bin', '.bin.gz'], inBinary],
  [['.safetensors', ...TORCH_ENDINGS], inTensors],
  [['.npy'], inNpy],
  [['.npy.gz'], inPackedNpy],
  [['.parquet'], inParquet],
  [TEXT_ENDINGS, inText],
];

/**
 * Reads the head of a file: what its container says before the contents are parsed. A file that a format knows by its
 * name, such as `.jsonl`, is not read.
 *
 * @param path  the file's name, with its folder if it has one
 * @param formats  the formats whose names are known
 * @throws DataError when the container is damaged
 */
export async function headOf(path: string, file: OpenedFile, formats: readonly Format[]): Promise<Head> {
  const name = path.replace(/^.*\//, '');
  const container = CONTAINERS.find(([endings]) => endsAs(name, endings))?.[1];
  const known = formats.some(({ endings }) => endsAs(name, endings));
  const contents = container ? await container(file, name) : known ? {} : await inUnknown(file, name);
  return {
    name,
    size: file.size,
    ...contents,
    ...(file.encoding !== undefined && { encoding: file.encoding }),
  };
}
