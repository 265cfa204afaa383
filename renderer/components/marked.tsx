/** Words with identifiers in them: what stands between backticks, and every whole word of `names`, is set as code. */
export function Marked({ text, names = [] }: { readonly text: string; readonly names?: readonly string[] }) {
  return text.split(pattern(names)).map((part, index) => {
    if (index % 2 === 0) return part;
    return <code key={index}>{part.replace(/^`|`$/g, '')}</code>;
  });
}

function pattern(names: readonly string[]): RegExp {
  const longestFirst = names.filter((name) => name !== '').sort((one, other) => other.length - one.length);
  const escaped = longestFirst.map(
    (name) => `(?<![\\w/.-])${name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![\\w/-])`,
  );
  return new RegExp(`(${['`[^`]+`', ...escaped].join('|')})`);
}
