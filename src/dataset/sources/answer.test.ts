import { expect, it } from 'vitest';
import { readAnswer } from './answer.ts';

const bytes = Uint8Array.from({ length: 3_000_001 }, (_, i) => (i * i) % 251);

/** A stream of pieces of several sizes; a byte stream fills the memory that its reader gives. */
function streamOf(type: 'bytes' | undefined): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  const pull = (controller: ReadableStreamDefaultController | ReadableByteStreamController) => {
    const piece = bytes.slice(at, at + 700_001);
    at += piece.length;
    if (piece.length > 0) controller.enqueue(piece);
    else {
      controller.close();
      (controller as ReadableByteStreamController).byobRequest?.respond(0);
    }
  };
  const source = { pull } as UnderlyingDefaultSource<Uint8Array<ArrayBuffer>>;
  return new ReadableStream(type ? { ...(source as object), type } : source);
}

it.each(['bytes', undefined] as const)(
  'reads a body of type %s whole, of known length or not',
  async (type) => {
    for (const expected of [bytes.length, null]) {
      const found = await readAnswer(new Response(streamOf(type)), { place: 'x.bin' }, expected, {});
      expect(Buffer.compare(found, bytes)).toBe(0);
    }
  },
);
