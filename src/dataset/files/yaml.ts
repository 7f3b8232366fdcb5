/** A field at the beginning of a line: `name: value`, the value plain or in quotes, with a comment behind it. */
const FIELD = /^([A-Za-z_][\w.-]*)\s*:\s+(?:"([^"]*)"|'([^']*)'|([^#]*?))\s*(?:\s#.*)?$/;

/** A longer line is no field of interest, in characters. */
const LONGEST = 2000;

/**
 * The texts, numbers and truth values at the top of a YAML document, which is all that the configuration of a checkpoint
 * has of interest. Lists, nested fields and texts over several lines are left out.
 */
export function yamlFields(text: string): Readonly<Record<string, unknown>> {
  const fields = new Map<string, unknown>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, double, single, plain] = (line.length <= LONGEST && FIELD.exec(line)) || [];
    if (name === undefined) continue;
    const quoted = double ?? single;
    if (quoted !== undefined) fields.set(name, quoted);
    else if (plain !== undefined && plain !== '' && !/^[[{&*!|>%@`]/.test(plain))
      fields.set(name, valueOf(plain));
  }
  return Object.fromEntries(fields);
}

/** The value of a plain text, by the rules of YAML's core schema. */
function valueOf(plain: string): unknown {
  if (/^(true|false)$/i.test(plain)) return /^true$/i.test(plain);
  if (/^(null|~)$/i.test(plain)) return null;
  if (/^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return Number(plain);
  return plain;
}
