import { type Problem, ProblemError } from '../../main/domain/problem.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import type { Rotation, SecretDescription, SecretRef, SecretVersion } from '../../main/domain/secret.ts';
import type { Source } from '../../main/engine/ports.ts';

type Held = { versions: Map<string, string>; labels: Map<string, string>; rotation?: Rotation };

/** A Secrets Manager in a Map. Counts calls; fails and waits on demand. */
export class FakeSource implements Source {
  readonly calls: string[] = [];
  /** Full ARNs by name, for those that shall tell one. */
  readonly arns = new Map<string, string>();
  /** AWS's own clock; without one, answers bear no date. */
  clock: { now(): number } | undefined;
  readonly #secrets = new Map<string, Held>();
  readonly #problems = new Map<string, Problem>();
  readonly #listeners = new Map<() => void, () => boolean>();
  readonly #gates = new Map<string, Promise<void>>();

  /** Makes a new version; AWSCURRENT moves to it, AWSPREVIOUS to the one before. */
  put(secret: string, versionId: string, value: unknown): void {
    const held = this.#held(secret);
    const current = held.labels.get('AWSCURRENT');
    if (current) held.labels.set('AWSPREVIOUS', current);
    held.versions.set(versionId, typeof value === 'string' ? value : JSON.stringify(value));
    held.labels.set('AWSCURRENT', versionId);
  }

  /** Gives a version a label, or takes it from all. */
  label(secret: string, label: string, versionId: string | undefined): void {
    if (versionId === undefined) this.#held(secret).labels.delete(label);
    else this.#held(secret).labels.set(label, versionId);
  }

  rotation(secret: string, rotation: Rotation): void {
    this.#held(secret).rotation = rotation;
  }

  /** `key`: a secret, a profile, or `fetch LABEL`. Undefined clears it. */
  fail(key: string, problem: Problem | undefined): void {
    if (problem) this.#problems.set(key, problem);
    else this.#problems.delete(key);
  }

  /** Calls about this secret wait until the answer is called. */
  hold(secret: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gates.set(secret, promise);
    return resolve;
  }

  logIn(): void {
    for (const listener of this.#listeners.keys()) listener();
  }

  get isLoginAwaited(): boolean {
    return [...this.#listeners.values()].some((awaits) => awaits());
  }

  async describe(ref: SecretRef, signal: AbortSignal): Promise<SecretDescription> {
    this.calls.push(`describe ${ref.secret}`);
    await this.#pass(ref, signal);
    const { labels, rotation } = this.#held(ref.secret);
    const [arn, answeredAt] = [this.arns.get(ref.secret), this.clock?.now()];
    return {
      versionOf: new Map(labels),
      region: 'eu-west-1',
      ...(arn !== undefined && { arn }),
      ...(answeredAt !== undefined && { answeredAt: Math.floor(answeredAt / 1000) * 1000 }),
      ...(rotation && { rotation }),
    };
  }

  async fetch(ref: SecretRef, signal: AbortSignal): Promise<SecretVersion> {
    this.calls.push(`fetch ${ref.secret} ${ref.label}`);
    await this.#pass(ref, signal);
    this.#raise(`fetch ${ref.label}`);
    const { labels, versions } = this.#held(ref.secret);
    const versionId = labels.get(ref.label);
    const text = versionId === undefined ? undefined : versions.get(versionId);
    if (versionId === undefined || text === undefined) {
      throw new ProblemError({ code: 'label-missing', message: 'No such label.', cure: 'None.' });
    }
    return { versionId, content: { kind: 'text', text: new Sealed(text) } };
  }

  onLogin(listener: () => void, isAwaited: () => boolean): () => void {
    this.#listeners.set(listener, isAwaited);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
  }

  async #pass(ref: SecretRef, signal: AbortSignal): Promise<void> {
    const { promise, reject } = Promise.withResolvers<never>();
    const abort = (): void => reject(new ProblemError({ code: 'unreachable', message: 'Aborted.', cure: 'None.' }));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    await Promise.race([this.#gates.get(ref.secret), promise]).finally(() =>
      signal.removeEventListener('abort', abort),
    );
    this.#raise(ref.secret);
    this.#raise(ref.profile ?? '');
  }

  #raise(key: string): void {
    const problem = this.#problems.get(key);
    if (problem) throw new ProblemError(problem);
  }

  #held(secret: string): Held {
    const held = this.#secrets.get(secret) ?? { versions: new Map(), labels: new Map() };
    this.#secrets.set(secret, held);
    return held;
  }
}
