#!/usr/bin/env bash
# Finds a Chromium for the browser tests, or installs Debian's where that is possible.
set -euo pipefail
cd "$(dirname "$0")/.."
node tools/browser.js >/dev/null 2>&1 && exit 0

if command -v apt-get >/dev/null; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  echo 'Installing Chromium for the browser tests (apt-get install chromium)'
  "${as_root[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq chromium >/dev/null
fi
# Says what to do if there is still none.
node tools/browser.js >/dev/null
