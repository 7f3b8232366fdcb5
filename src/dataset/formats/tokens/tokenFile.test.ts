import { describe, expect, it } from 'vitest';
import { readTokenFile } from './tokenFile.ts';

const read = (text: string) => readTokenFile(new TextEncoder().encode(text), 'days.csv');

describe('readTokenFile', () => {
  it('reads numbers, texts and labels, and knows the order of days', async () => {
    const found = await read('token,text,day\n7, on,\n8, Sunday,Sun\n12, Monday,monday\n3,"a,b",Wed\n');
    expect(found).toMatchObject({
      key: 'token',
      numbers: Uint32Array.of(7, 8, 12, 3),
      texts: [' on', ' Sunday', ' Monday', 'a,b'],
      labels: { name: 'day', names: ['monday', 'Wed', 'Sun'], order: 'the calendar' },
    });
    expect([...found.labels!.of]).toEqual([-1, 2, 0, 1]);
  });

  it('takes rows in their order without numbers, and labels of whole documents', async () => {
    expect([...(await read('text,label\na,x\nb,y\n')).numbers]).toEqual([0, 1]);
    const documents = await read('document,category\n4,code\n0,news\n2,code\n');
    expect(documents).toMatchObject({ key: 'document', texts: null, numbers: Uint32Array.of(4, 0, 2) });
    expect(documents.labels).toMatchObject({
      names: ['code', 'news'],
      order: 'the file, as they first appear',
    });
  });

  it('orders labels by a column, or by their numbers', async () => {
    const placed = await read('token,label,order\n0,north,0\n1,west,3\n2,east,1\n3,west,\n4,south,2\n');
    expect(placed.labels).toMatchObject({
      names: ['north', 'east', 'south', 'west'],
      order: 'a column of the file',
    });
    const hours = await read('token,hour\n0,10\n1,9\n2,2\n');
    expect(hours.labels).toMatchObject({ names: ['2', '9', '10'], order: 'their numbers' });
  });

  it('says what is wrong', async () => {
    await expect(read('token,label\n Monday,1\n')).rejects.toThrow(
      'expected whole numbers in the column “token”, found “ Monday” in row 1; name a column of texts “text”',
    );
    await expect(read('token,order\n1,2\n')).rejects.toThrow('expected a column of texts or of labels');
    await expect(read('Monday\nTuesday\n')).rejects.toThrow('names a column token or document');
  });
});
