type MarkedProps = { readonly text: string };

/** Sentences of the main process put names and commands between backticks. */
export function Marked({ text }: MarkedProps) {
  const parts = text.split(/`([^`]+)`/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <code key={`${index} ${part}`}>{part}</code> : part))}</>;
}
