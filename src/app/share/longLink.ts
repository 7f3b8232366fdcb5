import { fileSize } from '../../controls/numbers.ts';

/** Characters that hosts and mail programs take without trouble. */
const MOST = 8000;

/** What is said of a link that was copied: of a long one, that a file is safer. */
export const copiedText = ({ length }: string): string =>
  length <= MOST
    ? 'Link copied'
    : `Link copied. It is ${fileSize(length)} long, and some hosts cut it: “Save the view as a file” is safer.`;
