# Sourced by build.sh: finds the tools that a command needs, installs what can be installed, names the command to type for the rest.

TOOLS_DIR=$PWD/.tools
export PATH="$TOOLS_DIR/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
export PUPPETEER_SKIP_DOWNLOAD=1

# setup build | test | browser
setup() {
  setup_rust
  setup_node
  case $1 in
    test) setup_wasm_pack && setup_browser && setup_firefox ;;
    browser) setup_browser ;;
  esac
}

missing() {
  echo "$1 is missing. Please type: $2" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

setup_rust() {
  has cargo || missing 'Rust' "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"
  if [[ ! -d $(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown ]]; then
    has rustup || missing 'The Rust target wasm32-unknown-unknown' 'apt-get install libstd-rust-dev-wasm32'
    rustup target add wasm32-unknown-unknown
  fi
  # The JavaScript engine compiles the standard library anew.
  if [[ ! -d $(rustc --print sysroot)/lib/rustlib/src/rust/library ]] && has rustup; then rustup component add rust-src; fi
  local wanted
  wanted=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' Cargo.lock)
  # Only the same version reads what the crate wrote into the wasm file.
  if [[ $(wasm-bindgen --version 2>/dev/null) != "wasm-bindgen $wanted" ]]; then
    echo "Installing wasm-bindgen-cli $wanted"
    # Not --locked: its lock file names a dependency that can no longer be had.
    cargo install wasm-bindgen-cli --version "$wanted" --root "$TOOLS_DIR" --quiet
  fi
}

setup_wasm_pack() {
  has wasm-pack && return
  echo 'Installing wasm-pack'
  cargo install wasm-pack --root "$TOOLS_DIR" --quiet
}

setup_node() {
  has node || missing 'Node.js 20 or later' 'apt-get install nodejs npm'
  (($(node -p 'process.versions.node.split(".")[0]') >= 20)) || missing 'Node.js 20 or later' 'apt-get install nodejs npm'
  # npm writes this file last; it is older than the lockfile only where an install is due.
  [[ node_modules/.package-lock.json -nt package-lock.json ]] && return
  echo 'Installing npm packages'
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
}

# What the end-to-end tests were written with.
GECKODRIVER_VERSION=0.37.1

# Sets FIREFOX and GECKODRIVER. Where neither is here nor can be installed, the tests in Firefox are left out, with a word.
setup_firefox() {
  find_firefox && return
  if [[ $(id -u) == 0 ]] && has apt-get; then
    if [[ -z $FIREFOX ]]; then
      echo 'Installing firefox-esr'
      apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends firefox-esr >/dev/null
    fi
    install_geckodriver
    find_firefox || missing 'Firefox with its driver' 'apt-get install firefox-esr && cargo install geckodriver'
  elif [[ -n $FIREFOX ]]; then
    install_geckodriver
    find_firefox || missing 'geckodriver' 'cargo install geckodriver'
  else
    echo 'Firefox is missing, so its tests are left out. To have them, please type: sudo apt-get install firefox-esr'
  fi
}

install_geckodriver() {
  [[ -n $GECKODRIVER ]] && return
  echo "Installing geckodriver $GECKODRIVER_VERSION"
  cargo install geckodriver --version "$GECKODRIVER_VERSION" --locked --root "$TOOLS_DIR" --quiet
}

find_firefox() {
  FIREFOX=${FIREFOX:-$(command -v firefox-esr || command -v firefox || true)}
  GECKODRIVER=${GECKODRIVER:-$(command -v geckodriver || true)}
  export FIREFOX GECKODRIVER
  [[ -n $FIREFOX && -n $GECKODRIVER ]]
}

# Sets CHROME and CHROMEDRIVER.
setup_browser() {
  find_browser && has_text_face && return
  if [[ $(id -u) == 0 ]] && has apt-get; then
    echo 'Installing chromium, chromium-driver and fonts-liberation'
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-liberation >/dev/null
  fi
  find_browser || missing 'Chromium with its driver' 'sudo apt-get install chromium chromium-driver'
}

# Bare machines have one wide face for screens, in which no line of the view is as long as on a reader's machine.
has_text_face() {
  ! has fc-match || [[ $(fc-match 'Times New Roman') != DejaVu* ]]
}

find_browser() {
  CHROME=${CHROME:-$(command -v chromium || command -v google-chrome || true)}
  CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver || true)}
  export CHROME CHROMEDRIVER
  [[ -n $CHROME && -n $CHROMEDRIVER ]]
}
