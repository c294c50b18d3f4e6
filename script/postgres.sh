# Sourced by script/test: a PostgreSQL server of its own for a while, on a socket that nobody else reaches.
#
#   start_postgres      sets and exports WARMONITOR_DATABASE; says why and returns 1 where the machine has no server
#   stop_postgres       stops it and removes all of it

postgres_folder=""
postgres_bin=""
postgres_as=()

# Debian keeps initdb and pg_ctl off the path, a folder for each version; the newest is taken.
find_postgres() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -rV); do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && postgres_bin=$folder && return 0
  done
  command -v initdb >/dev/null 2>&1 && postgres_bin=$(dirname "$(command -v initdb)") && [ -x "$postgres_bin/pg_ctl" ]
}

start_postgres() {
  find_postgres || { say "There is no PostgreSQL server on this machine (on Debian or Ubuntu: apt-get install postgresql)."; return 1; }
  postgres_folder=$(mktemp -d /tmp/warmonitor-postgres.XXXXXX) || return 1
  postgres_as=()
  if [ "$(id -u)" = 0 ]; then
    # The server refuses to run as root.
    id postgres >/dev/null 2>&1 || { say "PostgreSQL does not run as root, and there is no user postgres."; stop_postgres; return 1; }
    chown postgres "$postgres_folder"
    postgres_as=(runuser -u postgres --)
  fi
  if ! as_postgres initdb -D "$postgres_folder/data" -U warmonitor -A trust -E UTF8 --locale=C.UTF-8 >"$postgres_folder.log" 2>&1 \
    || ! as_postgres pg_ctl -D "$postgres_folder/data" -w -t 60 -l "$postgres_folder/server.log" \
      -o "-c listen_addresses='' -c unix_socket_directories=$postgres_folder -c fsync=off" start >>"$postgres_folder.log" 2>&1; then
    say "PostgreSQL did not start:"
    tail -n 5 "$postgres_folder.log" >&2
    stop_postgres
    return 1
  fi
  export WARMONITOR_DATABASE="postgres://warmonitor@/warmonitor?host=$postgres_folder"
}

as_postgres() {
  local program=$1
  shift
  (cd "$postgres_folder" && ${postgres_as[@]+"${postgres_as[@]}"} "$postgres_bin/$program" "$@")
}

stop_postgres() {
  [ -n "$postgres_folder" ] || return 0
  [ -f "$postgres_folder/data/postmaster.pid" ] && as_postgres pg_ctl -D "$postgres_folder/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$postgres_folder" "$postgres_folder.log"
  postgres_folder=""
  unset WARMONITOR_DATABASE
}
