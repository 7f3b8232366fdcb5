/** A kind of file that other programs read: its endings, what it is and how to make one that opens here. */
export interface OtherProgram {
  readonly endings: readonly string[];
  readonly what: string;
  readonly advice: string;
}

const SHEET = 'save the sheet as CSV in UTF-8 (pandas: read_excel(path).to_csv("table.csv", index=False))';

/** Kinds of files that hold tables and arrays, and are not read here. */
export const OTHER_PROGRAMS: readonly OtherProgram[] = [
  { endings: ['.xlsx', '.xls'], what: 'a workbook of Excel', advice: SHEET },
  { endings: ['.ods'], what: 'a spreadsheet of OpenDocument', advice: SHEET },
  {
    endings: ['.feather', '.arrow'],
    what: 'a table of Apache Arrow',
    advice:
      'write it as Parquet (pandas: read_feather(path).to_parquet("table.parquet"); datasets: to_parquet("table.parquet"))',
  },
  {
    endings: ['.h5', '.hdf5'],
    what: 'an HDF5 file',
    advice: 'load it with h5py and save its arrays with numpy.savez("arrays.npz", W_dec=…)',
  },
  {
    endings: ['.mat'],
    what: 'a file of MATLAB',
    advice: 'load it with scipy.io.loadmat and save its arrays with numpy.savez("arrays.npz", W_dec=…)',
  },
  {
    endings: ['.db', '.sqlite'],
    what: 'a database',
    advice: 'write the table that you need as CSV or Parquet',
  },
  {
    endings: ['.gguf'],
    what: 'a language model in GGUF',
    advice: 'open its sparse autoencoder, not the model',
  },
  {
    endings: ['.tar', '.tgz', '.7z'],
    what: 'an archive',
    advice: 'unpack it and open the files in it',
  },
];
