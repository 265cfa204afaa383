/** The tray's one state. Earlier words win over later ones. */
export const MOODS = ['trouble', 'needs you', 'changed', 'checking', 'paused', 'calm'] as const;

export type Mood = (typeof MOODS)[number];

/** The worst of all watches' moods; calm when there are none. */
export function worstMood(moods: readonly Mood[]): Mood {
  return MOODS.find((mood) => moods.includes(mood)) ?? 'calm';
}
