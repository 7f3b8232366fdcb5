/** Files and folders in words: `a.npy`, `a.npy and b.npy`, `a.npy and 3 others`. */
export function handleNames(handles: readonly { readonly name: string }[]): string {
  const [first, second] = handles;
  if (!first) return '';
  if (!second) return first.name;
  return handles.length === 2
    ? `${first.name} and ${second.name}`
    : `${first.name} and ${handles.length - 1} others`;
}
