import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { BROKEN } from '../words/shell.ts';
import { Failed } from './failed.tsx';

/** A fault of ours on one page leaves the others, and says that nothing but the page is broken. */
export function PageBoundary({ children }: { readonly children: ComponentChildren }) {
  const [error, reset] = useErrorBoundary();
  if (error === undefined) return <>{children}</>;
  return (
    <div class="above">
      <Failed problem={BROKEN} again={reset} />
    </div>
  );
}
