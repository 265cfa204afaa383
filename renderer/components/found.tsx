import { Marked } from './marked.tsx';

/** What was found, and its cure under it where there is one. */
export function Found({ says, cure }: { readonly says: string; readonly cure?: string | undefined }) {
  return (
    <>
      <p>
        <Marked text={says} />
      </p>
      {cure && (
        <p class="soft">
          <Marked text={cure} />
        </p>
      )}
    </>
  );
}
