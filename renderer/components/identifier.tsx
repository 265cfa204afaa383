import type { Route } from '../../preload/contract.ts';
import { hrefOf } from '../routes.ts';

/** A secret's name: its path is soft and shrinks first, its last part stays. */
export function Identifier({
  name,
  to,
  tabIndex,
}: {
  readonly name: string;
  readonly to?: Route;
  readonly tabIndex?: number;
}) {
  const cut = name.lastIndexOf('/') + 1;
  const parts = (
    <>
      {cut > 0 && <span class="path">{name.slice(0, cut)}</span>}
      <span class="leaf">{name.slice(cut)}</span>
    </>
  );
  if (to === undefined) {
    return (
      <span class="id" title={name}>
        {parts}
      </span>
    );
  }
  return (
    <a class="id" href={hrefOf(to)} aria-label={name} title={name} tabIndex={tabIndex}>
      {parts}
    </a>
  );
}
