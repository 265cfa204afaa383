import type { ErrorCode } from 'yaml';

/** The parser's own messages quote content; these do not. */
export const YAML_FAULT_WORDS: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias (`*name`) cannot have a tag or an anchor',
  BAD_ALIAS: 'this alias (`*name`) has no anchor before it',
  BAD_COLLECTION_TYPE: 'this tag does not fit',
  BAD_DIRECTIVE: 'unknown directive (`%`)',
  BAD_DQ_ESCAPE: 'unknown escape in a double-quoted text; use single quotes',
  BAD_INDENT: 'the indentation does not fit the lines above, or a bracket there is not closed',
  BAD_PROP_ORDER: 'a tag or an anchor stands in the wrong place',
  BAD_SCALAR_START: 'a text cannot start with this character; quote it',
  BLOCK_AS_IMPLICIT_KEY: 'a key and its value do not fit on one line here; check the colons',
  BLOCK_IN_FLOW: 'an indented block cannot stand inside { } or [ ]',
  DUPLICATE_KEY: 'this key stands here twice',
  IMPOSSIBLE: 'this is not YAML',
  KEY_OVER_1024_CHARS: 'a key is too long',
  MISSING_CHAR: 'something is missing here: a quote, a bracket, a comma or a space after a colon',
  MULTILINE_IMPLICIT_KEY: 'a key must fit on one line; is a colon or a quote missing',
  MULTIPLE_ANCHORS: 'one anchor is enough',
  MULTIPLE_DOCS: 'only one document fits in the file; remove `---`',
  MULTIPLE_TAGS: 'one tag is enough',
  NON_STRING_KEY: 'a key must be text; quote it',
  RESOURCE_EXHAUSTION: 'this is nested too deeply, or repeats itself',
  TAB_AS_INDENT: 'tabs cannot indent; use spaces',
  TAG_RESOLVE_FAILED: 'tags (`!`) are not understood here',
  UNEXPECTED_TOKEN: 'this does not belong here; check the indentation, quotes and colons',
};
