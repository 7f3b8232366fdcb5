import { describe, expect, it } from 'vitest';
import { answerFrom, parseRange } from './ranges.ts';

describe('a range', () => {
  it('is parsed, and ends with the file', () => {
    expect(parseRange('bytes=0-9', 100)).toEqual([0, 10]);
    expect(parseRange('bytes=90-400', 100)).toEqual([90, 100]);
    expect(parseRange('bytes=90-', 100)).toEqual([90, 100]);
  });

  it('is refused if it lies behind the end, or is of another form', () => {
    for (const header of ['bytes=100-110', 'bytes=-5', 'bytes=0-1,4-5', 'lines=0-1', 'bytes=5-2']) {
      expect(parseRange(header, 100), header).toBeNull();
    }
  });
});

describe('an answer from a stored file', () => {
  const headers = { etag: '"a"', 'content-encoding': 'gzip', 'content-length': '7', 'content-type': 'x/y' };
  const stored = () => new Response(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), { headers });

  it('is the whole file, without what was true of its transfer only', async () => {
    const answer = await answerFrom(stored(), null);
    expect(answer.status).toBe(200);
    expect((await answer.bytes()).length).toBe(10);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('etag')).toBe('"a"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is a part, as a host would send it', async () => {
    const answer = await answerFrom(stored(), 'bytes=2-4');
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe('bytes 2-4/10');
    expect([...(await answer.bytes())]).toEqual([2, 3, 4]);
  });

  it('says that there is no such part', async () => {
    const answer = await answerFrom(stored(), 'bytes=10-12');
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */10');
  });
});
