import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { frameParameters, isEmbedded } from './parameters.ts';
import { mayReadData, partnerOf } from './policy.ts';
import { parseQuestion, QUESTION_TYPES } from './requests.ts';
import { frameAddress, snippet } from './snippets.ts';

beforeAll(() => vi.stubGlobal('document', { baseURI: 'https://tricosm.org/app/' }));
afterAll(() => vi.unstubAllGlobals());

describe('the link of a frame', () => {
  it('says what is of the frame, and leaves the view as it was written', () => {
    expect(isEmbedded('?scale=brain&embed=1')).toBe(true);
    expect(isEmbedded('?embed=0')).toBe(false);
    expect(
      frameParameters(
        '?scale=brain&embed=1&origin=https%3A%2F%2Fa.org&brain.k=5&theme=light#selection=feature:2:1,2',
      ),
    ).toEqual({
      origin: 'https://a.org',
      theme: 'light',
      slider: false,
      query: 'scale=brain&brain.k=5#selection=feature:2:1,2',
    });
    expect(frameParameters('?embed=1&theme=pink&slider=1')).toMatchObject({
      theme: null,
      slider: true,
      query: '',
    });
  });
});

describe('who may talk to a scene', () => {
  const OWN = 'https://tricosm.org';

  it('is the app’s own origin, or the one origin that the link states', () => {
    expect(partnerOf(null, OWN, '')).toEqual({ origin: OWN, trusted: true });
    expect(partnerOf('https://a.org', OWN, '')).toEqual({ origin: 'https://a.org', trusted: false });
    expect(partnerOf('http://localhost:8888', OWN, '')).toEqual({
      origin: 'http://localhost:8888',
      trusted: false,
    });
  });

  it('is nobody if the link states no origin: messages to everyone would be read by anyone', () => {
    for (const stated of ['*', 'null', '', 'https://a.org/page', '/', 'a.org', 'https://a.org b']) {
      expect(partnerOf(stated, OWN, ''), stated).toBeNull();
    }
  });

  it('is trusted if the site lists it', () => {
    expect(partnerOf('https://a.org', OWN, 'https://b.org https://a.org')?.trusted).toBe(true);
    expect(partnerOf('https://a.org', OWN, '*')?.trusted).toBe(true);
    expect(partnerOf('https://a.org', OWN, 'https://a.org.evil.org')?.trusted).toBe(false);
  });
});

describe('what a page may read of a dataset', () => {
  const stranger = { origin: 'https://a.org', trusted: false };

  it('is what it could read itself', () => {
    expect(mayReadData('glove', stranger)).toBe(true);
    expect(mayReadData('hf:google/gemma@main:a.npz', stranger)).toBe(true);
    expect(mayReadData('https://a.org/bundle/', stranger)).toBe(true);
  });

  it('is nothing of a host that may answer only the app', () => {
    expect(mayReadData('https://intranet.org/bundle/', stranger)).toBe(false);
    expect(mayReadData('hf:https://mirror.intranet.org/google/gemma@main:a.npz', stranger)).toBe(false);
    expect(mayReadData('hf:nonsense', stranger)).toBe(false);
    expect(mayReadData('https://intranet.org/bundle/', { ...stranger, trusted: true })).toBe(true);
  });

  it('is never a local file', () => {
    expect(mayReadData('local', { origin: 'https://a.org', trusted: true })).toBe(false);
  });
});

describe('a message', () => {
  const ask = (more: object) => parseQuestion({ tricosm: 1, id: 3, ...more });

  it('is ignored if it is not meant for a scene', () => {
    for (const data of [
      null,
      'text',
      7,
      {},
      { tricosm: 2, id: 1, type: 'view' },
      { tricosm: 1, type: 'view' },
    ]) {
      expect(parseQuestion(data)).toBeNull();
    }
  });

  it('is a question', () => {
    expect(ask({ type: 'view' })).toEqual({ question: { tricosm: 1, id: 3, type: 'view' } });
    expect(ask({ type: 'select', item: 'feature', members: [2, 1] })).toMatchObject({
      question: { members: [2, 1], change: 'replace' },
    });
    expect(ask({ type: 'setView', parameters: { 'brain.k': 5, camera: null } })).toMatchObject({
      question: { parameters: { 'brain.k': 5 } },
    });
  });

  it.each([
    [{ type: 'delete' }, /^type: expected view, setView, .*, found “delete”\.$/],
    [{ type: 'select', item: 'lobe', members: [] }, /^select, item: expected .*"feature".*, found "lobe"\.$/],
    [{ type: 'select', item: 'word', members: [1.5] }, /^select, members\.0: expected .*found 1\.5\.$/],
    [{ type: 'points', members: Array(1001).fill(0) }, /^points, members: expected <=1000, found 1001\.$/],
    [{ type: 'setView', query: 7 }, /^setView, query: expected string, found 7\.$/],
    [{ type: 'view', token: 'x' }, /^view, token: expected never, found "token"\.$/],
  ])('with a fault is answered with a sentence: %j', (more, sentence) => {
    const parsed = ask(more);
    expect(parsed).toMatchObject({ id: 3, fault: expect.stringMatching(sentence) as string });
  });

  it('is described in the document', () => {
    const document = readFileSync('docs/embed.md', 'utf8');
    for (const type of QUESTION_TYPES) expect(document).toContain(`\`${type}\``);
  });
});

describe('what to paste', () => {
  const options = {
    src: 'https://tricosm.org/app/',
    view: "scale=brain&a='</script>",
    theme: 'light',
    slider: true,
  } as const;

  it('is a frame', () => {
    expect(frameAddress({ ...options, view: 'layer=3#selection=feature:3:1' })).toBe(
      'https://tricosm.org/app/?layer=3&embed=1&theme=light&slider=1#selection=feature:3:1',
    );
    expect(frameAddress({ ...options, view: '' })).toBe(
      'https://tricosm.org/app/?embed=1&theme=light&slider=1',
    );
    expect(snippet('frame', options)).toContain('src="https://tricosm.org/app/?scale=brain&amp;a=');
  });

  it('is a page with the module, out of which no text of the view can break', () => {
    const page = snippet('page', options);
    expect(page).toContain('from "https://tricosm.org/app/embed/tricosm-embed.js"');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    for (const kind of ['jupyter', 'marimo'] as const) expect(snippet(kind, options)).toContain(page);
  });
});
