/** Replaces [start, end) of a text. */
export type Edit = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Must begin on a fresh line. */
  readonly isNewLine: boolean;
};

/** At one offset: an empty value that is filled belongs to the line before a new one, a line that is replaced to the lines behind it. */
function inOrder(one: Edit, other: Edit): number {
  return one.start - other.start || one.end - other.end || Number(one.isNewLine) - Number(other.isNewLine);
}

function areInOrder(edits: readonly Edit[]): boolean {
  let before = edits[0];
  for (const edit of edits) {
    if (before && inOrder(before, edit) > 0) return false;
    before = edit;
  }
  return true;
}

/** What ends the line that stands unfinished before a new one. */
function lineBreakBefore({ isNewLine, text }: Edit, last: string): string {
  if (!isNewLine || last === '' || last.endsWith('\n') || last.endsWith('\u{FEFF}')) return '';
  return text.endsWith('\r\n') ? '\r\n' : '\n';
}

/** Makes all edits in one pass; they must not overlap. */
export function splice(text: string, edits: readonly Edit[]): string {
  const sorted = areInOrder(edits) ? edits : edits.toSorted(inOrder);
  // Grown piece by piece, and never looked at before the end: V8 then copies it once, which beats joining the pieces.
  let made = '';
  let last = '';
  let at = 0;
  const copyTo = (end: number): void => {
    const piece = text.slice(at, end);
    made += piece;
    last = piece || last;
  };
  for (const edit of sorted) {
    copyTo(edit.start);
    made += lineBreakBefore(edit, last) + edit.text;
    last = edit.text || last;
    at = edit.end;
  }
  copyTo(text.length);
  return made;
}
