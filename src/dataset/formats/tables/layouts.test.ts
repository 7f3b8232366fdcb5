import { describe, expect, it } from 'vitest';
import { readTable } from './table.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const read = async (text: string, file = 'table.csv') => {
  const { kind, words, vectors, leftOut, label } = await readTable(encode(text), file);
  return { kind, words, rows: vectors.rows, dim: vectors.columns, data: [...vectors.data], leftOut, label };
};
const refusal = async (text: string, file = 'table.csv') => {
  try {
    await readTable(encode(text), file);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no refusal';
};

describe('a sample of rows decides what the first row is', () => {
  it.each([
    ['a header that counts from 1', 'word,1,2,3\nking,0.5,1.5,2.5\nman,3.5,4.5,5.5\n', 2, 3, 'king'],
    ['a header of years', 'country,1990,1995,2000\nChad,0.5,1.5,2.5\nMali,3.5,4.5,5.5\n', 2, 3, 'Chad'],
    [
      'a header of years above whole numbers',
      'country,1990,1995,2000\nChad,5,6,7\nMali,3,4,5\n',
      2,
      3,
      'Chad',
    ],
    [
      'an index without a name, then words',
      'Unnamed: 0,word,0,1\n0,king,0.5,1.5\n1,man,2.5,3.5\n',
      2,
      2,
      'king',
    ],
    ['a header above an index and numbers', ',0,1\n0,0.5,1.5\n1,2.5,3.5\n', 2, 2, '0'],
    ['a header of numbers only', '0,1,2\n0.5,1.5,2.5\n3.5,4.5,5.5\n', 2, 3, '0'],
    ['whole numbers that begin with 0, 1, 2', '0,1,2\n3,4,5\n6,7,8\n', 3, 3, '0'],
    ['points of a grid', '0,1\n1,0\n2,2\n', 3, 2, '0'],
    ['a word before whole numbers', 'a,0,1,2\nb,3,4,5\nc,6,7,8\n', 3, 3, 'a'],
    ['quoted headers', '"word","x","y"\n"king",0.5,1.5\n"man",2.5,3.5\n', 2, 2, 'king'],
    ['tabs and a header of numbers', 'token\t0\t1\nking\t0.5\t1.5\nman\t2.5\t3.5\n', 2, 2, 'king'],
    ['a header of wavelengths', 'word,0.5,1.0,1.5\nking,0.25,1.5,2.5\nman,3.5,4.5,5.5\n', 2, 3, 'king'],
    ['a header that blanks separate', 'word d1 d2\nking 0.5 1.5\nman 2.5 3.5\n', 2, 2, 'king'],
    ['a header of R, without a name for the words', 'd1 d2\nking 0.5 1.5\nman 2.5 3.5\n', 2, 2, 'king'],
  ])('%s', async (_, text, rows, dim, first) => {
    const table = await read(text);
    expect([table.rows, table.dim, table.words[0]]).toEqual([rows, dim, first]);
  });

  it('numbers that NumPy writes have no words', async () => {
    const table = await read('1.5e-01 2.5e-01 3.5e-01\n-4.5e-01 5.5e-01 6.5e-01\n', 'emb.txt');
    expect(table).toMatchObject({ kind: 'text', words: ['0', '1'], dim: 3 });
    expect(table.data[3]).toBeCloseTo(-0.45);
  });

  it('whole numbers before fractions are the words', async () => {
    const table = await read('7 0.5 1.5\n3 2.5 3.5\n', 'digits.txt');
    expect(table).toMatchObject({ words: ['7', '3'], dim: 2 });
    expect(await read('0,0.5,1.5\n1,2.5,3.5\n')).toMatchObject({ words: ['0', '1'], dim: 2 });
  });
});

describe('numbers and separators', () => {
  it.each([
    ['no header', 'king;0,25;-0,5\nman;1,25;2\n'],
    ['a header', 'wort;d1;d2\nking;0,25;-0,5\nman;1,25;2\n'],
    ['tabs', 'wort\td1\td2\nking\t0,25\t-0,5\nman\t1,25\t2\n'],
    ['blanks', 'king 0,25 -0,5\nman 1,25 2,0\n'],
    ['a line that names the separator', 'sep=;\nwort;d1;d2\nking;0,25;-0,5\nman;1,25;2\n'],
    ['Windows and a byte order mark', '\uFEFFsep=;\r\nwort;d1;d2\r\nking;0,25;-0,5\r\nman;1,25;2\r\n'],
    ['commas in quotes', '"wort","d1","d2"\n"king","0,25","-0,5"\n"man","1,25","2"\n'],
    ['separators at the ends of lines', 'wort;d1;d2;\nking;0,25;-0,5;\nman;1,25;2;\n'],
  ])('decimal commas: %s', async (_, text) => {
    const { words, data } = await read(text);
    expect([words, data]).toEqual([
      ['king', 'man'],
      [0.25, -0.5, 1.25, 2],
    ]);
  });

  it('a comma that may separate thousands is refused', async () => {
    expect(await refusal('word;x;y\na;1,250;2,500\nb;3,125;4,750\n')).toMatch(
      /table\.csv: expected numbers whose fractions are clear, found “1,250”/,
    );
    expect((await read('word;x;y\na;1,250;2,5\nb;3,125;4,750\n')).data[0]).toBe(1.25);
  });

  it.each(['1.234,5', '1 234', '12%', '$5', "1'234.5"])(
    'a column of %j is refused, not left out',
    async (one) => {
      expect(await refusal(`word;x;y\na;${one};2\nb;${one};3\n`)).toContain(
        `expected numbers in column “x”, found “${one}”; write numbers with a decimal point`,
      );
    },
  );

  it.each(['sep=,\nword,x\na,1\nb,2\n', '"sep=,"\nword,x\na,1\nb,2\n', 'sep=\t\nword\tx\na\t1\nb\t2\n'])(
    'a line that names the separator is no row: %j',
    async (text) => expect(await read(text)).toMatchObject({ words: ['a', 'b'], data: [1, 2] }),
  );

  it.each([
    ['aligned', '2 3\nking   0.5   1.5  -2.5\nman   -3.5   4.5   5.5\n'],
    ['aligned to the right', '2 3\n king   0.5   1.5  -2.5\n  man  -3.5   4.5   5.5\n'],
    ['tabs', '2\t3\nking\t0.5\t1.5\t-2.5\nman\t-3.5\t4.5\t5.5\n'],
    ['a tab behind the word', '2 3\nking\t0.5 1.5 -2.5\nman\t-3.5 4.5 5.5\n'],
    ['blanks at the ends', '2 3 \nking 0.5 1.5 -2.5 \nman -3.5 4.5 5.5 \n'],
    ['no first line', 'king   0.5   1.5  -2.5\nman   -3.5   4.5   5.5\n'],
  ])('word vectors: %s', async (_, text) => {
    const { words, data } = await read(text, 'w.txt');
    expect([words, data]).toEqual([
      ['king', 'man'],
      [0.5, 1.5, -2.5, -3.5, 4.5, 5.5],
    ]);
  });

  it('a word may hold blanks and whole numbers, if the numbers have fractions', async () => {
    const { words } = await read('3 2\nno. 1 0.5 1.5\nice cream 2.5 3.5\n7 8 4.5 5.5\n', 'w.txt');
    expect(words).toEqual(['no. 1', 'ice cream', '7 8']);
  });

  it('a quote in a table with tabs is a character, but fields that were quoted are read', async () => {
    const text = 'word\tx\ty\n"\t1\t2\n"hm"\t3\t4\n"say ""hi"""\t5\t6\n"a\tb"\t7\t8\n';
    expect((await read(text, 'w.tsv')).words).toEqual(['"', '"hm"', 'say "hi"', 'a\tb']);
  });

  it('remarks above the table are passed over', async () => {
    expect(await read('# written by hand\n0.5 1.5\n2.5 3.5\n', 'x.txt')).toMatchObject({ rows: 2, dim: 2 });
    expect((await read('# 0.5 1.5\nking 2.5 3.5\n', 'x.txt')).words).toEqual(['#', 'king']);
  });
});

describe('vectors that are lists in text', () => {
  const numbers = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5];
  it.each([
    ['brackets', 'word,n,embedding\na,40,"[0.5, 1.5, 2.5]"\nb,41,"[3.5, 4.5, 5.5]"\n'],
    ['brackets without quotes', 'word,n,embedding\na,40,[0.5, 1.5, 2.5]\nb,41,[3.5, 4.5, 5.5]\n'],
    ['NumPy', 'word,n,embedding\na,40,"[0.5 1.5\n 2.5]"\nb,41,"[3.5 4.5\n 5.5]"\n'],
    ['array(…)', 'word,n,vec\na,40,"array([0.5, 1.5, 2.5], dtype=float32)"\nb,41,"array([3.5, 4.5, 5.5])"\n'],
    ['blanks', 'word,n,embedding\na,40,0.5 1.5 2.5\nb,41,3.5 4.5 5.5\n'],
    ['quotes', 'word,n,embedding\na,40,"0.5,1.5,2.5"\nb,41,"3.5,4.5,5.5"\n'],
    ['semicolons', 'word;n;embedding\na;40;[0.5, 1.5, 2.5]\nb;41;[3.5, 4.5, 5.5]\n'],
    ['tabs', 'word\tn\tembedding\na\t40\t[0.5, 1.5, 2.5]\nb\t41\t[3.5, 4.5, 5.5]\n'],
    ['tabs and blanks', 'word\tembedding\na\t0.5 1.5 2.5\nb\t3.5 4.5 5.5\n'],
    ['no header', 'a,"[0.5, 1.5, 2.5]"\nb,"[3.5, 4.5, 5.5]"\n'],
  ])('%s', async (_, text) => {
    const { words, data } = await read(text);
    expect([words, data]).toEqual([['a', 'b'], numbers]);
  });

  it.each([
    [
      'word,embedding\na,"[0.5, 1.5]"\nb,"[0.5, 1.5]"\nc,"[2.5]"\n',
      'line 4: expected 2 numbers in column 2 (“embedding”), found 1',
    ],
    [
      'word,embedding\na,"[0.5, 1.5]"\nb,"[0.5, nan]"\n',
      'line 3: expected numbers in column 2 (“embedding”), found “nan”',
    ],
    [
      'word,n,embedding\na,1,none at all\nb,2,some text\n',
      'expected lists of numbers in column “embedding”, found “none at all”',
    ],
    [
      'word,first,second\na,"[1, 2]","[1, 2]"\nb,"[3, 4]","[1, 2]"\n',
      'expected one column of vectors, found “first”, “second”',
    ],
    ['word,vec\na,"[1. 2. ... 9.]"\nb,"[1. 2. ... 9.]"\n', 'found “...”'],
  ])('%j is refused', async (text, message) => {
    expect(await refusal(text)).toContain(message);
  });

  it('the column that the user names is taken', async () => {
    const text = 'word,first,second\na,"[1, 2]","[5, 6]"\nb,"[3, 4]","[7, 8]"\n';
    const table = await readTable(encode(text), 'x.csv', { tensor: 'second' });
    expect([...table.vectors.data]).toEqual([5, 6, 7, 8]);
    expect(table.lists.map(({ name }) => name)).toEqual(['first', 'second']);
  });
});

