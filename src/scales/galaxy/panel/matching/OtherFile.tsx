import { Button } from '../../../../controls/Button.tsx';
import { ChooseFile } from '../../../../controls/fields/ChooseFile.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { acceptedEndings } from '../../../../dataset/formats/names.ts';
import { localFiles, proposeToMatch } from '../../../../state/localFiles.ts';
import { useMatched } from '../../useMatching.ts';

/** Files of this machine to match the layer with: chosen here, read by the dialog that opens datasets. */
export function OtherFile() {
  const matched = useMatched();
  if (!matched) {
    return (
      <div className="row">
        <ChooseFile
          action="Match with a file…"
          label="File to match with"
          accept={acceptedEndings()}
          several
          onChoose={(...files) => proposeToMatch(files.map((file) => ({ path: file.name, file })))}
        />
      </div>
    );
  }
  const { info, layer } = matched;
  const layers = info.layers.filter(({ features }) => features > 0);
  return (
    <>
      <div className="row">
        <span className="note">with {info.title}</span>
        <Button kind="quiet" onPress={() => localFiles.setState({ matched: null })}>
          Close the file
        </Button>
      </div>
      {layers.length > 1 && (
        <SelectField
          label="layer of the file"
          value={layer}
          options={layers.map(({ id, name }) => ({ id, name }))}
          onChange={(next) => localFiles.setState({ matched: { ...matched, layer: next } })}
        />
      )}
    </>
  );
}
