/**
 * Plaintext that can be used but not seen: it does not print, serialise, clone or cross IPC.
 * `reveal()` may be called only in the files that test/architecture.test.ts names.
 */
export class Sealed {
  readonly #plaintext: string;

  constructor(plaintext: string) {
    this.#plaintext = plaintext;
  }

  reveal(): string {
    return this.#plaintext;
  }

  get isEmpty(): boolean {
    return this.#plaintext === '';
  }

  equals(other: Sealed): boolean {
    return this.#plaintext === other.#plaintext;
  }

  toJSON(): string {
    return '[sealed]';
  }

  toString(): string {
    return '[sealed]';
  }
}
