#!/bin/sh
# Installs the reader that is no Node package: python-dotenv, pinned, in a venv of its own. Does nothing the second time.
# The shells come from the system: apt-get install dash zsh busybox
set -eu
venv="${KEYTURN_PEERS:-$HOME/.cache/keyturn-peers-ci}/venv"
version=1.2.4
if "$venv/bin/python" -c "import importlib.metadata as m; assert m.version('python-dotenv') == '$version'" 2>/dev/null; then
  exit 0
fi
mkdir -p "$(dirname "$venv")"
python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check "python-dotenv==$version"
