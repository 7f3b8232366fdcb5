import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressesOf } from './addressesOf.ts';
import { isSwitchedOff, readOfflineSwitch } from './switch.ts';

const storage = new Map<string, string>();
let address = '';

beforeEach(() => {
  storage.clear();
  vi.stubGlobal('document', { baseURI: 'https://tricosm.org/app/' });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  });
  vi.stubGlobal('history', { replaceState: (_: unknown, __: string, to: string) => (address = to) });
});
afterEach(() => vi.unstubAllGlobals());

/** Visits a link; returns the address afterwards. */
function visit(link: string): string {
  address = link;
  vi.stubGlobal('location', new URL(link, 'https://tricosm.org/app/'));
  readOfflineSwitch();
  return address;
}

describe('the switch of the link', () => {
  it('is taken out of the address, which stays otherwise as it was written, and lasts in its tab', () => {
    expect(visit('/app/?data=a,b&sw=0&brain.k=5#selection=feature:2:1')).toBe(
      '/app/?data=a,b&brain.k=5#selection=feature:2:1',
    );
    expect(isSwitchedOff()).toBe(true);
    visit('/app/?scale=atom');
    expect(isSwitchedOff()).toBe(true);
    expect(visit('/app/?sw=1')).toBe('/app/');
    expect(isSwitchedOff()).toBe(false);
  });

  it('counts as off where storage is forbidden', () => {
    vi.stubGlobal('sessionStorage', undefined);
    visit('/app/?sw=1');
    expect(isSwitchedOff()).toBe(true);
  });
});

describe('the addresses of a dataset of another host', () => {
  it('are those of its folder, its file or its repository', () => {
    expect(addressesOf('https://a.org/bundle/manifest.json')).toEqual(['https://a.org/bundle/']);
    expect(addressesOf('https://a.org/bundle')).toEqual(['https://a.org/bundle/']);
    expect(addressesOf('https://a.org/run/decoder.npy?signature=1')).toEqual([
      'https://a.org/run/decoder.npy',
    ]);
    expect(addressesOf('hf:google/gemma@main:a.npz')).toEqual([
      'https://huggingface.co/google/gemma/',
      'https://huggingface.co/api/models/google/gemma/',
    ]);
  });

  it('are none for embedded datasets and local files', () => {
    expect(addressesOf('mini-sae')).toEqual([]);
    expect(addressesOf('local')).toEqual([]);
  });
});
