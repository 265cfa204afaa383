/** Profile and region as asks carry them: nothing chosen is left out. */
export function placeOf({ profile, region }: { readonly profile: string; readonly region: string }): {
  readonly profile?: string;
  readonly region?: string;
} {
  return { ...(profile !== '' && { profile }), ...(region !== '' && { region }) };
}
