/** The fields of a configuration. */
export type SaeFields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields. */
export const isObject = (value: unknown): value is SaeFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The fields of an SAE's configuration; those of dictionary_learning's `config.json` are in its `trainer`.
 *
 * @param configuration  the parsed JSON
 * @returns null when it is not an object
 */
export function configurationFields(configuration: unknown): SaeFields | null {
  if (!isObject(configuration)) return null;
  const { trainer } = configuration;
  return isObject(trainer) ? { ...configuration, ...trainer } : configuration;
}
