import { encodeText } from '../dataset/encodeText.ts';

/**
 * A parameter of the view: its default, and how it is written in a link.
 * `parse` returns undefined for text it does not understand; the default is then used.
 */
export interface Field<T> {
  readonly initial: T;
  readonly print: (value: T) => string;
  readonly parse: (text: string) => T | undefined;
  /** whether a link holds it behind the `#`, which is not sent to a host: for long texts */
  readonly fragment?: boolean;
  /** Whether `parse` takes all of a text, and not only a part of it; if left out, it takes all or nothing. */
  readonly takesAll?: (text: string) => boolean;
}

/** A named set of parameters, such as those of one scale. */
export type Fields<T> = { readonly [K in keyof T]: Field<T[K]> };

/** The values that a set of fields describes. */
export type ValuesOf<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** An integer within [least, most]. */
export function integer(initial: number, least = -Infinity, most = Infinity): Field<number> {
  return {
    initial,
    print: String,
    parse: (text) => {
      const value = Number(text);
      const whole = /^-?\d+$/.test(text) && Number.isSafeInteger(value);
      return whole && value >= least && value <= most ? value : undefined;
    },
  };
}

/** A number within [least, most], written with the fewest digits that restore it. */
export function decimal(initial: number, least = -Infinity, most = Infinity): Field<number> {
  return {
    initial,
    print: String,
    parse: (text) => {
      const value = Number(text);
      return text.trim() !== '' && Number.isFinite(value) && value >= least && value <= most
        ? value
        : undefined;
    },
  };
}

/** One of a few words. */
export function choice<const T extends string>(options: readonly T[], initial: NoInfer<T>): Field<T> {
  return { initial, print: String, parse: (text) => options.find((option) => option === text) };
}

/** Yes or no, written 1 or 0. */
export function flag(initial: boolean): Field<boolean> {
  return {
    initial,
    print: (value) => (value ? '1' : '0'),
    parse: (text) => (text === '1' ? true : text === '0' ? false : undefined),
  };
}

/** Free text. */
export function text(initial = ''): Field<string> {
  return { initial, print: (value) => value, parse: (value) => value };
}

/** Whether text is a whole number from 0 on that a double holds exactly. */
export const isWhole = (text: string): boolean => /^\d+$/.test(text) && Number.isSafeInteger(Number(text));

/** A number that may be absent, written as nothing when it is. */
export function optionalInteger(least = 0, most = Infinity): Field<number | null> {
  return {
    initial: null,
    print: (value) => (value === null ? '' : String(value)),
    parse: (value) =>
      isWhole(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined,
  };
}

/** A list of words, separated by commas in the link. */
export function words(initial: readonly string[] = []): Field<readonly string[]> {
  return {
    initial,
    print: (value) => value.map(encodeText).join(','),
    parse: (value) => {
      try {
        return value === '' ? [] : value.split(',').map(decodeURIComponent);
      } catch {
        return undefined;
      }
    },
  };
}

/** A list of whole numbers from 0, separated by commas in the link. */
export function wholeNumbers(): Field<readonly number[]> {
  return {
    initial: [],
    print: (list) => list.join(','),
    parse: (text) => {
      const parts = text === '' ? [] : text.split(',');
      return parts.every(isWhole) ? parts.map(Number) : undefined;
    },
  };
}

/** A list of exactly `length` numbers, or nothing; kept to six significant digits in the link. */
export function numbers(length: number, initial: readonly number[] | null): Field<readonly number[] | null> {
  return {
    initial,
    print: (value) => (value ?? []).map((v) => String(Number(v.toPrecision(6)))).join(','),
    parse: (value) => {
      const parts = value.split(',');
      const list = parts.map(Number);
      const all = list.every((number, i) => Number.isFinite(number) && parts[i]!.trim() !== '');
      return list.length === length && all ? list : undefined;
    },
  };
}

/** The default of every field. */
export function initialValues<T>(fields: Fields<T>): T {
  const values = {} as T;
  for (const key in fields) values[key] = fields[key].initial;
  return values;
}