describe('a hole is named with its line and its column, wherever it stands', () => {
  it.each(['', 'NaN', 'nan', 'NA', '#DIV/0!', '#N/A', 'null', 'inf', '-', 'n/a'])('%j', async (hole) => {
    const shown = hole === '' ? 'nothing' : `“${hole}”`;
    const place = `expected a number in column 2 (“x”), found ${shown}`;
    expect(await refusal(`word,x,y\na,${hole},2\nb,3,4\nc,5,6\n`)).toContain(`line 2: ${place}`);
    expect(await refusal(`word,x,y\na,1,2\nb,3,4\nc,${hole},6\n`)).toContain(`line 4: ${place}`);
  });

  it('also a text in a column of numbers', async () => {
    expect(await refusal('0.5,1.5\n2.5,3.5\noops,4.5\n')).toContain(
      'line 3: expected a number in column 1, found “oops”',
    );
    expect(await refusal('word,x,y\na,0.5,1.5\nb,oops,2.5\nc,3.5,4.5\n')).toContain(
      'line 3: expected a number in column 2 (“x”), found “oops”',
    );
  });

  it('also among numbers without words', async () => {
    expect(await refusal('0.5 1.5\nnan 2.5\n3.5 4.5\n', 'x.txt')).toContain(
      'line 2: expected 2 numbers, found “nan”',
    );
  });

  it('sparse rows are named', async () => {
    expect(await refusal('2 100\na 1:0.5 7:0.25\nb 3:0.1\n', 'w.txt')).toContain(
      'line 2: expected a word and 100 numbers, found “1:0.5”, a place and its number',
    );
  });
});
