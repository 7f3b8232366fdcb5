import { Button } from '../../controls/Button.tsx';
import { CheckField } from '../../controls/fields/CheckField.tsx';
import { SelectField, type SelectOption } from '../../controls/fields/SelectField.tsx';
import { NumberEntry } from '../../controls/fields/NumberEntry.tsx';
import { count } from '../../controls/numbers.ts';
import { SAMPLED_FEATURES } from '../../dataset/formats/sae/wide.ts';
import {
  AS_FOUND,
  type Corrections,
  printCorrections,
  SAMPLE_SEED,
  type TableRole,
} from '../../dataset/corrections.ts';
import { TEXT_ENCODINGS } from '../../dataset/textEncodings.ts';
import type { Choices } from '../../dataset/formats/finding.ts';
import type { RecognisedFile } from '../../dataset/recognise/recognised.ts';
import type { Reading } from './reading.ts';

/**
 * What the user may say about the files: which tensor is the decoder, which way round it stands, which column holds labels,
 * whether a table holds labels or vectors, the encoding of texts, and what is done to vectors.
 */
export function Correct({
  files,
  reading,
  onChange,
}: {
  files: readonly RecognisedFile[];
  reading: Reading;
  onChange: (reading: Reading) => void;
}) {
  const { corrections, preparation } = reading;
  const choices = files.flatMap((file) => (file.choices ? [file.choices] : []));
  const tensors = choices.filter(
    (one) => one.tensors.length > 1 || (one.tensors.length > 0 && one.tensor === ''),
  );
  const columns = choices.filter((one) => one.columns.length > 1);
  const table = choices.map((one) => one.table).find((one) => one !== undefined);
  const threshold = choices.map((one) => one.threshold).find((one) => one !== undefined);
  const sampled = choices.map((one) => one.sampled).find((one) => one !== undefined);
  const encoding = choices.map((one) => one.encoding).find((one) => one !== undefined);
  const complete = choices.map((one) => one.complete).find((one) => one !== undefined);
  const correct = (change: Partial<typeof corrections>) =>
    onChange({ ...reading, corrections: { ...corrections, ...change } });
  const prepare = (change: Partial<typeof preparation>) =>
    onChange({ ...reading, preparation: { ...preparation, ...change } });
  return (
    <div role="group" aria-label="How to read it" className="corrections">
      {tensors.length > 0 && (
        <Choice
          label="Decoder"
          taken={corrections.tensor || taken(tensors, 'tensor')}
          options={distinct(tensors.flatMap((one) => one.tensors)).map(({ name, shape }) => ({
            id: name,
            name,
            hint: `[${shape.map((size) => (Number.isNaN(size) ? '?' : size)).join(', ')}]`,
          }))}
          onChange={(tensor) => correct({ tensor })}
        />
      )}
      {columns.length > 0 && (
        <Choice
          label="Labels from"
          taken={corrections.label || taken(columns, 'label')}
          options={[...new Set(columns.flatMap((one) => one.columns))].map((name) => ({ id: name, name }))}
          onChange={(label) => correct({ label })}
        />
      )}
      {table !== undefined && (
        <Choice
          label="Table holds"
          taken={corrections.table ?? table}
          options={TABLE_ROLES}
          onChange={(role) => correct({ table: role as TableRole })}
        />
      )}
      {encoding !== undefined && (
        <Choice
          label="Encoding"
          taken={corrections.encoding ?? encoding}
          options={ENCODINGS}
          onChange={(id) => correct({ encoding: id })}
        />
      )}
      {threshold !== undefined && (
        <NumberEntry
          label="Fires above (stored value)"
          value={corrections.threshold ?? threshold}
          least={-MOST_STORED}
          most={MOST_STORED}
          fractions
          onChange={(above) => correct({ threshold: above })}
        />
      )}
      <div className="checks">
        {sampled !== undefined && (
          <CheckField
            value={sampled}
            onChange={(some) =>
              correct({ sample: some ? { count: SAMPLED_FEATURES, seed: SAMPLE_SEED } : 'all' })
            }
          >
            A sample of {count(SAMPLED_FEATURES)} features
          </CheckField>
        )}
        {complete !== undefined && (
          <CheckField
            value={corrections.complete ?? complete}
            onChange={(only) => onChange({ ...reading, corrections: withComplete(corrections, only) })}
          >
            Leave out capped features
          </CheckField>
        )}
        {choices.some(({ turns }) => turns) && (
          <CheckField value={corrections.transpose} onChange={(transpose) => correct({ transpose })}>
            Transpose
          </CheckField>
        )}
        <CheckField value={preparation.unit} onChange={(unit) => prepare({ unit })}>
          Unit length
        </CheckField>
        <CheckField value={preparation.centre} onChange={(centre) => prepare({ centre })}>
          Subtract the mean
        </CheckField>
        {printCorrections(corrections) !== '' && (
          <Button kind="quiet" onPress={() => onChange({ ...reading, corrections: AS_FOUND })}>
            As found
          </Button>
        )}
      </div>
    </div>
  );
}

/** No file stores larger values. */
const MOST_STORED = 1e9;

/** Corrections that leave out the features of which a file may lack firings, or do not. */
function withComplete({ complete: _, ...others }: Corrections, only: boolean): Corrections {
  return only ? { ...others, complete: true } : others;
}

const ENCODINGS: readonly SelectOption[] = TEXT_ENCODINGS.map(({ id, name, languages }) => ({
  id,
  name,
  hint: languages,
}));

const TABLE_ROLES: readonly (SelectOption & { readonly id: TableRole })[] = [
  { id: 'labels', name: 'labels', hint: 'what features are like, and figures of them' },
  { id: 'vectors', name: 'vectors', hint: 'a dimension in each column of numbers' },
];

const taken = (choices: readonly Choices[], which: 'tensor' | 'label'): string =>
  choices.map((one) => one[which]).find((name) => name !== '') ?? '';

const distinct = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] =>
  all.filter(({ name }, at) => all.findIndex((other) => other.name === name) === at);

/** The list's entry until the user chooses one; no tensor or column has this name. */
const NOTHING: SelectOption = { id: 'choose…', name: 'choose…' };

function Choice({
  label,
  taken,
  options,
  onChange,
}: {
  label: string;
  taken: string;
  options: readonly SelectOption[];
  onChange: (name: string) => void;
}) {
  const known = options.some(({ id }) => id === taken);
  return (
    <SelectField
      label={label}
      value={known ? taken : NOTHING.id}
      options={known ? options : [NOTHING, ...options]}
      onChange={(id) => id !== NOTHING.id && onChange(id)}
    />
  );
}
