/** Programs that read `.env` files, each with its own idea of quoting. */
export const READERS = ['dotenv', 'node', 'python-dotenv', 'shell'] as const;

export type ReaderName = (typeof READERS)[number];
