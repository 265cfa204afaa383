/** Calls to AWS, and their price in US dollars. */
export type Spent = { readonly count: number; readonly dollars: number };

/** Calls of one API by one profile since the start of the month (UTC). */
export type CallRow = Spent & {
  readonly profile: string;
  readonly api: string;
  /** As the AWS files spell it, `secrets_manager`. */
  readonly service?: string;
  readonly today?: Spent;
  /** A whole month like what was counted; absent until a day of the month was. */
  readonly pace?: Spent;
};

/** All calls since the start of the month (UTC). */
export type CallsView = Spent & {
  /** First call of the month, epoch milliseconds: what `pace` is drawn from. */
  readonly since?: number;
  readonly today?: Spent;
  readonly pace?: Spent;
  /** What asking every `everyMs` would cost a month, for the secrets that events tell of; absent without any. */
  readonly polling?: Spent & { readonly secrets: number; readonly everyMs: number };
  readonly rows?: readonly CallRow[];
};
