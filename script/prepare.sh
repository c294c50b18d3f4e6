# Sourced by the other scripts: makes an environment and installs warmonitor into it, on a machine with only Python and pip.
#
#   prepare FOLDER EXTRAS     e.g. prepare .venv "[dev]"      sets $python to the environment's interpreter

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

say() { printf '%s\n' "$*" >&2; }

# An interpreter that is new enough; the plain name first, because it is the one that a person expects.
find_python() {
  local name
  for name in python3 python3.11 python3.12 python3.13 python3.14; do
    if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return 0
    fi
  done
  say "warmonitor needs Python 3.11 or newer, and found: $(python3 --version 2>&1 || true)"
  say "Install one (on Debian or Ubuntu: apt-get install python3 python3-pip python3-venv) and run this again."
  return 1
}

# Debian ships venv without ensurepip; then the folder is made without pip and the machine's own pip installs into it.
make_environment() {
  local base=$1 folder=$2
  [ -x "$folder/bin/python" ] && "$folder/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return 0
  rm -rf "$folder"
  "$base" -m venv "$folder" >/dev/null 2>&1 && return 0
  rm -rf "$folder"
  "$base" -m venv --without-pip "$folder" 2>/dev/null && return 0
  say "Python could not make a virtual environment in $folder."
  say "Install the venv module (on Debian or Ubuntu: apt-get install python3-venv) and run this again."
  return 1
}

install_into() {
  local base=$1 folder=$2
  shift 2
  local options=(install --quiet --disable-pip-version-check --no-input "$@")
  if "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    "$folder/bin/python" -m pip "${options[@]}"
  elif "$base" -m pip --version >/dev/null 2>&1; then
    "$base" -m pip --python "$folder/bin/python" "${options[@]}"
  elif command -v pip >/dev/null 2>&1; then
    pip --python "$folder/bin/python" "${options[@]}"
  else
    say "There is no pip on this machine. Install it (on Debian or Ubuntu: apt-get install python3-pip) and run this again."
    return 1
  fi
}

# The stamp makes a second call instant; it changes when the list of dependencies or plugins does.
prepare() {
  local folder=$1 extras=$2 base stamp file
  base=$(find_python) || return 1
  make_environment "$base" "$folder" || return 1
  python="$root/$folder/bin/python"
  file="$folder/.installed${extras//[^a-z]/-}"
  stamp=$("$python" -c 'import hashlib, pathlib, sys; print(sys.version, hashlib.sha256(pathlib.Path("pyproject.toml").read_bytes()).hexdigest(), pathlib.Path().resolve())')
  if [ -f "$file" ] && [ "$(cat "$file")" = "$stamp" ]; then return 0; fi
  say "Installing warmonitor into $folder (needs the network; a minute or two) ..."
  install_into "$base" "$folder" -e ".$extras" || { say "The install failed; the lines above say why."; return 1; }
  printf '%s\n' "$stamp" >"$file"
}
