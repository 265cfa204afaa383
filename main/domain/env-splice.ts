/** Replaces [start, end) of a text. */
export type Edit = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Must begin on a fresh line. */
  readonly isNewLine?: boolean;
};

/** Makes all edits in one pass; they must not overlap. */
export function splice(text: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
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
