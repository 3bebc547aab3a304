# Read by the commands beside it, after they have set $root: brings the packages, Node and the build
# up to date, and does nothing when they are. Everything it says goes to stderr, one line for each
# piece of work, so that what a command prints stays its own.

fail() {
  echo "commonweave: $1" >&2
  exit 1
}

alive() {
  [ -d "/proc/$1" ] || kill -0 "$1" 2>/dev/null
}

# The lock is a symbolic link that names its holder: made in one step, and never without an owner.
# A dead holder's lock is broken by whoever wins a second lock named after the dead, and only if the
# first still belongs to it.
lock() {
  mkdir -p "$root/tmp" 2>/dev/null || fail "can't write to $root/tmp, which preparing needs."
  lock="$root/tmp/preparing"
  said=
  until ln -s "$$" "$lock" 2>/dev/null; do
    holder=$(readlink "$lock" || true)
    [ -n "$holder" ] || { [ -w "$root/tmp" ] || fail "can't write to $root/tmp, which preparing needs."; continue; }
    if ! alive "$holder"; then
      if ln -s "$$" "$lock-after-$holder" 2>/dev/null; then
        [ "$(readlink "$lock")" != "$holder" ] || rm -f "$lock"
        rm -f "$lock-after-$holder"
      fi
      continue
    fi
    [ -n "$said" ] || echo "Waiting for process $holder, which is preparing this folder (its lock: $lock) …" >&2
    said=yes
    sleep 0.2 2>/dev/null || sleep 1
  done
  trap unlock EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

unlock() {
  rm -f "$lock"
  trap - EXIT HUP INT TERM
}

# quietly LINE COMMAND…: says LINE, runs the command from the root, and shows its output only if it fails.
quietly() {
  echo "$1 …" >&2
  shift
  if ! (cd "$root" && "$@") >"$root/tmp/preparing.log" 2>&1; then
    cat "$root/tmp/preparing.log" >&2
    fail "'$*' failed; its output is above."
  fi
}

packages_current() {
  cmp -s "$root/package-lock.json" "$root/node_modules/.commonweave-lock"
}

need_packages() {
  if ! packages_current; then
    lock
    packages_current || install_packages
    unlock
  fi
  PATH="$root/node_modules/.bin:$PATH"
  export PATH
  [ -x "$root/node_modules/.bin/node" ] || [ "$(node_major)" -ge 24 ] ||
    fail "needs Node 24 or newer here: none comes as a package for this system, and $(node --version) is installed."
}

node_major() {
  node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0
}

# Where the lock file is exact, `npm ci`; where npm refuses it because a registry does not carry the
# packages of some other system, the same versions by `npm install`, which leaves the file alone.
npm_install() {
  with='--include=dev --include=optional --loglevel=error'
  npm ci $with || npm install --no-save $with
}

install_packages() {
  [ "$(node_major)" -ge 20 ] || fail 'needs Node 20 or newer to install itself; see https://nodejs.org/en/download.'
  if ! node "$root/bin/installed.mjs" "$root"; then
    command -v npm >/dev/null || fail 'needs npm, which comes with Node; see https://nodejs.org/en/download.'
    quietly 'Installing packages (this takes about a minute)' npm_install
  fi
  # A Node that came but does not run here (another C library, say) must not hide the system's own.
  "$root/node_modules/.bin/node" --version >/dev/null 2>&1 || rm -f "$root/node_modules/.bin/node"
  cp "$root/package-lock.json" "$root/node_modules/.commonweave-lock"
}

# What the build is made of, as one figure over the contents: a moved clock, a branch switched back and
# a file deleted are all seen rightly.
sources() (
  cd "$root"
  for each in app demo migrations public *.ts project.inlang/settings.json \
    package.json package-lock.json tsconfig.json; do
    if [ -e "$each" ]; then set -- "$@" "$each"; fi
  done
  find "$@" \( -path app/platform/words/compiled -o -path app/platform/testing \) -prune -o \
    -type f ! -name '*.test.ts' ! -name '*.test.tsx' ! -name '*.md' -exec cksum {} + |
    LC_ALL=C sort | cksum
)

build_current() {
  [ -f "$root/build/server/index.js" ] && [ -f "$root/build/made-of" ] && [ "$(cat "$root/build/made-of")" = "$(sources)" ]
}

need_build() {
  build_current && return
  lock
  if ! build_current; then
    made_of=$(sources)
    rm -f "$root/build/made-of"
    quietly 'Building (this takes a minute or two)' npm run -s build
    echo "$made_of" >"$root/build/made-of"
  fi
  unlock
}
