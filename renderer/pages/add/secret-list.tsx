import { useId } from 'preact/hooks';
import { Field } from '../../components/field.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { Loading } from '../../components/loading.tsx';
import { words } from '../../words/add.ts';
import { MoreSecrets } from './more-secrets.tsx';
import { secretNote } from './secret-note.ts';
import type { SecretStepProps } from './secret-step.tsx';
import type { useSecrets } from './use-secrets.ts';

type SecretListProps = SecretStepProps & { readonly found: ReturnType<typeof useSecrets> };

type ItemProps = {
  readonly name: string;
  readonly note: { readonly text: string; readonly isDenied: boolean };
  readonly isPicked: boolean;
  readonly pick: () => void;
};

function Item({ name, note, isPicked, pick }: ItemProps) {
  const id = useId();
  return (
    <li class={note.isDenied ? 'denied' : undefined}>
      <input
        type="radio"
        name="secret"
        aria-label={name}
        id={id}
        checked={isPicked}
        onChange={pick}
        aria-describedby={`${id}-note`}
      />
      <label for={id}>
        <Identifier name={name} />
      </label>
      <span id={`${id}-note`}>{note.text}</span>
    </li>
  );
}

/** Searched by AWS, page by page. */
export function SecretList(props: SecretListProps) {
  const { state, view, now, act, found } = props;
  const isListed = found.secrets.some(({ name }) => name === state.secret);
  const known = { state, watches: view.watches, now };
  return (
    // The list scrolls by itself, which a keyboard must reach.
    <fieldset class="left">
      <legend class="sr">{words.secrets}</legend>
      <div class="tools">
        <Field
          label={words.search}
          icon="search"
          value={state.search}
          placeholder={words.searchHint}
          onInput={(search) => act({ kind: 'searched', search })}
        />
      </div>
      <ul class="secrets">
        {state.secret !== '' && !isListed && (
          <Item name={state.secret} note={{ text: words.typed, isDenied: false }} isPicked pick={() => {}} />
        )}
        {found.secrets.map((secret) => (
          <Item
            key={secret.arn}
            name={secret.name}
            note={secretNote(secret, known)}
            isPicked={secret.name === state.secret}
            pick={() => act({ kind: 'picked', secret: secret.name })}
          />
        ))}
      </ul>
      {found.progress.kind === 'asking' && found.secrets.length === 0 && <Loading rows={6} />}
      <MoreSecrets {...props} />
    </fieldset>
  );
}
