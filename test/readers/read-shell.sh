# Paths as arguments. Prints, for each, the environment as NUL-ended entries, `ok=1` when the file was read to its end, and `end=1`.
# Runs the files: only ever give it files made by the tests.
for path in "$@"; do
  (
    set -a
    . "$path" >&2 </dev/null
    set +a
    /usr/bin/env -0
    printf 'ok=1\0'
  ) 2>/dev/null
  printf 'end=1\0'
done
