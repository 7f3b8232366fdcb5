/**
 * The texts, numbers and truth values at the top of a YAML document, which is all that the configuration of a checkpoint
 * has of interest. Lists, nested fields and texts over several lines are left out.
 */
export function yamlFields(text: string): Readonly<Record<string, unknown>> {
  const fields = new Map<string, unknown>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trimEnd();
    // A field of a field is indented.
    if (!/^[A-Za-z_][\w.-]*$/.test(name)) continue;
    const value = valueIn(line.slice(colon + 1).trim());
    if (value !== undefined) fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

/** The value behind a colon, in quotes or plain; undefined without one, and for a list, an alias or a longer text. */
function valueIn(text: string): unknown {
  const quote = text[0];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, 1);
    return end < 0 ? undefined : text.slice(1, end);
  }
  const comment = text.indexOf(' #');
  const plain = (comment < 0 ? text : text.slice(0, comment)).trim();
  return plain === '' || '[{&*!|>%@`#'.includes(plain[0]!) ? undefined : plainValue(plain);
}

/** The value of a plain text, by the rules of YAML's core schema. */
function plainValue(plain: string): unknown {
  if (/^(true|false)$/i.test(plain)) return /^true$/i.test(plain);
  if (/^(null|~)$/i.test(plain)) return null;
  const number = Number(plain);
  return /^[-+.\d]/.test(plain) && Number.isFinite(number) ? number : plain;
}
