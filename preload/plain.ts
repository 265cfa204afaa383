/** What may cross: a `Sealed` does not fit, and neither does anything with methods. */
export type Plain = string | number | boolean | null | undefined | readonly Plain[] | { readonly [key: string]: Plain };

/** A classified failure: what happened, and what to do. */
export type Problem = { readonly code: string; readonly message: string; readonly cure: string };

/** Expected failures are data: across IPC a thrown error keeps its message only. */
export type Answer<Value extends Plain> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };
