/** What is answered. `accepted`: the body of a message that proved itself, to be read once the answer is out. */
export type Verdict = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly accepted?: string;
  /** After the answer. */
  readonly afterwards?: () => Promise<void>;
};

/** One request, read whole. Header names are in lower case; those that stood twice are joined by Node. */
export type Asked = {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** 401 would be tried again for a day (EventBridge user guide, "API destinations"); 403 ends at once. */
export const REFUSED: Verdict = { status: 403 };

export function headerOf({ headers }: Pick<Asked, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
