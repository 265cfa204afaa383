/** `dev/…/session-signing`: the start and the end stay, where CSS can only cut the end. */
export function middleCut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.ceil((most - 1) * 0.65);
  return `${text.slice(0, most - 1 - end)}…${text.slice(text.length - end)}`;
}
