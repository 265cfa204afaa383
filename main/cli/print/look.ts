import type { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

export type Paint = (style: Style, text: string) => string;

/** What every formatter needs. `cwd`: paths are shown relative to it. `now`: epoch milliseconds. */
export type Look = { readonly paint: Paint; readonly cwd: string; readonly now: () => number };
