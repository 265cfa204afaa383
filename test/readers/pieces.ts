// What stands in files and values: lists to look through.
// Shell expansions, not template strings.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the `${` is meant

export const CALM = [
  '',
  'a',
  'abc123',
  'https://u:p@h/x',
  "'a b'",
  '"a b"',
  "''",
  '""',
  '"x#y"',
  "'x # y'",
  'a=b==',
] as const;
// biome-ignore format: a list to look through
export const WILD = [
  'a b', 'a#b', 'a #b', '#a', ' ', '\t', 'x$A', '"x${A}"', "'x${A}'", 'a$', '"a$"', 'C:\\new', '"C:\\new"',
  "'C:\\new'", "it's", '"it\'s"', "'it'\\''s'", '"say \\"hi\\""', '{"a":"b c"}', '\'{"a":"b"}\'', '`a b`', '`a',
  "'a", '"a', "'a\\'", '"a\\"', "'a\\\\'", 'a\\', "'a\nb'", '"a\nb"', '"a\r\nb"', '`a\nb`', '"a\nKEY=in\nb"',
  "'a\nKEY=in'", '"-----BEGIN-----\nab+/==\n-----END-----\n"', "'a' # it's", '"a" # "q"', "'a'#c", "'a'b",
  '"a"\'b\'', '$(echo hi)', '"$(echo "hi")"', 'a;b', 'a&b=c', 'a|b', 'a<b', '(a', '~', '=x', '*', 'żó', 'a\u00a0',
  'a\u2028b', "a # c\u2028B='", 'a\rb', '1 KEY=2', '"a\\\nb"',
] as const;
// biome-ignore format: a list to look through
export const STRAYS = [
  'FOO', 'FOO BAR', '= x', '=', 'KEY: v', "KEY: 'v", 'KEY:', '[sec]', '[sec', 'export', 'export KEY', 'export A',
  "'KEY'=x", "'KEY", '"quoted"', 'KEY+=x', 'unset KEY', 'if true', 'fi', 'cat <<EOF', 'EOF', '---', 'set -a',
  ': ${KEY:=x}', 'echo "a', 'KEY', 'readonly KEY', '{', '\v', '\u00a0', 'a\\', 'some text (old)', "don't",
  'B=1; KEY=3', 'exit', 'KEY=1 KEY=2',
] as const;
export const COMMENTS = ['# c', "# don't", '# KEY=x', '  # "x', '#', '# \u2028KEY=x', '# a\rKEY=x', '# ${'] as const;
// biome-ignore format: a list to look through
export const ATOMS = [
  'a', 'Z9', ' ', '\t', "'", '"', '`', '\\', '$', '${X}', '${A}', '$A', '$$', '$(touch canary)', '`touch canary`',
  '\n', '\r', '\r\n', '#', ' #', ';', '&', '|', '<', '>', '(', ')', '*', '?', '[', ']', '{a,b}', '~', '~/', ':~',
  '=', '!', '%', '^', ',', '\u00a0', '\u0085', '\u2028', '\u{FEFF}', '\u0007', '\u001c', 'é', '\u{1F511}', '\\n',
  '\\r', '\\\\', "\\'", '\\"', '\\$', 'KEY=x', '\nKEY_2=in', 'export ', '-----BEGIN X-----\n',
];
