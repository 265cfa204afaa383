/** Where an arrow, Home or End leads in a list that goes round; undefined for other keys. */
export function arrowed<Item>(key: string, items: readonly Item[], at: Item | null): Item | undefined {
  const index = at === null ? -1 : items.indexOf(at);
  switch (key) {
    case 'ArrowDown':
      return items[(index + 1) % items.length];
    case 'ArrowUp':
      return items.at(index <= 0 ? -1 : index - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      return undefined;
  }
}
