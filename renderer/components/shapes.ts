/** Solid shapes: shape first, color second; readable in gray at 12 px. 16 px grid. */
export const STATE_SHAPES = {
  fresh: 'M4.5 8a3.5 3.5 0 1 1 7 0 3.5 3.5 0 0 1-7 0Z',
  changed:
    'M5 8a3 3 0 1 1 6 0 3 3 0 0 1-6 0ZM8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z',
  checking: 'M8 1.5A6.5 6.5 0 1 1 1.5 8H3a5 5 0 1 0 5-5Z',
  stale:
    'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Zm-.75 1.5h1.5v3.2l2 2-1.1 1.1-2.4-2.5Z',
  'needs-you': 'M8 .6 15.4 8 8 15.4.6 8ZM7.2 4h1.6l-.2 5H7.4ZM8 10.2a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z',
  trouble:
    'M5 1.2h6L14.8 5v6L11 14.8H5L1.2 11V5Zm.9 3.6L4.8 5.9 6.9 8l-2.1 2.1 1.1 1.1L8 9.1l2.1 2.1 1.1-1.1L9.1 8l2.1-2.1-1.1-1.1L8 6.9Z',
  paused: 'M4 3h2.75v10H4ZM9.25 3H12v10H9.25Z',
  key: 'M8 .5a4 4 0 0 1 1 7.87V10h3v2H9v1h2v2H9v.5H7V8.37A4 4 0 0 1 8 .5Zm0 2.25a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 0 0 0-3.5Z',
} as const;

/** Drawn with a line. */
export const LINE_SHAPES = {
  now: 'M2.5 4h.01M2.5 8h.01M2.5 12h.01M5.5 4h8M5.5 8h8M5.5 12h8',
  history: 'M2.6 6A5.7 5.7 0 1 1 2.3 8M2.3 3v3.2h3.2M8 5v3.2l2 1.3',
  channels: 'M2.5 4.5h6a3 3 0 0 1 3 3v4m0 0-2.5-2.5m2.5 2.5 2.5-2.5M2.5 9h3a2 2 0 0 1 2 2v1.5',
  health: 'M1.5 8.5h3l2-5 3 9 2-4h3',
  settings: 'M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.7v3.6M6 9.7v3.6',
  folder: 'M1.8 12.7V3.3h4l1.5 1.8h6.9v7.6Z',
  edit: 'm3 13 .6-2.8 7-7 2.2 2.2-7 7Z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.3 10.3l3.2 3.2',
  next: 'm6 3.5 4.5 4.5L6 12.5',
  back: 'M10 3.5 5.5 8 10 12.5',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  play: 'M4.5 2.8v10.4L13 8Z',
  plus: 'M8 3v10M3 8h10',
  close: 'm4 4 8 8M12 4l-8 8',
  eye: 'M1.5 8s2.4-4.2 6.5-4.2S14.5 8 14.5 8 12.1 12.2 8 12.2 1.5 8 1.5 8ZM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z',
  copy: 'M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3',
} as const;

export type StateName = keyof typeof STATE_SHAPES;
export type GlyphName = StateName | keyof typeof LINE_SHAPES;

export function isState(name: GlyphName): name is StateName {
  return name in STATE_SHAPES;
}
