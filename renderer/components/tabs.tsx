export type TabsProps<Choice extends string> = {
  /** Of the group; unique on the page. */
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly { readonly choice: Choice; readonly label: string }[];
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
};

/** Radios underneath: arrows move, one tab stop. */
export function Tabs<Choice extends string>({ name, legend, choices, chosen, onChoose }: TabsProps<Choice>) {
  return (
    <fieldset class="tabs">
      <legend class="sr">{legend}</legend>
      {choices.map(({ choice, label }) => (
        <label key={choice}>
          <input type="radio" name={name} checked={choice === chosen} onChange={() => onChoose(choice)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
