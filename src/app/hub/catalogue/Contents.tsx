import { useMemo, useState } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { count } from '../../../controls/numbers.ts';
import { SelectField } from '../../../controls/fields/SelectField.tsx';
import { NO_CHOICE, type Property, select } from '../../../dataset/catalogue/choice.ts';
import { entriesOf } from '../../../dataset/catalogue/entries.ts';
import type { Family, FamilyRepository } from '../../../dataset/catalogue/family.ts';
import type { HubListing } from '../../../dataset/open/hub.ts';
import { printHubAddress } from '../../../dataset/sources/hub.ts';
import { ChosenSaes } from './ChosenSaes.tsx';
import { Layers } from './Layers.tsx';
import { propertyName, valueName } from './names.ts';

/** What a repository of the catalogue holds: the user chooses properties and layers, and opens them as one dataset. */
export function Contents({
  family,
  place,
  listing,
  onOpen,
}: {
  family: Family;
  place: FamilyRepository;
  listing: HubListing;
  onOpen: (address: string) => void;
}) {
  const entries = useMemo(
    () => entriesOf(family, place, listing.checkpoints),
    [family, place, listing.checkpoints],
  );
  const [choice, setChoice] = useState(NO_CHOICE);
  const selected = select(entries, choice, family.values);
  const { layers } = selected;
  // Where there is one layer, it needs no choice.
  const chosen = layers.length === 1 ? select(entries, { ...choice, layers }, family.values) : selected;
  const paths = chosen.entries.map(({ path }) => path);
  return (
    <>
      <p role="status" className="note">
        {count(entries.length)} SAEs among {count(listing.files)} files.
        {entries.length === 0 &&
          ' None of them is named as the catalogue expects: open the repository by its name, under “Any repository”.'}
      </p>
      <div className="properties">
        {selected.properties.filter(isOpen).map((property) => (
          <SelectField
            key={property.name}
            label={property.nearest ? 'L0, or the nearest to it' : propertyName(property.name)}
            value={property.value}
            options={property.options.map((id) => ({ id, name: valueName(family, property.name, id) }))}
            onChange={(value) =>
              setChoice({ ...choice, values: { ...choice.values, [property.name]: value } })
            }
          />
        ))}
      </div>
      {layers.length > 1 && (
        <Layers
          layers={layers}
          chosen={chosen.entries.map(({ layer }) => layer)}
          onChange={(wanted) => setChoice({ ...choice, layers: wanted })}
        />
      )}
      {paths.length > 0 && <ChosenSaes chosen={chosen.entries} all={entries} place={place} />}
      <div className="row">
        <Button
          kind="primary"
          isDisabled={paths.length === 0}
          onPress={() => onOpen(printHubAddress({ ...listing.repository, paths }))}
        >
          {paths.length > 1 ? `Open ${paths.length} layers` : 'Open'}
        </Button>
        {paths.length === 0 && layers.length > 1 && (
          <span className="note">Choose one layer or several.</span>
        )}
      </div>
    </>
  );
}

/** Whether a property leaves a choice. */
const isOpen = ({ options }: Property): boolean => options.length > 1;
