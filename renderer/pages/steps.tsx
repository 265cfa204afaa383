type StepsProps<Step extends string> = {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly names: Readonly<Record<Step, string>>;
  readonly step: Step;
  readonly go: (step: Step) => void;
};

/** Where a journey is; earlier steps can be gone back to. */
export function Steps<Step extends string>({ label, steps, names, step, go }: StepsProps<Step>) {
  const current = steps.indexOf(step);
  const item = (name: Step, index: number) => {
    if (index >= current)
      return (
        <li key={name} aria-current={index === current ? 'step' : undefined}>
          {names[name]}
        </li>
      );
    return (
      <li key={name} class="done">
        <button type="button" onClick={() => go(name)}>
          {names[name]}
        </button>
      </li>
    );
  };
  return (
    <nav aria-label={label}>
      <ol class="steps">{steps.map(item)}</ol>
    </nav>
  );
}
