/** Replaces [start, end) of a text. */
export type Edit = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Must begin on a fresh line. */
  readonly isNewLine?: boolean;
};

/** At one offset: an empty value that is filled belongs to the line before a new one, a line that is replaced to the lines behind it. */
function inOrder(one: Edit, other: Edit): number {
  return (
    one.start - other.start || one.end - other.end || Number(one.isNewLine ?? false) - Number(other.isNewLine ?? false)
  );
}

/** Makes all edits in one pass; they must not overlap. */
export function splice(text: string, edits: readonly Edit[]): string {
  const isSorted = edits.every((edit, at) => inOrder(edits[at - 1] ?? edit, edit) <= 0);
  const sorted = isSorted ? edits : edits.toSorted(inOrder);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of sorted) {
    pieces.push(text.slice(at, edit.start));
    const last = edit.isNewLine ? pieces.findLast((piece) => piece !== '') : undefined;
    if (last !== undefined && !/[\n\u{FEFF}]$/u.test(last)) pieces.push(edit.text.endsWith('\r\n') ? '\r\n' : '\n');
    pieces.push(edit.text);
    at = edit.end;
  }
  return pieces.join('') + text.slice(at);
}
