import { beforeEach, expect, it } from 'vitest';
import { raiseSheet, setSheet, sheet } from './sheet.ts';

beforeEach(() => setSheet(30));
const height = () => sheet.getState().height;

it('is raised for a while', () => {
  const lower = raiseSheet(46);
  expect(height()).toBe(46);
  lower();
  expect(height()).toBe(30);
});

it('stays where the user has put it', () => {
  const lower = raiseSheet(46);
  setSheet(20);
  lower();
  expect(height()).toBe(20);
  setSheet(60);
  raiseSheet(46)();
  expect(height()).toBe(60);
});
