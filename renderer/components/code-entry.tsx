import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../words/sign-in.ts';

type CodeEntryProps = { readonly send: (code: string) => void };

/** Asks for the code of an MFA device. */
export function CodeEntry({ send }: CodeEntryProps) {
  const [code, setCode] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const isWhole = /^\d{6,8}$/.test(code.trim());
  const submit = (event: Event): void => {
    event.preventDefault();
    if (isWhole) send(code.trim());
  };
  return (
    <form class="code-entry" onSubmit={submit}>
      <label for="mfa-code">{words.code}</label>
      <input
        class="text mono"
        id="mfa-code"
        value={code}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={16}
        aria-describedby="mfa-note"
        ref={input}
        onInput={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <button type="submit" class="button primary" disabled={!isWhole}>
        {words.send}
      </button>
      <span class="soft" id="mfa-note">
        {words.codeNote}
      </span>
    </form>
  );
}
