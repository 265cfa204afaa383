/** Something wrong in `keyturn.yaml`, found by its path; storage knows which line that is. Never quotes content. */
export type Fault = {
  readonly path: readonly (string | number)[];
  /** The key itself is wrong, not what stands behind it. */
  readonly isAboutKey?: boolean;
  /** A required key is not there. */
  readonly isMissing?: boolean;
  readonly message: string;
  /** What was written, and what could have been meant. */
  readonly guess?: { readonly word: string; readonly choices: readonly string[] };
};
