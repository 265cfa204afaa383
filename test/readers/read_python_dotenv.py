"""Paths on stdin, one a line; prints one JSON object a line."""

import json
import logging
import os
import sys

import dotenv

paths = sys.stdin.read().splitlines()
logging.disable(logging.CRITICAL)
os.environ.clear()
for path in paths:
    print(json.dumps({name: value for name, value in dotenv.dotenv_values(path).items() if value is not None}))
