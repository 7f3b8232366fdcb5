import type { Family, FamilyRepository } from '../../../dataset/catalogue/family.ts';

const PROPERTIES: Readonly<Record<string, string>> = {
  site: 'hook',
  l0: 'L0',
  set: 'trained on',
};

/** What a property of an SAE is called. */
export const propertyName = (name: string): string => PROPERTIES[name] ?? name;

/** What a value of a property is called; a dash for a path that leaves it out. */
export const valueName = ({ values }: Family, name: string, value: string): string =>
  values?.[name]?.[value] ?? (value === '' ? '–' : value.replaceAll('_', ' '));

/** Models without what they repeat: `Gemma 2 2B, 9B, 27B · Llama 3 8B`. */
export function modelSummary(models: readonly string[]): string {
  const groups = new Map<string, Set<string>>();
  for (const model of models) {
    const [, series, size] = /^(?:(.*) )?(\S+)$/.exec(model.split(',')[0]!)!;
    const sizes = groups.get(series ?? '') ?? new Set<string>();
    groups.set(series ?? '', sizes.add(size!));
  }
  return [...groups].map(([series, sizes]) => `${series} ${[...sizes].join(', ')}`.trim()).join(' · ');
}

/** What the SAEs of a repository share, without its model: `residual stream · width 32k · L0 50`. */
export function repositoryDetails({ hook, fixed = {} }: FamilyRepository): string {
  const shared = Object.entries(fixed).map(([name, value]) => `${propertyName(name)} ${value}`);
  return [hook, ...shared].filter((part) => part !== undefined).join(' · ');
}
